import { MINUTE_MS } from '#foundation/time.ts'
import { daysSelected, listenerErased, type Listener as Person, type Play } from '#schemas/index.ts'
import type { ListenerPages } from '#services/heuristics/pages.ts'
import { selectYear } from '#services/heuristics/selection.ts'
import {
  dayPage,
  declare,
  indexPage,
  type Listener,
  listener,
  pagesOf,
  play,
  quietDays,
  record,
  session,
  summaries,
  takeBack,
} from '#testkit/play-history.ts'
import { days } from '#topics/days.ts'
import { erasures } from '#topics/erasures.ts'

const selections = (user: Listener) => user.sent(days, daysSelected)
const latest = (user: Listener) => selections(user).at(-1)

/** Sixty quiet days and one big one, 10 February. */
const bigDay = (): Play[] => session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' })
const year = (): Play[] => [...quietDays('2025-01-05', 60), ...bigDay()]

test('a big day among quiet ones is selected with its facts, log and sources', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())

  const [selected] = selections(user)
  expect(selected).toMatchObject({ year: 2025, zone: 'UTC', revision: 1, startedAt: 5_000 })
  const day = selected?.days.find(({ date }) => date === '20250210')
  expect(day?.facts.find(({ id }) => id === 'top-artist')?.value).toBe('Binge')
  expect(day?.playsCount).toBe(65)
  expect(day?.log.length).toBeGreaterThan(1)
  expect(day?.timeline?.creators[0]).toMatchObject({ name: 'Binge', plays: 60 })
  expect(day?.sources).toEqual([{ topic: 'plays', partition: 0, offset: 1, traceparent: null }])
})

test('a selection says what an average day of the year sounds like, until all is hidden', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())

  const selected = latest(user)
  const total = selected?.averageHours.reduce((sum, minutes) => sum + minutes, 0) ?? 0
  const heard = summaries(user).reduce((sum, { musicMs }) => sum + musicMs, 0) / MINUTE_MS
  expect(selected?.averageHours).toHaveLength(24)
  expect(total).toBeCloseTo(heard / summaries(user).length, 0)

  await declare(user, { declaredAt: 9_000, isHidden: true })
  expect(latest(user)?.averageHours).toEqual([])
})

test('a selection is the same to a reader whether it knows the average day or not', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())
  const pages = pagesOf(user)
  const { days: known, newArtists } = pages.year(2025)
  const days = known.map((day) => ({ ...day, hours: Buffer.alloc(0) }))
  const select = (from: ListenerPages) =>
    selectYear(from, pages.index.listener as Person, 2025, { windowEnd: '12-31' })
  const [now, before] = [select(pages), select({ ...pages, year: () => ({ days, newArtists }) })]

  expect([now.averageHours.length, before.averageHours.length]).toEqual([24, 0])
  expect(before.factsHash).toBe(now.factsHash)
})

test('nothing is selected before a zone is known, and everything once it is', async () => {
  const user = listener()
  await record(user, year())
  expect(selections(user)).toEqual([])

  await declare(user)
  expect(latest(user)?.days.map(({ date }) => date)).toContain('20250210')
})

test('selection waits until plays have been quiet, and for no timer after the last batch', async () => {
  const user = listener({ quietMs: 2_000 })
  await declare(user)
  await record(user, year(), { isLast: false })
  expect(selections(user)).toEqual([])
  expect(user.timers.get('select')).toBe(user.clock.nowMs + 2_000)

  await user.fireTimer('select')
  expect(selections(user)).toHaveLength(1)

  await record(user, session('2025-03-01T08:00:00Z', 70))
  expect(selections(user)).toHaveLength(2)
  expect(user.timers.has('select')).toBe(false)
})

test('nothing is selected between the batches of an import, whatever the quiet time', async () => {
  const user = listener({ quietMs: 0 })
  await declare(user)
  const before = selections(user).length
  await record(user, year(), { isLast: false })
  expect(selections(user)).toHaveLength(before)

  await record(user, session('2025-03-01T08:00:00Z', 70))
  expect(selections(user)).toHaveLength(before + 1)
})

test('a profile that comes after its import is whole waits for nothing', async () => {
  const user = listener({ quietMs: 2_000 })
  await record(user, year(), { recordedAt: 7 })
  await declare(user, { declaredAt: 7 })
  expect(selections(user)).toHaveLength(1)
  expect(user.timers.has('select')).toBe(false)

  await declare(user, { declaredAt: 8, hiddenCreators: ['Binge'] })
  expect(user.timers.has('select')).toBe(true)
})

test('the same plays again send nothing', async () => {
  const user = listener()
  const history = year()
  await declare(user)
  await record(user, history)
  await record(user, history, { importId: 'import-2', recordedAt: 9_000 })
  await declare(user)

  expect(selections(user)).toHaveLength(1)
  expect(summaries(user).find(({ date }) => date === '20250210')?.plays).toBe(65)
})

test('a late play changes the pages of its day, its year, its artist and its track, the index, and no other', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())
  const before = new Map(user.pages)
  await record(user, [play('2025-01-20T20:00:00Z')])

  const changed = [...user.pages].filter(([key, page]) => before.get(key) !== page)
  expect(changed.map(([key]) => key).sort()).toEqual([
    expect.stringMatching(/^artists\/[0-9a-f]$/),
    expect.stringMatching(/^artists\/[0-9a-f]$/),
    'days/20250120',
    'heard/20250120',
    'index/',
    'years/2025',
  ])
  expect(latest(user)).toMatchObject({ revision: 2 })
})

test('a play of under 30 seconds counts for nothing', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())
  await record(user, [play('2025-01-20T20:00:00Z', { playedMs: 29_999, creator: 'Skipped' })])
  expect(selections(user)).toHaveLength(1)

  await record(user, [play('2025-01-20T20:00:00Z', { playedMs: 30_000, creator: 'Heard' })])
  expect(selections(user)).toHaveLength(2)
})

test('a corrected play replaces the earlier one, whichever comes first', async () => {
  const wrong = play('2025-01-20T20:00:00Z', { title: 'Wrong' })
  const right = { ...wrong, title: 'Right' }
  for (const order of [
    [wrong, right],
    [right, wrong],
  ]) {
    const user = listener()
    await declare(user)
    for (const each of order) {
      await record(user, [each], { recordedAt: each === right ? 20 : 10 })
    }
    expect(dayPage(user, '20250120')?.plays.map((kept) => kept.play.title)).toEqual(['Right'])
  }
})

test('two records of one play written at once end the same, whichever comes first', async () => {
  const one = play('2025-01-20T20:00:00Z', { title: 'One' })
  const other = { ...one, title: 'Other' }
  const titles = []
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    const user = listener()
    await declare(user)
    for (const each of order) await record(user, [each])
    titles.push(dayPage(user, '20250120')?.plays.map((kept) => kept.play.title))
  }
  expect(titles[0]).toEqual(titles[1])
})

test('another zone cuts every day anew', async () => {
  const user = listener()
  await declare(user, { zone: 'America/New_York' })
  await record(user, [play('2025-01-20T03:00:00Z'), play('2025-01-20T12:00:00Z')])
  expect(summaries(user).map(({ date }) => date)).toEqual(['20250119', '20250120'])

  await declare(user, { zone: 'Asia/Tokyo', declaredAt: 2 })
  expect(summaries(user).map(({ date }) => date)).toEqual(['20250120'])
  expect([...user.pages.keys()].filter((key) => key.startsWith('days/'))).toEqual(['days/20250120'])
  expect(dayPage(user, '20250120')?.sources).toHaveLength(1)
})

test('an older profile that comes late changes nothing', async () => {
  const user = listener()
  await declare(user, { zone: 'Asia/Tokyo', declaredAt: 2 })
  await declare(user, { zone: 'UTC', declaredAt: 1 })
  expect(indexPage(user).listener?.zone).toBe('Asia/Tokyo')
})

test('an unknown zone is refused by name and leaves the profile as it was', async () => {
  const user = listener()
  await declare(user)
  await expect(declare(user, { zone: 'Mars/Olympus', declaredAt: 2 })).rejects.toThrow(
    /"Mars\/Olympus"/,
  )
  expect(indexPage(user).listener?.zone).toBe('UTC')
})

test('hidden artists and dates count for nothing', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())
  await declare(user, { hiddenCreators: ['Binge'], declaredAt: 2 })
  expect(JSON.stringify(latest(user))).not.toContain('Binge')

  await declare(user, { hiddenDates: ['20250210'], declaredAt: 3 })
  expect(latest(user)?.days.map(({ date }) => date)).not.toContain('20250210')
  expect(summaries(user).map(({ date }) => date)).not.toContain('20250210')

  await declare(user, { declaredAt: 4 })
  expect(latest(user)?.days.map(({ date }) => date)).toContain('20250210')
})

test('an erased listener leaves a selection without days, and nothing that can be told', async () => {
  const user = listener()
  await declare(user)
  await record(user, year())
  await user.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt: 3_000 })

  expect(latest(user)).toMatchObject({ year: 2025, revision: 2, days: [], overview: [] })
  expect([...user.pages.keys()]).toEqual(['erasure/'])
  expect(user.timers.size).toBe(0)
})

test('plays that were written before an erasure and come after it are not kept', async () => {
  const user = listener()
  await user.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt: 3_000 })
  await record(user, year(), { recordedAt: 3_000 })
  expect([...user.pages.keys()]).toEqual(['erasure/'])

  await record(user, year(), { recordedAt: 3_001 })
  expect(summaries(user).length).toBeGreaterThan(0)
})

test('a year that had a selection goes on having one when a later year begins', async () => {
  const user = listener()
  await declare(user)
  const history = year()
  await record(user, history)
  await record(user, [play('2026-01-01T10:00:00Z')])
  expect(latest(user)).toMatchObject({ year: 2026, days: [] })

  await record(user, [play('2025-01-20T20:00:00Z')])
  expect(latest(user)).toMatchObject({ year: 2025, revision: 2 })

  await takeBack(user, { importId: 'import-1' })
  const ends = selections(user).slice(-2)
  expect(ends.map((each) => [each.year, each.revision, each.days.length])).toEqual([
    [2025, 3, 0],
    [2026, 2, 0],
  ])
})

test('a history of skipped plays alone gets an answer in words', async () => {
  const user = listener()
  await declare(user)
  await record(
    user,
    session('2025-01-20T10:00:00Z', 50).map((each) => ({ ...each, playedMs: 20_000 })),
  )
  expect(latest(user)).toMatchObject({ year: 2025, days: [], runnersUp: expect.any(Array) })
  expect(latest(user)?.notes.join(' ')).toContain('no music in 2025')
})
