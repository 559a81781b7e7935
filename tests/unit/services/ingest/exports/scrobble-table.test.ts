import fc from 'fast-check'
import { playsRead, readText } from '#testkit/read-text.ts'

const expected = ['Oda / One / 2025-01-05T17:30', 'Tin / Two / 2025-01-13T18:05']
const cells = [
  { title: 'One', artist: 'Oda', album: 'A', time: '1736098200' },
  { title: 'Two', artist: 'Tin', album: 'B', time: '1736791500' },
] as const
type Cell = keyof (typeof cells)[number]

const names: Readonly<Record<Cell, readonly string[]>> = {
  title: [
    'Track',
    'TITLE',
    'song name',
    'Titel',
    'Morceau',
    'Canción',
    'Название',
    '曲名',
    'track_name',
  ],
  artist: [
    'Artist',
    'ARTIST NAME',
    'Künstler',
    'Artiste',
    'Artista',
    'Исполнитель',
    'アーティスト',
    'artistName',
  ],
  album: ['Album', 'Release', 'Álbum', 'アルバム', 'Альбом'],
  time: ['Timestamp', 'uts', 'Date', 'Datum', 'Fecha', 'played_at', 'Дата', '日時', 'Listened At'],
}

test('columns decide what they hold, in any order, language, separator, quoting and capitals', async () => {
  const header = fc.record({
    title: fc.constantFrom(...names.title),
    artist: fc.constantFrom(...names.artist),
    album: fc.constantFrom(...names.album),
    time: fc.constantFrom(...names.time),
  })
  const order = fc.shuffledSubarray(['title', 'artist', 'album', 'time'] as Cell[], {
    minLength: 4,
  })
  const property = fc.asyncProperty(
    header,
    order,
    fc.constantFrom(',', ';', '\t', '|'),
    fc.boolean(),
    fc.constantFrom('', '\ufeff', 'Exported for ada\n\n', '# a remark\n', 'sep=;\n'),
    async (header, order, separator, isQuoted, before) => {
      const line = (row: Readonly<Record<Cell, string>>) =>
        order.map((cell) => (isQuoted ? `"${row[cell]}"` : row[cell])).join(separator)
      const text = before + [header, ...cells].map(line).join('\n')

      expect(playsRead(await readText(text))).toEqual(expected)
    },
  )
  await fc.assert(property, { numRuns: 150 })
})

test('the same keys are known in a list of JSON, and in an object around it', async () => {
  const rows = cells.map(({ title, artist, time }) => ({
    name: title,
    artist,
    date: Number(time) * 1000,
  }))

  expect(playsRead(await readText(JSON.stringify(rows)))).toEqual(expected)
  expect(playsRead(await readText(JSON.stringify({ username: 'ada', scrobbles: rows })))).toEqual(
    expected,
  )
})

test('the exact column is read where a table has several times', async () => {
  const text =
    'Title\tArtist\tDate\tTimestamp\nOne\tOda\t05 Jan 2025, 17:30\t1736098223\nTwo\tTin\t13 Jan 2025, 18:05\t1736791511\n'
  const { plays } = await readText(text)

  expect(plays.map(({ endedAt, playedMs }) => (endedAt - playedMs) / 1000)).toEqual([
    1736098223, 1736791511,
  ])
})

test('a day and a time of the day in two columns are one time', async () => {
  const text = 'Date,Time,Artist,Title\n2025-01-05,17:30:00,Oda,One\n2025-01-13,18:05:00,Tin,Two\n'

  expect(playsRead(await readText(text))).toEqual(expected)
})

test.each([
  ['05/01/2025 17:30,Oda,One\n13/01/2025 18:05,Tin,Two', 'days before months'],
  ['1/5/2025 5:30 PM,Oda,One\n1/13/2025 6:05 PM,Tin,Two', 'months before days'],
  ['05.01.2025 17:30:00,Oda,One\n13.01.2025 18:05:00,Tin,Two', 'dots'],
  ['2025-01-05T18:30:00+01:00,Oda,One\n2025-01-13T18:05:00Z,Tin,Two', 'zones'],
  ['5 janv. 2025 à 17:30,Oda,One\n13 janvier 2025 18:05,Tin,Two', 'months in words'],
  ['"January 5, 2025 at 05:30PM",Oda,One\n"January 13, 2025 at 06:05PM",Tin,Two', 'English words'],
])('dates such as %j are read: %s', async (rows) => {
  expect(playsRead(await readText(`date,artist,title\n${rows}\n`))).toEqual(expected)
})

test('lengths have the unit of their column, of a clock, or the one that makes sense', async () => {
  const lengthOf = async (name: string, value: string) => {
    const text = `artist;title;date;${name}\nOda;One;2025-01-05 17:30:00;${value}\n`
    const { plays } = await readText(text)
    return [plays[0]?.playedMs, plays[0]?.isLengthAssumed]
  }

  expect(await lengthOf('ms_played', '200000')).toEqual([200_000, false])
  expect(await lengthOf('Seconds Played', '200')).toEqual([200_000, false])
  expect(await lengthOf('Listening Time', '200,5')).toEqual([200_500, false])
  expect(await lengthOf('Duration', '3:20')).toEqual([200_000, true])
  expect(await lengthOf('Track Length (ms)', '200000')).toEqual([200_000, true])
  expect(await lengthOf('Dauer (s)', '200,5')).toEqual([200_500, true])
  expect(await lengthOf('Durée [min]', '3,5')).toEqual([210_000, true])
})

test('a first line that names columns nobody knows makes no guess of the others', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `x${n};y${n % 3};z;2025-01-05 17:${10 + n}`)
  const { reading, plays } = await readText(['Foo;Bar;Baz;Qux', ...rows].join('\n'))

  expect(plays).toEqual([])
  expect(reading.refusal).toMatch(/first line.*Foo.*title,artist,album,date/)
})

test('a table of a day without times of the day has no plays to place', async () => {
  const { plays, reading } = await readText('artist,title,date\nOda,One,2025-01-05\n')

  expect(plays).toEqual([])
  expect(reading.dropped).toEqual({ 'no-time': 1 })
})
