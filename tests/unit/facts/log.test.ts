import { localTimeOf } from '#facts/local-time.ts'
import { LOG_ENTRIES_MAX, logOf } from '#facts/log.ts'
import { logMarks } from '#facts/show.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import type { Play } from '#schemas/index.ts'

const time = localTimeOf('UTC')
const start = Date.UTC(2025, 6, 14, 8)

/** Four minutes each, end to end: `artist - title`. */
const day = (...heard: readonly string[]): Play[] =>
  heard.map((each, n) => {
    const [creator = '', title = ''] = each.split(' - ')
    return {
      playId: `play-${String(n).padStart(4, '0')}`,
      endedAt: start + (n + 1) * 4 * MINUTE_MS,
      playedMs: 4 * MINUTE_MS,
      kind: creator.startsWith('Show') ? 'episode' : 'track',
      title,
      creator,
      collection: null,
      uri: null,
      country: null,
      isLengthAssumed: false,
    }
  })

const isNew = (artist: string, title?: string) =>
  artist === 'New' || (title?.startsWith('Fresh') ?? false)

const marked = (plays: readonly Play[], tells?: typeof isNew) =>
  logOf(plays, time, { isNew: tells })
    .filter(({ kind }) => kind !== 'session')
    .map((entry) => [`${entry.creator} - ${entry.title}`, ...logMarks(entry)])

test('a line says which play of its title that day it is', () => {
  const plays = day('Ann - One', 'Ann - Two', 'Ann - One', 'Ann - One', 'Bob - Two', 'Ann - One')

  expect(marked(plays)).toEqual([
    ['Ann - One'],
    ['Ann - Two'],
    ['Ann - One', 'plays 2 to 3 that day'],
    ['Bob - Two'],
    ['Ann - One', 'play 4 that day'],
  ])
})

test('the first play ever of an artist or a track is marked, and no later one', () => {
  const plays = day(
    'New - One',
    'New - Two',
    'Ann - Fresh',
    'New - One',
    'Ann - Fresh',
    'Show - Fresh',
  )

  expect(marked(plays, isNew)).toEqual([
    ['New - One', 'artist never heard before'],
    ['New - Two', 'track never heard before'],
    ['Ann - Fresh', 'track never heard before'],
    ['New - One', 'play 2 that day'],
    ['Ann - Fresh', 'play 2 that day'],
    ['Show - Fresh'],
  ])
  expect(marked(plays).flat().join()).not.toContain('never')
})

test('a long day keeps its size, and its marks count what was left out', () => {
  const plays = day(
    ...Array.from({ length: 300 }, (_, n) => (n % 2 === 0 ? 'Ann - Loop' : `Ann - Title ${n}`)),
  ).map((each, n) => (n === 298 ? { ...each, playedMs: 5 * MINUTE_MS } : each))
  const log = logOf(plays, time, { isNew })

  expect(log).toHaveLength(LOG_ENTRIES_MAX)
  expect(log.at(-1)).toMatchObject({ title: 'Loop', nth: 150 })
})
