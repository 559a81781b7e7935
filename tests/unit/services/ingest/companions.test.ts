import { CompanionNames } from '#services/ingest/companions.ts'

const song = (change = {}) => ({
  title: 'Intro',
  album: null,
  startedAt: Date.UTC(2025, 0, 5, 17, 30),
  playedMs: 200_000,
  ...change,
})

test('a title that one artist has is that artist’s; of several the album, the instant or the day decides', () => {
  const names = new CompanionNames()
  names.addDescription('Oda - One')
  names.addSong('Intro', 'Oda', { album: 'A' })
  names.addSong('Intro', 'Tin', { album: 'B' })
  names.addSong('Intro', 'Ida', { lastPlayedAt: Date.UTC(2025, 0, 5, 17, 34) })
  names.addSong('Intro', 'Bo', { day: '20250110', playedMs: 200_000 })

  expect(names.artistOf(song({ title: 'one' }))).toBe('Oda')
  expect(names.artistOf(song({ album: 'B' }))).toBe('Tin')
  expect(names.artistOf(song())).toBe('Ida')
  expect(names.artistOf(song({ startedAt: Date.UTC(2025, 0, 10, 9) }))).toBe('Bo')
  expect(names.artistOf(song({ startedAt: Date.UTC(2025, 1, 1) }))).toBeUndefined()
  expect(names.named).toBe(4)
})

test('a dash in a title or a name does not hide either', () => {
  const names = new CompanionNames()
  names.addDescription('Oda - One - Live')

  expect(names.artistOf(song({ title: 'One - Live' }))).toBe('Oda')
})

test('words for no artist name none', () => {
  const names = new CompanionNames()
  names.addSong('Intro', 'Various Artists')

  expect(names.artistOf(song())).toBeUndefined()
})

test('a title of very many artists and days takes no long time', () => {
  const names = new CompanionNames()
  for (let n = 0; n < 20_000; n++) names.addSong('Intro', `Artist ${n}`, { day: '20240101' })
  for (let n = 0; n < 500; n++) names.artistOf(song())

  expect(names.named).toBe(0)
})
