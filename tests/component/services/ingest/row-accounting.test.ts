// Whatever happens to a file on its way, every row of it is kept, dropped for a reason or a duplicate.
import fc from 'fast-check'
import { exportFolder } from '#testkit/exports.ts'
import { accountRows, extended, run } from '#testkit/imports.ts'
import {
  appleRow,
  appleTable,
  jsonLines,
  lastFmBareCsv,
  lastFmCsv,
  lastFmPages,
  lastFmTrack,
  listen,
  uts,
  watchedRow,
} from '#testkit/listens.ts'

const files: readonly string[] = [
  JSON.stringify(accountRows, null, 2),
  JSON.stringify(extended),
  JSON.stringify(lastFmPages([lastFmTrack(uts(0), 'One'), lastFmTrack(uts(4), 'Two')])),
  lastFmCsv([
    [uts(0), 'One'],
    [uts(4), 'Two, "quoted"'],
    [uts(8), 'Three'],
  ]),
  lastFmBareCsv([
    ['01 Jan 2024 10:00', 'One'],
    ['01 Jan 2024 10:04', 'Two'],
  ]),
  jsonLines([listen(uts(0), 'One'), listen(uts(4), 'Two')]),
  appleTable([appleRow(), appleRow({ 'Song Name': 'Two, "quoted"' })]),
  JSON.stringify([watchedRow('2024-01-01T10:00:00Z', 'One')]),
]

const mutation = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'remove', 'double', 'byte'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\n',
    '\\',
    'null',
    '\u0000',
    '[[{"a":',
    '"track":[',
  ),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(bytes: Buffer, { kind, at, length, text }: Mutation): Buffer {
  const from = Math.floor(at * bytes.length)
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)]
  switch (kind) {
    case 'cut':
      return before
    case 'insert':
      return Buffer.concat([before, Buffer.from(text), after])
    case 'remove':
      return Buffer.concat([before, after.subarray(length)])
    case 'double':
      return Buffer.concat([before, after.subarray(0, length), after])
    default:
      return Buffer.concat([before, Buffer.from([length * 4]), after.subarray(1)])
  }
}

/** Hundreds of imports, on a machine that does other things too. */
const PROPERTY_MS_MAX = 30_000

test(
  'rows are kept, dropped by reason or duplicates, whatever a file went through',
  async () => {
    await using folder = await exportFolder()
    const mutated = fc.tuple(fc.constantFrom(...files), fc.array(mutation, { maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { minLength: 1, maxLength: 3 }), async (given) => {
        const paths: string[] = []
        for (const [index, [text, mutations]] of given.entries())
          paths.push(await folder.write(`${index}.x`, mutations.reduce(mutate, Buffer.from(text))))
        const summary = await run(paths, { isDryRun: true }).catch((error: { code?: string }) => {
          // Files without a row that can be used are refused, by name, and never by a fault of ours.
          expect(error.code).toMatch(/^IMPORT_(FORMAT_UNKNOWN|FORMAT_HTML|NOTHING_FOUND|EMPTY)$/)
        })
        if (!summary) return

        for (const file of summary.files) {
          const dropped = Object.values(file.dropped).reduce((sum, count) => sum + count, 0)
          expect(file.kept + dropped + file.duplicates).toBe(file.rows)
          expect(Math.min(file.kept, file.duplicates)).toBeGreaterThanOrEqual(0)
        }
        expect(summary.kept + summary.dropped + summary.duplicates).toBe(summary.rows)
        expect(summary.plays).toBe(summary.kept)
      }),
      { numRuns: 150 },
    )
  },
  PROPERTY_MS_MAX,
)
