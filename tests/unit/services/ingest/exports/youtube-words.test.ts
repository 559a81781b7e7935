import { attestedWords } from '#services/ingest/exports/word-sources.ts'
import { youTubeMusic } from '#services/ingest/exports/youtube-music.ts'
import { artistOfChannel, watchedWords } from '#services/ingest/exports/youtube-words.ts'
import { watchedRow } from '#testkit/listens.ts'
import { readText } from '#testkit/read-text.ts'

const nowMs = Date.UTC(2025, 0, 1)
const time = '2024-01-01T10:00:00Z'
const songs = ['One', 'Two of us', 'Drei (live)', 'Четыре', '五']

const wordings = Object.entries(watchedWords).flatMap(([language, words]) =>
  words.map((wording) => [language, wording] as const),
)

test.each(wordings)('in %s, %s is that a video was watched', async (_, wording) => {
  const rows = songs.map((song) => watchedRow(time, '', { title: wording.replace('*', song) }))
  const { plays } = await readText(JSON.stringify(rows))

  expect(plays.map(({ title }) => title)).toEqual(songs)
})

test.each([
  'en',
  'de',
  'fr',
  'es',
  'es-419',
  'pt-BR',
  'pt',
  'cs',
  'pl',
  'ru',
  'tr',
  'ja',
  'ko',
  'zh-CN',
])('the language %s has a wording', (language) => {
  expect(watchedWords[language]?.length).toBeGreaterThan(0)
})

test('each wording that a public source has is read, and stated once', () => {
  const attested = attestedWords.flatMap(({ words }) => words)
  const known = new Set(Object.values(watchedWords).flat())

  expect(attested.filter((word) => !known.has(word))).toEqual([])
  expect(new Set(attested).size).toBe(attested.length)
})

test('a language that is not known gives its verb away by having it on every title', async () => {
  const rows = Array.from({ length: 20 }, (_, n) =>
    watchedRow(time, '', { title: `Zyxwrt glob: ${songs[n % 5]} ${n}` }),
  )
  const { plays, reading } = await readText(JSON.stringify(rows))

  expect(plays[0]?.title).toBe('One 0')
  expect(reading.checks).toEqual([expect.stringContaining('Zyxwrt glob')])
})

test('the words of one language are not taken from titles in another', async () => {
  const rows = ['Så', 'Das hab ich angesehen', 'One'].map((song) => watchedRow(time, song))
  const { plays } = await readText(JSON.stringify(rows))

  expect(plays.map(({ title }) => title)).toEqual(['Så', 'Das hab ich angesehen', 'One'])
})

test.each([
  'Topic',
  'Thema',
  'Tema',
  'Tópico',
  'Temat',
  'Téma',
  'Тема',
  'Konu',
  'Aihe',
  'トピック',
  '주제',
  '主題',
])('a channel "X - %s" is the artist X', (word) => {
  expect(artistOfChannel(`Oda Brandt - ${word}`)).toBe('Oda Brandt')
})

test.each([
  [
    {
      title: 'Searched for oda brandt',
      subtitles: undefined,
      titleUrl: 'https://music.youtube.com/search?q=x',
    },
    'not-a-play',
  ],
  [{ title: 'Searched for oda brandt', subtitles: undefined, titleUrl: undefined }, 'not-a-play'],
  [{ title: 'Nach „oda“ gesucht', subtitles: undefined, titleUrl: undefined }, 'not-a-play'],
  [
    { title: 'Viewed a post', subtitles: undefined, titleUrl: 'https://www.youtube.com/post/Ugkx' },
    'not-a-play',
  ],
  [{ title: 'Watched a video that has been removed', subtitles: undefined }, 'no-title'],
  [{ title: 'Ein Video, das entfernt wurde angesehen', subtitles: undefined }, 'no-title'],
  [{ title: 'Assistiu a um vídeo que foi removido', subtitles: undefined }, 'no-title'],
  [{ details: [{ name: 'From Google Ads' }] }, 'advert'],
  [{ details: [{ name: 'Von Google Anzeigen' }] }, 'advert'],
])('a row with %j is dropped as %s', (change, reason) => {
  expect(youTubeMusic.parse(watchedRow(time, 'One', change), nowMs)).toBe(reason)
})

test('music under the header of YouTube is known by its details', () => {
  const row = { header: 'YouTube', details: [{ name: 'From YouTube Music' }] }

  expect(youTubeMusic.parse(watchedRow(time, 'One', row), nowMs)).toMatchObject({ title: 'One' })
})

test('channels of YouTube that stand for no artist give no name', () => {
  const creator = (name: string) =>
    youTubeMusic.parse(watchedRow(time, 'One', { subtitles: [{ name }] }), nowMs)

  for (const name of ['Release - Topic', 'Various Artists - Topic', 'Music Library Uploads'])
    expect(creator(name)).toMatchObject({ creator: '' })
})
