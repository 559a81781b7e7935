import {
  type ImportDeps,
  type ImportOptions,
  importHistory,
} from '#services/ingest/import-history.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { accountRow, exportFolder, extendedRow } from './exports.ts'
import { type RecordingSender, recordingSender } from './recording-sender.ts'

export const clock = { now: () => Date.UTC(2025, 0, 1), after: () => () => {} }
export const options: ImportOptions = { userId: 'ada', zone: 'Europe/Berlin' }

export function run(
  paths: readonly string[],
  change: Partial<ImportOptions> = {},
  ports: Partial<ImportDeps> & { readonly sender?: RecordingSender } = {},
  signal?: AbortSignal,
): Promise<ImportSummary> {
  const { sender = recordingSender(), ...rest } = ports
  return importHistory(
    paths,
    { ...options, ...change },
    { clock, openSender: sender.opened, ...rest },
    signal,
  )
}

export async function runFiles(
  files: Readonly<Record<string, unknown>>,
  change: Partial<ImportOptions> = {},
) {
  await using folder = await exportFolder()
  const sender = recordingSender()
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) paths.push(await folder.write(name, content))
  const summary = await run(paths, change, { sender })
  expectSums(summary)
  return { summary, sender }
}

function expectSums(summary: ImportSummary): void {
  const counts = (dropped: Readonly<Record<string, number>>) =>
    Object.values(dropped).reduce((sum, count) => sum + count, 0)
  for (const { rows, kept, dropped, duplicates } of summary.files)
    expect(kept + counts(dropped) + duplicates).toBe(rows)
  const { rows, kept, dropped, duplicates, plays, files } = summary
  expect(kept + dropped + duplicates).toBe(rows)
  expect(plays).toBe(kept)
  expect(files.reduce((sum, file) => sum + file.rows, 0)).toBe(rows)
}

export const accountRows = [
  accountRow('2024-01-01 10:00', 'One'),
  accountRow('2024-01-01 10:04', 'Two'),
  accountRow('2024-01-01 22:30', 'Skip', 900),
]
export const extended = [
  extendedRow('2024-01-01T10:00:31Z', 'One'),
  extendedRow('2024-01-01T10:04:02Z', 'Two'),
  extendedRow('2023-06-01T20:00:00Z', 'Older'),
]
export const idsOf = (sender: RecordingSender) =>
  sender
    .plays()
    .map(({ playId }) => playId)
    .sort()
