// A new catalogue, for listeners of whom nothing else is heard.
import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import {
  daysRequested,
  daysSelected,
  listenerErased,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'
import { days } from '#topics/days.ts'
import { erasures } from '#topics/erasures.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'

const request = { requestId: 'catalogue-v2', cause: 'catalogue', requestedAt: 9_000 }
const usual = { genres: ['rock'] }
const played = { 'Usual 0': usual, 'Usual 1': usual, 'Usual 2': usual, Nina: usual }
const known = smallCatalogue(played)
/** Knows more, of somebody who was never played. */
const other = smallCatalogue({ ...played, Nobody: usual }, 'v2')
const history = [
  ...quietDays('2025-01-02', 60),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Nina' }),
]

/** A listener whose service is started again with another catalogue each time. */
async function told(first: Catalogue, quietMs = 0) {
  const deps = {
    clock: { now: () => 5_000 },
    catalogue: first,
    settings: { quietMs, windowEnd: '12-31' },
  }
  const user = fakeActor(heuristics, 'u1', deps)
  await user.receive(profiles, profileDeclared, profile())
  await user.receive(plays, playsRecorded, recorded(history))
  const index = () =>
    user.pages.get('index/') as { catalogueVersion: string; countedAt: number } | undefined
  return {
    user,
    index,
    ask: () => user.receive(requests, daysRequested, request),
    restart: (catalogue: Catalogue) => Object.assign(deps, { catalogue }),
    selections: () => user.sent(days, daysSelected),
  }
}

test('days are summed up anew at once, and selected when it has been quiet', async () => {
  const { user, index, ask, restart, selections } = await told(noCatalogue)
  restart(known)
  await ask()

  expect(index()?.catalogueVersion).toBe('v1')
  expect(selections()).toHaveLength(1)
  await user.fireTimer('select')
  expect(selections()).toHaveLength(2)
  expect(selections()[1]?.days[0]?.facts.map(({ id }) => id)).toContain('top-genre')
  expect(user.timers.size).toBe(0)
})

test('what no reader could tell from before is not sent', async () => {
  const { user, index, ask, restart, selections } = await told(known)
  restart(other)
  await ask()
  await user.fireTimer('select')

  expect(index()?.catalogueVersion).toBe('v2')
  expect(selections()).toHaveLength(1)
})

test('asked again, or without a new catalogue, nothing happens', async () => {
  const { user, ask, restart, selections } = await told(known)
  await ask()
  expect(user.timers.size).toBe(0)

  restart(noCatalogue)
  await ask()
  await user.fireTimer('select')
  const before = new Map(user.pages)
  await ask()
  expect([user.timers.size, selections().length]).toEqual([0, 2])
  expect(user.pages).toEqual(before)
})

test('an import under way is not seen half done, and ends in what the new catalogue tells', async () => {
  const { user, ask, restart, selections } = await told(noCatalogue)
  const more = session('2025-03-01T08:00:00Z', 90, { creator: 'Nina' })
  const [half, rest] = [more.slice(0, 80), more.slice(80)]
  const batch = { importId: 'import-2', recordedAt: 2_000 }
  await user.receive(plays, playsRecorded, recorded(half, { ...batch, isLast: false }))
  restart(known)
  await ask()

  expect(selections()).toHaveLength(1)
  await user.receive(plays, playsRecorded, recorded(rest, { ...batch, batch: 1 }))
  expect(selections()).toHaveLength(2)
  expect(user.timers.size).toBe(0)
  const minutes = selections()[1]?.days.flatMap(({ facts }) =>
    facts.filter(({ id }) => id === 'top-genre-minutes').map(({ value }) => value),
  )
  expect(minutes).toContain((90 * 4 * MINUTE_MS) / MINUTE_MS + 20)
})

test('nothing comes back of a listener who was erased', async () => {
  const { user, ask, restart, selections } = await told(noCatalogue)
  await user.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt: 8_000 })
  const sent = selections().length
  restart(known)
  await ask()

  expect([...user.pages.keys()]).toEqual(['erasure/'])
  expect([user.timers.size, selections().length]).toEqual([0, sent])
})
