import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Real listening histories, `listener-1.zip` to `listener-5.zip`, in the folder that LINERNOTES_HISTORIES
 * names. They belong to the people who published them and are not part of the project.
 */
export const historiesFolder: string | undefined = process.env.LINERNOTES_HISTORIES

/** `test`, or a skipped one where the environment names no folder. A named folder must hold the files. */
export const testWithHistories: typeof test = historiesFolder ? test : (test.skip as typeof test)

export function historyFile(number: number): string {
  const path = join(historiesFolder ?? '', `listener-${number}.zip`)
  if (!existsSync(path)) throw new Error(`LINERNOTES_HISTORIES holds no ${path}`)
  return path
}
