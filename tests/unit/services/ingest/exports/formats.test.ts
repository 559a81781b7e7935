import { readText, type TextRead } from '#testkit/read-text.ts'

const at = Date.UTC(2025, 0, 5, 17, 30)
const uts = at / 1000
const heard = ({ plays, reading }: TextRead) => ({
  format: reading.format?.name,
  dropped: reading.dropped,
  plays: plays.map(({ creator, title, endedAt, playedMs, isLengthAssumed }) => [
    creator,
    title,
    (endedAt - playedMs - at) / 1000,
    playedMs / 1000,
    isLengthAssumed,
  ]),
})

test('Tidal: ISO dates, or days first on the clock of a zone; what was heard is measured', async () => {
  const columns = 'entry_date,track_title,artist_name,album_name,stream_duration_ms,country_name'
  const rows =
    '2025-01-05T17:30:00Z,One,Oda,A,200000,Netherlands\n2025-01-05T17:40:00Z,,Tin,B,100000,'

  expect(heard(await readText(`${columns}\n${rows}\n`))).toEqual({
    format: 'tidal',
    dropped: { 'no-title': 1 },
    plays: [['Oda', 'One', 0, 200, false]],
  })
  const zoned = await readText(
    'artist_name,track_title,entry_date,time_zone,stream_duration_ms\nOda,One,05/01/2025 18:30,Europe/Berlin,200000\n',
    { instantOf: (ms, zone) => ms - (zone === 'Europe/Berlin' ? 3_600_000 : 0) },
  )
  expect(heard(zoned).plays).toEqual([['Oda', 'One', 0, 200, false]])
})

test('Deezer: seconds heard; addresses are not read', async () => {
  const text =
    'Song Title;Artist;ISRC;Album Title;IP Address;Listening Time;Platform Name;Date\nOne;Oda;X;A;203.0.113.9;200;web;2025-01-05 17:30:00\n'

  expect(heard(await readText(text))).toEqual({
    format: 'deezer',
    dropped: {},
    plays: [['Oda', 'One', 0, 200, false]],
  })
})

test('Maloja: a list in an object, artists in a list, what was heard where it is known', async () => {
  const track = { artists: ['Oda', 'Ida'], title: 'One', album: { albumtitle: 'A' }, length: 240 }
  const scrobbles = [
    { time: uts, track, duration: 200, origin: 'client:x' },
    { time: uts + 600, track: { ...track, length: null, album: null }, duration: null },
  ]

  expect(heard(await readText(JSON.stringify({ maloja: { export_time: 1 }, scrobbles })))).toEqual({
    format: 'maloja',
    dropped: {},
    plays: [
      ['Oda, Ida', 'One', 0, 200, false],
      ['Oda, Ida', 'One', 600, 180, true],
    ],
  })
})

test('Koito: names are the primary aliases', async () => {
  const named = (alias: string) => ({
    aliases: [
      { alias: 'x', is_primary: false },
      { alias, is_primary: true },
    ],
  })
  const listens = [
    {
      listened_at: '2025-01-05T17:30:00Z',
      track: { duration: 240, ...named('One') },
      album: named('A'),
      artists: [
        { is_primary: true, ...named('Oda') },
        { is_primary: false, ...named('Ida') },
      ],
    },
  ]
  const text = JSON.stringify({ version: '1', user: 'ada', listens }, null, 2)

  expect(heard(await readText(text))).toEqual({
    format: 'koito',
    dropped: {},
    plays: [['Oda', 'One', 0, 240, true]],
  })
})

test('Pano Scrobbler: lines of JSON or a table; what was loved is no play', async () => {
  const row = {
    timeHuman: 'x',
    timeMs: at,
    artist: 'Oda',
    track: 'One',
    album: 'A',
    durationMs: 240_000,
  }
  const lines = ['scrobble', 'love'].map((event) => JSON.stringify({ ...row, event })).join('\n')
  const table = `timeHuman,timeMs,artist,track,album,albumArtist,durationMs,mediaPlayerPackage,event\nx,${at},Oda,One,A,,240000,p,scrobble\nx,${at},Oda,One,A,,240000,p,unlove\n`

  for (const text of [lines, table])
    expect(heard(await readText(text))).toEqual({
      format: 'pano-scrobbler',
      dropped: { 'not-a-play': 1 },
      plays: [['Oda', 'One', 0, 240, true]],
    })
})

const log = (zone: string, started = uts) =>
  `#AUDIOSCROBBLER/1.1\n#TZ/${zone}\n#CLIENT/Rockbox\nOda\tA\tOne\t3\t240\tL\t${started}\t\nTin\tA\tTwo\t3\t240\tS\t${started}\t\n`

test('Rockbox: listened and skipped; a clock without a zone is the listener’s', async () => {
  const expected = {
    format: 'rockbox',
    dropped: { 'not-a-play': 1 },
    plays: [['Oda', 'One', 0, 240, true]],
  }

  expect(heard(await readText(log('UTC')))).toEqual(expected)
  const local = await readText(log('UNKNOWN', uts + 3600), { instantOf: (ms) => ms - 3_600_000 })
  expect(heard(local)).toEqual(expected)
})

test('Libre.fm: comments above the names of columns', async () => {
  const text = `# Libre.fm\n# ada\nTime,Artist,Track,Album\n${uts},Oda,One,\n`

  expect(heard(await readText(text))).toEqual({
    format: 'libre-fm',
    dropped: {},
    plays: [['Oda', 'One', 0, 180, true]],
  })
})

test('Spinitron: a block about the show comes first', async () => {
  const text =
    'Title,Night Drive\nDJ,"Ada, again"\n\nDate-time,Artist,Song,Release,Label\n2025-01-05 17:30:00,Oda,One,A,L\n'

  expect(heard(await readText(text))).toEqual({
    format: 'spinitron',
    dropped: { 'not-a-row': 2 },
    plays: [['Oda', 'One', 0, 180, true]],
  })
})

test('Jellyfin: artist and album are in the name of the item; films are no music', async () => {
  const bare = `2025-01-05 17:30:00.123\tu\ti\tAudio\tOda - One (A)\tDirectPlay\tweb\tc\t200\n2025-01-05 20:30:00\tu\ti\tMovie\tFilm\tDirectPlay\tweb\tc\t5000\n`
  const named = `Date,UserId,ItemId,ItemType,ItemName,PlaybackMethod,ClientName,DeviceName,PlayDuration\n2025-01-05 17:30:00,u,i,Audio,Oda - One (A),DirectPlay,web,c,200\n2025-01-05 20:30:00,u,i,Movie,Film,DirectPlay,web,c,5000\n`

  for (const text of [bare, named])
    expect(heard(await readText(text))).toEqual({
      format: 'jellyfin',
      dropped: { 'not-music': 1 },
      plays: [['Oda', 'One', 0, 200, false]],
    })
})

test('Amazon Music: known by its ASIN', async () => {
  const text =
    'timestamp,asin,title,artistName,albumName,consumptionDurationInSeconds\n2025-01-05T17:30:00.000Z,B0,One,Oda,A,200\n'

  expect(heard(await readText(text))).toEqual({
    format: 'amazon-music',
    dropped: {},
    plays: [['Oda', 'One', 0, 200, false]],
  })
})

test('account data has books beside music and podcasts', async () => {
  const rows = [
    {
      endTime: '2025-01-05 17:50',
      audiobookName: 'A Book',
      chapterName: 'Chapter 1',
      msPlayed: 1_200_000,
    },
    {
      endTime: '2025-01-05 17:50',
      authorName: 'Ida',
      audiobookName: 'A Book',
      msPlayed: 1_200_000,
    },
  ]

  expect(heard(await readText(JSON.stringify(rows)))).toEqual({
    format: 'spotify-account',
    dropped: {},
    plays: [
      ['A Book', 'Chapter 1', 0, 1200, false],
      ['A Book', 'A Book', 0, 1200, false],
    ],
  })
})

test('Apple Music: stations, clips, adverts and pings are no songs, and no song is longer than it is', async () => {
  const columns =
    'SONG NAME;Play duration milliseconds;event start timestamp;Item Type;Media Duration In Milliseconds;Artist Name'
  const row = (type: string, played = '200000,0', length = '240000') =>
    `One;${played};05.01.2025 17:30:00;${type};${length};Oda`
  const kinds = [
    'STREAM',
    'NON_SONG_CLIP',
    'TIMED_METADATA_PING',
    'AUDIO_AD',
    'ORIGINAL_CONTENT_SHOWS',
  ]
  const rows = [row('ITUNES_STORE_CONTENT'), row('', '9000000'), ...kinds.map((kind) => row(kind))]
  const read = heard(await readText(`${columns}\n${rows.join('\n')}\n`))

  expect(read).toEqual({
    format: 'apple-music',
    dropped: { 'not-music': 3, 'not-a-play': 1, advert: 1 },
    plays: [
      ['Oda', 'One', 0, 200, false],
      ['Oda', 'One', 0, 240, false],
    ],
  })
})

test('a private session is left out, or counted without its names', async () => {
  const row = {
    ts: '2025-01-05T17:33:20Z',
    ms_played: 200_000,
    master_metadata_track_name: 'One',
    master_metadata_album_artist_name: 'Oda',
    incognito_mode: true,
  }

  expect(heard(await readText(JSON.stringify([row])))).toMatchObject({
    dropped: { 'private-session': 1 },
    plays: [],
  })
  expect(heard(await readText(JSON.stringify([row]), { isPrivateKept: true }))).toMatchObject({
    dropped: {},
    plays: [['', '', 0, 200, false]],
  })
})
