// What every import did is kept on this machine, by the import's ID, for as long as nobody erases its listener.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { cliErrors } from './errors.ts'

const folderOf = (home: string) => join(home, 'import-reports')

/** A later import of the same files replaces the report: it says the same, on the data of now. */
export function keepReport(home: string, summary: ImportSummary): void {
  mkdirSync(folderOf(home), { recursive: true })
  const text = `${JSON.stringify(summary, null, 1)}\n`
  writeFileSync(join(folderOf(home), `${summary.importId}.json`), text, { mode: 0o600 })
}

/** @param id enough of the import's ID. @throws IMPORT_REPORT_UNKNOWN */
export function keptReport(home: string, id: string): ImportSummary {
  // Each name begins with nothing: an ID that was left out is none.
  const found = id === '' ? [] : namesIn(home).filter((name) => name.startsWith(id))
  const [name] = found
  if (name === undefined || found.length > 1)
    throw cliErrors.IMPORT_REPORT_UNKNOWN({ id, known: found.length })
  return JSON.parse(readFileSync(join(folderOf(home), name), 'utf8')) as ImportSummary
}

/** @returns how many reports of the listener there were. */
export function eraseReports(home: string, userId: string): number {
  const own = namesIn(home).filter((name) => ownerOf(join(folderOf(home), name)) === userId)
  for (const name of own) rmSync(join(folderOf(home), name), { force: true })
  return own.length
}

function ownerOf(path: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as ImportSummary).userId
  } catch {
    return undefined
  }
}

function namesIn(home: string): string[] {
  try {
    return readdirSync(folderOf(home)).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}
