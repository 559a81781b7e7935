import { playsRead, readText } from '#testkit/read-text.ts'

const days = Array.from({ length: 40 }, (_, n) => n)
const minute = (n: number) => `05 Jan 2025, 17:${String(10 + n).padStart(2, '0')}`
const table = (row: (n: number) => readonly (string | number)[], separator = ',') =>
  days
    .map((n) =>
      row(n)
        .map((cell) => `"${cell}"`)
        .join(separator),
    )
    .join('\n')
const first = 'Artist 0 / Song 0 / 2025-01-05T17:10'

test.each([
  ['lastfm-to-csv', table((n) => [`Artist ${n % 5}`, 'Album', `Song ${n}`, minute(n)])],
  [
    'Scrubbler',
    table((n) => [
      `Artist ${n % 5}`,
      'Album',
      `Song ${n}`,
      `05/01/2025 17:${10 + n}:00 +00:00`,
      '',
      '',
    ]),
  ],
  ['Libre.fm', table((n) => [1736097000 + 60 * n, `Artist ${n % 5}`, `Song ${n}`, 'Album'])],
  [
    'Libre.fm without albums',
    table((n) => [1736097000 + 60 * n, `Artist ${n % 5}`, `Song ${n}`, '']),
  ],
  [
    'a backup of Last.fm',
    table((n) => ['2025-01-05', `17:${10 + n}:00`, `Artist ${n % 5}`, `Song ${n}`]),
  ],
  ['a table of lines with bars', table((n) => [`Artist ${n % 5}`, `Song ${n}`, minute(n)], '|')],
])('the columns of %s are guessed without names, and the guess is said', async (_, text) => {
  const read = await readText(text)

  expect(playsRead(read)[0]).toBe(first)
  expect(read.plays).toHaveLength(40)
  expect(read.reading.checks[0]).toMatch(/no line that names its columns.*artist.*title/)
})

test('what plays now comes first without a time, and costs no other row', async () => {
  const rows = table((n) => [`Artist ${n % 5}`, 'Album', `Song ${n}`, minute(n)])
  const read = await readText(`Halle,Album,Playing Now,\n${rows}`)

  expect(read.plays).toHaveLength(40)
  expect(read.reading).toMatchObject({ rows: 41, dropped: { 'no-time': 1 } })
})

test('a guess that would make nearly every artist unique is refused, with what to do', async () => {
  const { plays, reading } = await readText(
    table((n) => [`Song ${n}`, `Artist ${n % 5}`, 'Album', minute(n)]).replaceAll(
      '"Album"',
      '"Al"',
    ),
  )

  expect(plays).toEqual([])
  expect(reading.format).toBeUndefined()
  expect(reading.refusal).toContain('title,artist,album,date')
})

test('a table without any time is no history', async () => {
  const { reading } = await readText('a,b,c\nd,e,f\n')

  expect(reading.format).toBeUndefined()
})
