import { youTubeMusic } from '#services/ingest/exports/youtube-music.ts'
import { assumedPlay, watchedRow } from '#testkit/listens.ts'

const nowMs = Date.UTC(2025, 0, 1)
const time = '2024-01-01T10:00:00.784Z'
const parse = (change = {}) => youTubeMusic.parse(watchedRow(time, 'One', change), nowMs)

test('a row of YouTube Music is a play of an assumed length from its time on', () => {
  expect(youTubeMusic.recognises(watchedRow(time, 'One'))).toBe(true)
  expect(parse()).toEqual({ ...assumedPlay, collection: null })
})

test.each([
  'Watched One',
  'One angesehen',
  'Vous avez regardé One',
  'Has visto One',
  'Hai guardato One',
  'Je hebt naar One gekeken',
  'Tittade på One',
  'Så på One',
  'One を視聴しました',
  'One',
])('the title of %j is One', (title) => {
  expect(parse({ title })).toMatchObject({ title: 'One' })
})

test('a channel is an artist with or without the word for one', () => {
  const named = (name: string) => parse({ subtitles: [{ name }] })

  expect(named('Nina - Topic')).toMatchObject({ creator: 'Nina' })
  expect(named('NinaVEVO')).toMatchObject({ creator: 'NinaVEVO' })
  expect(parse({ subtitles: undefined })).toMatchObject({ creator: '' })
})

test.each([
  [{ header: 'YouTube' }, 'not-music'],
  [{ time: undefined }, 'no-time'],
  [{ time: '01.01.2024' }, 'bad-time'],
  [{ title: 'Watched https://www.youtube.com/watch?v=abc' }, 'no-title'],
  [{ title: '' }, 'no-title'],
])('a row with %j is dropped as %s', (change, reason) => {
  expect(parse(change)).toBe(reason)
})
