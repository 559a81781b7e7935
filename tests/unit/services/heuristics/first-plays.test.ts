// What was never heard before, in the log and the facts of a selected day.
import { type DaysSelected, daysSelected, type Play, type SelectedDay } from '#schemas/index.ts'
import {
  declare,
  type Listener,
  listener,
  play,
  quietDays,
  record,
  session,
  takeBack,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'

const latest = (user: Listener) => user.sent(days, daysSelected).at(-1) as DaysSelected
const dayOf = ({ days: told }: DaysSelected, date: string) =>
  told.find((day) => day.date === date) as SelectedDay
const newTracks = ({ facts }: SelectedDay) =>
  facts.flatMap(({ kind, value, subject }) =>
    kind === 'new-track' ? [`${subject} - ${value}`] : [],
  )
const firstsIn = ({ log }: SelectedDay) =>
  log.flatMap(({ title, creator, isNewArtist, isNewTrack, startedAt }) =>
    isNewArtist || isNewTrack ? [`${startedAt} ${creator} - ${title}`] : [],
  )

/** Usual artists, with one new artist, one new track of a usual one, and a track of an earlier day. */
const binge: readonly Play[] = [
  ...session('2025-04-10T08:00:00Z', 30, { creator: 'Usual 0', title: 'Fresh' }),
  ...session('2025-04-10T10:00:00Z', 30, { creator: 'Usual 1', title: 'Song 1' }),
  ...session('2025-04-10T12:00:00Z', 2, { creator: 'Newcomer', title: 'Hello' }),
]

async function bingeAfter(earlier: readonly Play[]): Promise<Listener> {
  const user = listener()
  await declare(user)
  await record(user, [...quietDays('2025-01-01', 120), ...earlier, ...binge])
  return user
}

test('a day names the tracks that it heard first, and its log marks when', async () => {
  const day = dayOf(latest(await bingeAfter([])), '20250410')

  expect(newTracks(day)).toEqual(['Usual 0 - Fresh', 'Newcomer - Hello'])
  expect(firstsIn(day)).toEqual(['08:00 Usual 0 - Fresh', '12:00 Newcomer - Hello'])
})

test('a track that was heard earlier is not new, until that play is taken back', async () => {
  const before = play('2025-02-01T09:00:00Z', { creator: 'Usual 0', title: 'Fresh' })
  const user = await bingeAfter([before])
  expect(newTracks(dayOf(latest(user), '20250410'))).toEqual(['Newcomer - Hello'])

  await takeBack(user, { playIds: [before.playId] })

  expect(newTracks(dayOf(latest(user), '20250410'))).toContain('Usual 0 - Fresh')
})

test('another artist with a track of that title leaves it new', async () => {
  const same = play('2025-02-01T09:00:00Z', { creator: 'Usual 1', title: 'Fresh' })
  const day = dayOf(latest(await bingeAfter([same])), '20250410')

  expect(newTracks(day)).toContain('Usual 0 - Fresh')
})

test('nothing is called new while the history is short', async () => {
  const user = listener()
  await declare(user)
  await record(user, [...quietDays('2025-03-20', 40), ...binge])
  const day = dayOf(latest(user), '20250410')

  expect(newTracks(day)).toEqual([])
  expect(firstsIn(day)).toEqual([])
})
