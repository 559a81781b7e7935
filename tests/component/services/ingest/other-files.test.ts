// Files that are known and are no history that is read: what a report calls them, beside a history and alone.
import { accountRows, runFiles } from '#testkit/imports.ts'

const summaries = [
  ['Wrapped2025.json', { topArtists: { numUniqueArtists: 3 }, yearlyMetrics: {} }, 'Wrapped'],
  [
    'Wrapped2025.json',
    { tracks: [{ trackName: 'One', artistName: 'Oda', firstPlayed: '2025-01-05' }] },
    'Wrapped',
  ],
  ['renamed.json', { yearlyMetrics: { totalMsListened: 9_000_000 } }, 'Wrapped'],
  ['YourSoundCapsule.json', { stats: [{ secondsPlayed: 900 }], highlights: [] }, 'Sound Capsule'],
] as const

test.each(summaries)('%s with %j is a summary, and gives no plays', async (name, content, word) => {
  const { summary } = await runFiles({ [name]: content, 'StreamingHistory0.json': accountRows })

  expect(summary.files.map((file) => file.name)).toEqual(['StreamingHistory0.json'])
  expect(summary.ignored).toEqual([
    { name, reason: 'not-a-history', is: expect.stringContaining(word) },
  ])
  expect(summary.problems).toEqual([])
  await expect(runFiles({ [name]: content })).rejects.toMatchObject({
    code: 'IMPORT_FORMAT_UNKNOWN',
    message: expect.stringContaining(word),
  })
})

test('a history that begins with the name of its user is one, as lastfmstats.com writes it', async () => {
  const scrobbles = [1, 2].map((at) => ({
    track: `Song ${at}`,
    artist: 'Oda',
    album: 'A',
    albumId: '',
    date: 1_704_500_000_000 + at * 300_000,
  }))
  const { summary } = await runFiles({ 'lastfmstats.json': { username: 'oda', scrobbles } })

  expect(summary.ignored).toEqual([])
  expect(summary.files).toEqual([expect.objectContaining({ name: 'lastfmstats.json', kept: 2 })])
})

const song = { title: 'One', parent_title: 'A', grandparent_title: 'Oda', media_type: 'track' }
const tautulli = { rating_key: 1, date: 1_736_098_740, play_duration: 200, ...song }
const plex = { title: 'One', grandparentTitle: 'Oda', type: 'track', viewedAt: 1_736_098_740 }
const heard = {
  played_at: 1_736_098_740_000,
  track: { title: 'Oda - One', permalink_url: 'https://soundcloud.com/oda/one' },
}

const unread: readonly (readonly [string, string, unknown])[] = [
  ['Tautulli', 'a.json', [tautulli]],
  ['Tautulli', 'a.json', { response: { result: 'success', data: { data: [tautulli] } } }],
  [
    'Tautulli',
    'a.csv',
    'date,media_type,grandparent_title,parent_title,title\n1736098740,track,Oda,A,One\n',
  ],
  ['Plex', 'a.json', { MediaContainer: { size: 1, Metadata: [plex] } }],
  ['Plex', 'a.json', [plex]],
  ['Plex', 'a.xml', '<?xml version="1.0"?>\n<MediaContainer size="1"><Track/></MediaContainer>'],
  ['Navidrome', 'a.csv', 'media_file_id,user_id,submission_time\nf1,u1,1736098740\n'],
  [
    'Navidrome',
    'a.csv',
    'user_id,item_id,item_type,play_count,play_date\nu1,f1,media_file,3,2025-01-05 17:30:00\n',
  ],
  ['SoundCloud', 'a.json', { collection: [heard], next_href: null }],
  ['SoundCloud', 'a.json', [heard]],
  ['SQLite', 'navidrome.db', 'SQLite format 3\0\x10'],
]

test.each(unread)(
  'a file of %s (%s) is refused by name, with what to give instead',
  async (program, name, content) => {
    await expect(runFiles({ [name]: content })).rejects.toMatchObject({
      code: 'IMPORT_FORMAT_UNREAD',
      message: expect.stringMatching(new RegExp(`${program}.*title,artist,album,date`)),
    })
    const { summary } = await runFiles({ [name]: content, 'StreamingHistory0.json': accountRows })
    expect(summary.ignored).toMatchObject([{ name, reason: 'unread-history' }])
    expect(summary.problems).toEqual([expect.stringContaining(program)])
  },
)

test('rows that name where they were heard, and have titles and artists, are plays', async () => {
  const row = { title: 'One', artist: 'Oda', played_at: '2024-01-05T17:30:00Z' }
  const joined = 'title,artist,album,submission_time\nOne,Oda,A,1704475800\n'
  const { summary } = await runFiles({
    'a.json': [{ ...row, url: 'https://soundcloud.com/oda/one' }],
    'navidrome.csv': joined,
  })

  expect(summary.files.map(({ format }) => format)).toEqual(['scrobble-table', 'scrobble-table'])
})

test.each([
  ['Identity.json', { displayName: 'ada', lastName: 'Lovelace', country: 'DE' }],
  ['Userdata.json', { username: 'ada', email: 'lovelace@invalid.test', country: 'DE' }],
])('of %s the country is read, and nothing else', async (name, content) => {
  const { summary, sender } = await runFiles({
    [name]: content,
    'StreamingHistory0.json': accountRows,
  })

  expect(summary.companions).toEqual([{ name, gives: 'the country of the account' }])
  expect(JSON.stringify([summary, sender.plays()])).not.toMatch(/lovelace/i)
})

test('of an account without its country nothing is read', async () => {
  const { summary } = await runFiles({
    'Identity.json': { displayName: 'ada' },
    'StreamingHistory0.json': accountRows,
  })

  expect(summary.ignored).toMatchObject([{ is: expect.stringContaining('account') }])
})

test.each([
  ['watch-history.html', '<html><body>Watched a video that has been removed</body></html>'],
  ['renamed.html', '<div><p class="mdl-typography--title">YouTube<br></p>Watched a video</div>'],
  ['renamed.html', '<div>Watched <a href="https://m.youtube.com/watch?v=x">One</a></div>'],
])('a small history of YouTube as a web page is known: %s', async (name, content) => {
  await expect(runFiles({ [name]: content })).rejects.toMatchObject({ code: 'IMPORT_FORMAT_HTML' })
})
