// When this machine last imported for a listener. The store alone cannot tell whether what it holds is from
// before or after an import that was sent a moment ago; `archive --wait` waits for what was sent from here.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (home: string, userId: string) => join(home, 'imports', `${userId}.json`)

/** @param recordedAt when the import's messages were written, ms since 1970 UTC */
export function noteImport(home: string, userId: string, recordedAt: number): void {
  mkdirSync(join(home, 'imports'), { recursive: true })
  writeFileSync(fileOf(home, userId), JSON.stringify({ recordedAt }))
}

/** Undefined where none was noted. */
export function lastImportAt(home: string, userId: string): number | undefined {
  try {
    const { recordedAt } = JSON.parse(readFileSync(fileOf(home, userId), 'utf8'))
    return typeof recordedAt === 'number' ? recordedAt : undefined
  } catch {
    return undefined
  }
}
