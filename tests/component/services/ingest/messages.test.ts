// What an import says of what it could not read: where, how much is lost, and what to do.
import { zipOf } from '#testkit/exports.ts'
import { accountRows, extended, runFiles } from '#testkit/imports.ts'

const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row))

test.each([
  [
    'a quote of the wrong kind',
    `[\n${lines(accountRows).join(',\n')},\n{'endTime': 'x'}\n]`,
    /line 5, column 2/,
  ],
  ['a comma too many', `[\n${lines(accountRows).join(',\n')},\n]`, /line 5, column 1/],
  ['a comma missing', `[\n${lines(accountRows).join('\n')}\n]`, /line 3, column 1/],
])(
  'JSON with %s is read as far as it goes, or refused, and it is said where it breaks',
  async (_, text, where) => {
    const said = await runFiles({ 'a.json': text }).then(
      ({ summary }) => summary.problems.join('\n'),
      (error: Error) => error.message,
    )

    if (said !== '') expect(said).toMatch(where)
  },
)

test.each([
  ['// my history\n[{"endTime": 1}]', /nearly JSON.*line 1, column 1/],
  ['{"a": 1, b: 2}', /nearly JSON.*line 1, column 10/],
])('a file that is nearly JSON is refused with the place: %j', async (text, where) => {
  await expect(runFiles({ 'a.json': text })).rejects.toMatchObject({
    code: 'IMPORT_FORMAT_UNKNOWN',
    message: expect.stringMatching(where),
  })
})

test('listening of an unknown kind is a problem with its hours, not a name among others', async () => {
  const strange = Array.from({ length: 400 }, () => ({ when: 'then', msPlayed: 180_000 }))
  const { summary } = await runFiles({
    'StreamingHistory0.json': accountRows,
    'StreamingHistory_dreams_0.json': strange,
  })

  expect(summary.problems).toEqual([
    'StreamingHistory_dreams_0.json: 20 hours of listening in it are not read: its kind is not known.',
  ])
})

test('an extended history that cannot be used is not answered by asking for one', async () => {
  const zip = await zipOf({
    'Spotify Extended Streaming History/ReadMeFirst.pdf': '%PDF',
    'Spotify Extended Streaming History/Streaming_History_Audio_2024.json': '{"broken": tru',
  })

  await expect(runFiles({ 'my_spotify_data.zip': zip })).rejects.toMatchObject({
    code: 'IMPORT_NOTHING_FOUND',
    message: expect.stringMatching(/Streaming_History_Audio_2024\.json: it is nearly JSON/),
  })
})

test('files that only name songs say so, and what is missing beside them', async () => {
  const daily = 'Country,Track Description,Date Played,Hours\nDE,Oda - One,20240105,17\n'
  const zip = await zipOf({ 'Apple Music - Play History Daily Tracks.csv': daily, 'x.json': '{}' })

  await expect(runFiles({ 'apple.zip': zip })).rejects.toMatchObject({
    message: expect.stringMatching(
      /Daily Tracks\.csv: it gives artists.*give the history beside it/,
    ),
  })
})

test('a table whose columns nobody knows is refused with what to write', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `x${n};y${n % 3};z;2024-01-05 17:${10 + n}`)

  await expect(
    runFiles({ 'a.csv': ['Foo;Bar;Baz;Qux', ...rows].join('\n') }),
  ).rejects.toMatchObject({
    message: expect.stringContaining('title,artist,album,date'),
  })
})

test('what a rule reads beside a history, and what it gave, is said', async () => {
  const apple =
    'Song Name,Play Duration Milliseconds,Event Start Timestamp,Event Type\nOne,200000,2024-01-05T17:30:00Z,PLAY_END\n'
  const { summary, sender } = await runFiles({
    'Apple Music Play Activity.csv': apple,
    'Apple Music Library Tracks.json': [{ 'Content Type': 'Song', Title: 'One', Artist: 'Oda' }],
  })

  expect(sender.plays()).toMatchObject([{ creator: 'Oda' }])
  expect(summary.companions).toEqual([
    { name: 'Apple Music Library Tracks.json', gives: 'artists of songs in the library' },
  ])
  expect(summary.checks.join()).toContain('1 plays had no artist')
})

test('shows that the library names are no artists in older account data', async () => {
  const { sender } = await runFiles({
    'YourLibrary.json': { tracks: [], shows: [{ name: 'The Testers', publisher: 'x' }] },
    'StreamingHistory0.json': accountRows,
  })

  expect(new Set(sender.plays().map(({ kind }) => kind))).toEqual(new Set(['episode']))
})

test('rows of adverts and of no name are counted, and no name is made of them', async () => {
  const { summary, sender } = await runFiles({
    'a.json': [
      { ...extended[0], master_metadata_album_artist_name: 'Various Artists' },
      { ...extended[1], spotify_track_uri: 'spotify:ad:0000' },
    ],
  })

  expect(sender.plays()).toMatchObject([{ creator: '', playedMs: 200_000 }])
  expect(summary.files[0]?.dropped).toEqual({ advert: 1 })
  expect(summary.checks.join()).toContain('1 of 2 rows (50 %) name no artist')
})
