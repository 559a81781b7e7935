import { parseZoneHistory, readZoneHistory } from '#services/ingest/zone-history.ts'
import { exportFolder } from '#testkit/exports.ts'

const parse = (text: string) => parseZoneHistory(text, 'moves.csv')
const periods = [
  { fromMs: Date.parse('2024-03-02T00:00:00+09:00'), zone: 'Asia/Tokyo' },
  { fromMs: Date.parse('2024-03-16T18:30:00+01:00'), zone: 'Europe/Paris' },
]

test.each([
  ['from,zone\n2024-03-02,Asia/Tokyo\n2024-03-16T18:30,Europe/Paris\n'],
  ['\ufeff"2024-03-16 18:30";"europe/paris"\r\n\r\n2024-03-02;Asia/Tokyo\r\n'],
  ['[{"from":"2024-03-02","zone":"Asia/Tokyo"},{"from":"2024-03-16T18:30","zone":"Europe/Paris"}]'],
])('each zone holds from its day on, as that day begins there: %j', (text) => {
  expect(parse(text)).toEqual(periods)
})

test('a day that begins an hour late in its zone begins then', () => {
  expect(parse('2018-11-04,America/Sao_Paulo')).toEqual([
    { fromMs: Date.parse('2018-11-04T01:00:00-02:00'), zone: 'America/Sao_Paulo' },
  ])
})

test.each([
  ['2024-03-02,Asia/Tokio', /^moves\.csv: line 1: .*Asia\/Tokyo/],
  ['from,zone\nyesterday,Asia/Tokyo', /line 2: begins with no date/],
  ['2024-02-30,Asia/Tokyo', /line 1: /],
  ['2024-03-02,Asia/Tokyo\n2024-03-02,Asia/Seoul', /two zones begin/],
  ['[{"from":1}]', /entry 1: begins with no date/],
  ['[null]', /entry 1: begins with no date/],
  ['[oops', /is not JSON/],
  ['2024-01-01,UTC\n'.repeat(1_001), /more than 1000/],
])('%j is refused, with where and why', (text, message) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      code: 'IMPORT_ZONE_HISTORY',
      message: expect.stringMatching(message),
    }),
  )
})

test('a file is read, and one that is missing or no list of a person is refused by name', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('moves.csv', '2024-03-02,Asia/Tokyo')
  const large = await folder.write('large.csv', 'x'.repeat(300_000))

  expect(await readZoneHistory(path)).toEqual(periods.slice(0, 1))
  await expect(readZoneHistory(`${path}x`)).rejects.toMatchObject({ code: 'IMPORT_FILE_MISSING' })
  await expect(readZoneHistory(large)).rejects.toMatchObject({ code: 'IMPORT_ZONE_HISTORY' })
})
