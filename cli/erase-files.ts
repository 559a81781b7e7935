// What this machine's own files say of a listener.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyLocation } from '#operations/search-topic.ts'
import { eraseReports } from './import-reports.ts'
import { forgetChange } from './last-change.ts'

/** What this machine noted of the listener goes; logs are looked through, and hold no names unless one failed. */
export function eraseFiles(home: string, userId: string): readonly KeyLocation[] {
  const forgotten = (forgetChange(home, userId) ? 1 : 0) + eraseReports(home, userId)
  const names = namesIn(join(home, 'logs'))
  const escaped = userId.replaceAll(/[.\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\w.@-])${escaped}(?![\\w.@-])`)
  const lines = names.flatMap((name) => readFileSync(join(home, 'logs', name), 'utf8').split('\n'))
  const naming = lines.filter((line) => pattern.test(line)).length
  const none = { left: 0, going: 0, kept: 0, note: '' }
  return [
    { place: 'notes of this machine', ...none, lookedAt: forgotten },
    {
      place: 'logs',
      ...none,
      lookedAt: lines.length,
      going: naming,
      note: naming > 0 ? `lines in ${join(home, 'logs')} that name the listener: delete them` : '',
    },
  ]
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.log'))
  } catch {
    return []
  }
}
