// When this machine last changed something of a listener. The store alone cannot tell whether what it holds is
// from before or after what was sent a moment ago; `archive --wait` waits for what was sent from here.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** When messages were written, ms since 1970 UTC. */
export interface LastChange {
  /** That declare a profile. */
  readonly declaredAt?: number
  /** That record or take back plays. */
  readonly countedAt?: number
}

const fileOf = (home: string, userId: string) => join(home, 'imports', `${userId}.json`)

/** Notes what was sent now; what was noted of the other kind stays. */
export function noteChange(home: string, userId: string, change: LastChange): void {
  mkdirSync(join(home, 'imports'), { recursive: true })
  const noted = { ...lastChange(home, userId), ...change }
  writeFileSync(fileOf(home, userId), JSON.stringify(noted))
}

/** Undefined where none was noted. */
export function lastChange(home: string, userId: string): LastChange | undefined {
  try {
    const { declaredAt, countedAt } = JSON.parse(readFileSync(fileOf(home, userId), 'utf8'))
    const noted = {
      ...(typeof declaredAt === 'number' && { declaredAt }),
      ...(typeof countedAt === 'number' && { countedAt }),
    }
    return Object.keys(noted).length > 0 ? noted : undefined
  } catch {
    return undefined
  }
}

/** Returns whether there was a note. */
export function forgetChange(home: string, userId: string): boolean {
  const isNoted = lastChange(home, userId) !== undefined
  rmSync(fileOf(home, userId), { force: true })
  return isNoted
}
