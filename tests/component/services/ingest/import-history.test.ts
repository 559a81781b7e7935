import fc from 'fast-check'
import { accountRow, exportFolder, extendedRow, type ListenRow, zipOf } from '#testkit/exports.ts'
import { accountRows, clock, extended, idsOf, run, runFiles } from '#testkit/imports.ts'

/** Hundreds of imports, on a machine that does other things too. */
const PROPERTY_MS_MAX = 30_000

test('both formats in one import give each play once, and every row is accounted for', async () => {
  const { summary, sender } = await runFiles({
    'StreamingHistory0.json': accountRows,
    'endsong_0.json': extended,
  })

  expect(summary).toMatchObject({
    userId: 'ada',
    files: [
      {
        name: 'StreamingHistory0.json',
        format: 'spotify-account',
        rows: 3,
        kept: 1,
        duplicates: 2,
        dropped: {},
      },
      {
        name: 'endsong_0.json',
        format: 'spotify-extended',
        rows: 3,
        kept: 3,
        duplicates: 0,
        dropped: {},
      },
    ],
    rows: 6,
    kept: 4,
    dropped: 0,
    duplicates: 2,
    plays: 4,
    longPlays: 3,
    zone: 'Europe/Berlin',
    from: '2023-06-01T20:00:00Z',
    to: '2024-01-01T22:30:00Z',
  })
  expect(sender.plays()).toHaveLength(4)
})

test('the profile goes out first, then messages of one format each, the last one marked', async () => {
  const { sender, summary } = await runFiles(
    { 'StreamingHistory0.json': accountRows, 'endsong_0.json': extended },
    { country: 'DE', birthday: '12-10' },
  )

  expect(sender.profiles).toEqual([
    {
      userId: 'ada',
      zone: 'Europe/Berlin',
      zoneHistory: [],
      country: 'DE',
      language: 'en',
      birthday: '12-10',
      years: [2024],
      hiddenCreators: [],
      hiddenDates: [],
      isHidden: false,
      declaredAt: clock.now(),
    },
  ])
  expect(sender.messages.map(({ source, batch, isLast }) => ({ source, batch, isLast }))).toEqual([
    { source: 'spotify-account', batch: 0, isLast: false },
    { source: 'spotify-extended', batch: 1, isLast: true },
  ])
  expect(sender.messages.every(({ importId }) => importId === summary.importId)).toBe(true)
})

test('a message holds at most 500 plays, fewer where titles are long', async () => {
  const minute = (i: number) =>
    new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString().slice(0, 16).replace('T', ' ')
  const rows = Array.from({ length: 1_201 }, (_, i) => accountRow(minute(i), `Track ${i}`))
  const long = Array.from({ length: 700 }, (_, i) =>
    accountRow(minute(i), `${i}${'\ud83c\udfb5'.repeat(300)}`),
  )
  const { sender } = await runFiles({ 'a.json': rows })
  const { sender: longSender } = await runFiles({ 'a.json': long })

  expect(sender.messages.map(({ plays }) => plays.length)).toEqual([500, 500, 201])
  expect(sender.messages.map(({ isLast }) => isLast)).toEqual([false, false, true])
  for (const { plays } of longSender.messages)
    expect(Buffer.byteLength(JSON.stringify(plays))).toBeLessThan(900_000)
})

test('the same files again give the same import and the same plays, in any order', async () => {
  const first = await runFiles({ 'a.json': accountRows, 'b.json': extended })
  const second = await runFiles({
    'b.json': extended,
    'copy.json': extended,
    'a.json': accountRows,
  })

  expect(second.summary.importId).toBe(first.summary.importId)
  expect(second.summary.plays).toBe(first.summary.plays)
  expect(idsOf(second.sender)).toEqual(idsOf(first.sender))
  expect((await runFiles({ 'a.json': accountRows }, { userId: 'bob' })).summary.importId).not.toBe(
    (await runFiles({ 'a.json': accountRows })).summary.importId,
  )
})

test(
  'splitting a history into files and mixing their order changes no id, and counts add up',
  async () => {
    const row = fc.record({
      minute: fc.nat(600),
      title: fc.constantFrom('One', 'Two'),
      isExact: fc.boolean(),
    })
    const files = fc.array(fc.array(row, { maxLength: 12 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(files, async (lists) => {
        const toRow = ({
          minute,
          title,
          isExact,
        }: {
          minute: number
          title: string
          isExact: boolean
        }): ListenRow => {
          const at = new Date(Date.UTC(2024, 0, 1) + minute * 15_000).toISOString()
          return isExact
            ? extendedRow(at.replace('.000', ''), title)
            : accountRow(at.slice(0, 16).replace('T', ' '), title)
        }
        const all = lists.flat()
        fc.pre(all.length > 0)
        // One file holds one format: as exports do.
        const split = lists.flatMap((list, i) =>
          [true, false].map(
            (isExact) =>
              [
                `endsong_${i}${isExact}.json`,
                list.filter((each) => each.isExact === isExact).map(toRow),
              ] as const,
          ),
        )
        const whole = [true, false].map(
          (isExact) =>
            [
              `endsong_${isExact}.json`,
              all.filter((each) => each.isExact === isExact).map(toRow),
            ] as const,
        )
        const parts = await runFiles(Object.fromEntries(split.reverse()))
        const one = await runFiles(Object.fromEntries(whole))

        expect(idsOf(parts.sender)).toEqual(idsOf(one.sender))
        expect(parts.summary.rows).toBe(all.length)
      }),
      { numRuns: 40 },
    )
  },
  PROPERTY_MS_MAX,
)

test('the zone decides the day, and it is said how many plays it moved', async () => {
  const { summary } = await runFiles({ 'a.json': accountRows }, { zone: 'Asia/Tokyo' })

  expect(summary.movedByZone).toBe(1)
  await expect(runFiles({ 'a.json': accountRows }, { zone: 'Asia/Tokio' })).rejects.toMatchObject({
    code: 'IMPORT_ZONE_UNKNOWN',
    message: expect.stringContaining('Asia/Tokyo'),
  })
})

test('a year without plays is said to be one', async () => {
  const { summary } = await runFiles({ 'a.json': accountRows }, { year: 2020 })

  expect(summary.year).toBe(2020)
  expect(summary.problems).toEqual([expect.stringContaining('2020')])
})

test('a zip, its unpacked folder and its files are the same import', async () => {
  await using folder = await exportFolder()
  const name = 'MyData/StreamingHistory0.json'
  const zip = await folder.write('export.zip', await zipOf({ [name]: accountRows }))
  const file = await folder.write(`unpacked/${name}`, accountRows)
  const imports = [[zip], [`${folder.path}/unpacked`], [file], [zip, file]]
  const summaries = await Promise.all(imports.map((paths) => run(paths)))

  expect(new Set(summaries.map(({ importId }) => importId)).size).toBe(1)
  expect(summaries.map(({ plays }) => plays)).toEqual([3, 3, 3, 3])
  expect(summaries[3]).toMatchObject({ rows: 6, duplicates: 3 })
})
