import type { Clock } from '#foundation/clock.ts'
import { applyTimeZones, timeZonesInUse } from '#operations/apply-time-zones.ts'
import { type DaysRequested, daysRequested, profileDeclared } from '#schemas/index.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { type MemoryPorts, memoryPorts } from '#testkit/operation-ports.ts'
import { profile } from '#testkit/play-history.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'

const { signal } = new AbortController()
const options = { isDryRun: false, seconds: 5, signal }
const running = { version: '2026f', releasedOn: '2026-10-29' }

/** Whose days are cut by other offsets than now, until something answers a request. */
const progressOf = (userId: string, more: Partial<SelectionProgress> = {}): SelectionProgress => ({
  userId,
  declaredAt: 1,
  countedAt: 1,
  catalogueVersion: '',
  isCutAsNow: false,
  isQuietAwaited: false,
  selections: [{ year: 2026, revision: 1, factsHash: 'before' }],
  ...more,
})

/** Ada and Bob live where clocks have changed, Cem does not; who is requested is answered after half a second. */
async function open(answer: (ports: MemoryPorts, userId: string) => void) {
  let nowMs = 0
  const clock: Clock = {
    now: () => nowMs,
    after(ms, run) {
      nowMs += ms
      if (nowMs === 500) for (const { userId } of requested(ports)) answer(ports, userId)
      void Promise.resolve().then(run)
      return () => {}
    },
  }
  const ports = memoryPorts(clock)
  const sender = await ports.openSender('test')
  for (const userId of ['ada', 'bob', 'cem', 'erased', 'elsewhere']) {
    await sender.send(profiles, profileDeclared, { ...profile(), userId })
  }
  ports.answers.set('heuristics /v1/time-zones', running)
  const set = (each: SelectionProgress) =>
    ports.answers.set(`heuristics /v1/progress/${each.userId}`, each)
  set(progressOf('ada'))
  set(progressOf('bob'))
  set(progressOf('cem', { isCutAsNow: true }))
  set(progressOf('erased', { catalogueVersion: null, isCutAsNow: true }))
  return { ports, set }
}

const requested = ({ sent }: MemoryPorts) =>
  sent
    .filter(({ topic, name }) => topic === requests.name && name === daysRequested.name)
    .map(({ event }) => event as DaysRequested)

const cutAgain = (ports: MemoryPorts, userId: string, factsHash = 'before') =>
  ports.answers.set(
    `heuristics /v1/progress/${userId}`,
    progressOf(userId, {
      isCutAsNow: true,
      selections: [{ year: 2026, revision: 2, factsHash }],
    }),
  )

test('days are requested of those whom the data touches, and of nobody else', async () => {
  const { ports } = await open((all, userId) =>
    cutAgain(all, userId, userId === 'ada' ? 'after' : 'before'),
  )

  expect(await applyTimeZones(ports, options)).toEqual({
    version: '2026f',
    listeners: 3,
    behind: 2,
    applied: 2,
    changed: 2,
    elsewhere: 1,
  })
  expect(requested(ports)).toEqual(
    ['ada', 'bob'].map((userId) => ({
      userId,
      requestId: 'time-zones-2026f',
      cause: 'time-zones',
      requestedAt: 0,
    })),
  )
  expect(await applyTimeZones(ports, options)).toMatchObject({ behind: 0, applied: 0 })
})

test('a dry run counts and sends nothing', async () => {
  const { ports } = await open(cutAgain)

  expect(await applyTimeZones(ports, { ...options, isDryRun: true })).toMatchObject({
    behind: 2,
    applied: 0,
  })
  expect(requested(ports)).toEqual([])
})

test('what does not follow in time, and a service that is away, have their codes', async () => {
  const { ports } = await open(() => {})

  await expect(applyTimeZones(ports, options)).rejects.toMatchObject({
    code: 'CATALOGUE_UNSETTLED',
  })
  ports.away.add('heuristics')
  await expect(applyTimeZones(ports, options)).rejects.toMatchObject({
    code: 'CATALOGUE_UNREACHABLE',
  })
})

test('each service that cuts days says by which data, where it answers', async () => {
  const { ports } = await open(() => {})
  ports.answers.set('judging /v1/time-zones', { ...running, version: '2026c' })
  expect(await timeZonesInUse(ports, signal)).toEqual([
    { service: 'heuristics', version: '2026f' },
    { service: 'judging', version: '2026c' },
  ])

  ports.away.add('judging')
  expect(await timeZonesInUse(ports, signal)).toEqual([{ service: 'heuristics', version: '2026f' }])
})
