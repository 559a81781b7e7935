// One listen once: what several services, two scrobblers of one account, or a pause make of it.
import fc from 'fast-check'
import {
  type Listen,
  listensOf,
  measuredReport,
  playsIn,
  type ReportedPlay,
  scrobbledReport,
  submittedReport,
} from '#testkit/listening.ts'

const START = Date.UTC(2024, 2, 2, 20)
const listen = (minute: number, title = 'Blue', playedMs = 200_000): Listen => ({
  startedAt: START + minute * 60_000,
  playedMs,
  title,
  creator: 'Nina',
})
const evening = [0, 4, 9, 13, 18, 22, 27, 31].map((minute, index) =>
  listen(minute, `Song ${index}`, 150_000 + index * 11_000),
)
const count = (rows: readonly ReportedPlay[]): number => playsIn(rows).length
const stamps = [
  ['starts', 0],
  ['half-way points', 0.5],
  ['ends', 1],
] as const
const shifts = [0, 41, -75, 3_600, -7_200].map((seconds) => seconds * 1000)

describe('a listen that several services report', () => {
  test.each(stamps)('is one play where the other stamps %s, and has its minutes', (_, stampsAt) => {
    const rows = evening.flatMap((each) => [
      measuredReport(each),
      scrobbledReport(each, stampsAt),
      submittedReport(each, stampsAt),
    ])

    expect(count(rows)).toBe(evening.length)
    expect(playsIn(rows).every(({ isLengthAssumed }) => !isLengthAssumed)).toBe(true)
  })

  test.each(stamps)('is one play where only one row each is there, of %s', (_, stampsAt) => {
    expect(count([measuredReport(listen(0)), scrobbledReport(listen(0), stampsAt)])).toBe(1)
  })

  test.each(shifts)('is one play where clocks are %i ms apart', (shiftMs) => {
    const rows = evening.flatMap((each) => [
      measuredReport(each),
      scrobbledReport(each, 0, shiftMs),
    ])

    expect(count(rows)).toBe(evening.length)
  })

  test('is one play where ListenBrainz has ends and Last.fm starts, with no player beside them', () => {
    const rows = evening.flatMap((each) => [submittedReport(each, 1), scrobbledReport(each)])

    expect(count(rows)).toBe(evening.length)
  })

  test('a listen that only the service with the other clock has is placed by the right clock', () => {
    const lost = evening[5] as Listen
    const rows = evening.flatMap((each) => [
      ...(each === lost ? [] : [measuredReport(each)]),
      submittedReport(each, 1, 3_600_000),
    ])

    const found = playsIn(rows).find(({ title }) => title === lost.title)
    expect(found?.endedAt).toBe(lost.startedAt + lost.playedMs)
  })

  test('two histories that have only titles in common stay two', () => {
    const other = evening.map((each, index) => ({
      ...each,
      startedAt: each.startedAt + (index + 1) ** 2 * 1_000_000,
    }))

    expect(
      count([
        ...evening.map((each) => measuredReport(each)),
        ...other.map((each) => scrobbledReport(each)),
      ]),
    ).toBe(2 * evening.length)
  })

  test('a track in a loop is as many plays as it was heard', () => {
    const loop = [0, 200, 400, 600, 800].map((seconds) => listen(seconds / 60))

    expect(count(loop.flatMap((each) => [measuredReport(each), scrobbledReport(each)]))).toBe(5)
    expect(
      count([
        ...loop.slice(1).map((each) => measuredReport(each)),
        ...loop.map((each) => scrobbledReport(each)),
      ]),
    ).toBe(5)
  })
})

test('the end of a play by one clock is no report of the next play by another', () => {
  const evenings = Array.from({ length: 12 }, (_, at) => ({
    ...listen(at * 60),
    title: `Song ${at}`,
  }))
  const [first] = evenings as [Listen]
  const again = { ...first, startedAt: first.startedAt + first.playedMs }
  const rows = [
    ...evenings.flatMap((each) => [
      measuredReport(each),
      scrobbledReport(each),
      submittedReport(each, 1),
    ]),
    scrobbledReport(again),
  ]

  expect(playsIn(rows).filter(({ title }) => title === first.title)).toHaveLength(2)
})

test('any order, clocks and losses of services come to the same plays', () => {
  const about = fc.record({
    listens: listensOf({ min: 40, max: 90 }),
    lost: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 270, maxLength: 270 }),
    shift: fc.constantFrom(...shifts),
    stampsAt: fc.constantFrom(0, 0.5, 1),
    order: fc.array(fc.nat(), { minLength: 270, maxLength: 270 }),
  })
  fc.assert(
    fc.property(about, ({ listens, lost, shift, stampsAt, order }) => {
      const isThere = (index: number) => (lost[index] ?? 0) >= 20
      const reports = listens.map((each, index) => [
        ...(isThere(3 * index) ? [measuredReport(each)] : []),
        ...(isThere(3 * index + 1) ? [scrobbledReport(each, 0, shift)] : []),
        ...(isThere(3 * index + 2) ? [submittedReport(each, stampsAt)] : []),
      ])
      const rows = reports
        .flat()
        .map((row, index) => ({ row, at: order[index] ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row)

      const reported = listens.filter((_, index) => reports[index]?.length)
      expect(playsIn(rows).map(({ title }) => title)).toEqual(reported.map(({ title }) => title))
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

describe('a listen that one service reports twice', () => {
  test.each([1, 5, 30, 60, 100])('%i s apart is one play, known length or not', (seconds) => {
    const again = listen(seconds / 60)

    expect(count([scrobbledReport(listen(0)), scrobbledReport(again)])).toBe(1)
    expect(count([submittedReport(listen(0)), submittedReport(again)])).toBe(1)
  })

  test.each(['Nina feat. Ida', 'Nina & Ida', 'Nina, Ida', 'NINA ft. Ida', 'Nina (feat. Ida)'])(
    'in the same second under the credit %s is one play',
    (creator) => {
      expect(count([submittedReport(listen(0)), submittedReport({ ...listen(0), creator })])).toBe(
        1,
      )
      expect(count([scrobbledReport(listen(0)), scrobbledReport({ ...listen(0), creator })])).toBe(
        1,
      )
    },
  )

  test('with guests in the title is one play', () => {
    const credited = listen(0, 'Blue (feat. Ida)')

    expect(count([scrobbledReport(listen(0)), scrobbledReport(credited)])).toBe(1)
  })

  test.each([scrobbledReport, submittedReport])(
    'a two-minute song three times in a row is three plays',
    (as) => {
      const rows = [0, 2, 4].map((minute) => as(listen(minute, 'Short', 120_000)))

      expect(count(rows)).toBe(3)
    },
  )

  test('a track sent again by a player, overlapping itself, is one play', () => {
    expect(count([measuredReport(listen(0)), measuredReport(listen(0.5))])).toBe(1)
    expect(count([measuredReport(listen(0)), measuredReport(listen(200 / 60))])).toBe(2)
  })

  test('two parts of a work that are called alike are two plays', () => {
    const rows = [
      scrobbledReport(listen(0, 'Suite - Part 1')),
      scrobbledReport(listen(1.5, 'Suite - Part 2')),
    ]

    expect(count(rows)).toBe(2)
  })
})

describe('a play that was paused', () => {
  const part = (minute: number, playedMs: number, more: Partial<ReportedPlay>) =>
    measuredReport(listen(minute, 'Blue', playedMs), more)
  const paused = part(0, 95_000, { hasEnded: false, isResumed: false })
  const resumed = part(7, 110_000, { hasEnded: true, isResumed: true })

  test('is one play with the minutes of both rows', () => {
    expect(playsIn([paused, resumed])).toMatchObject([{ playedMs: 205_000 }])
    expect(playsIn([resumed, paused])).toMatchObject([{ playedMs: 205_000 }])
  })

  test('twice is one play too', () => {
    const middle = part(4, 30_000, { hasEnded: false, isResumed: true })

    expect(playsIn([paused, middle, resumed])).toMatchObject([{ playedMs: 235_000 }])
  })

  test('is two plays where something else was heard in between, or the pause is longer than a session', () => {
    const other = measuredReport(listen(3, 'Red', 150_000))
    const later = part(45, 110_000, { hasEnded: true, isResumed: true })

    expect(count([paused, other, resumed])).toBe(3)
    expect(count([paused, later])).toBe(2)
  })

  test('is two plays where the second is the whole track again', () => {
    const whole = part(-600, 205_000, { hasEnded: true, isResumed: false })
    const again = part(7, 205_000, { hasEnded: true, isResumed: true })

    expect(count([whole, paused, again])).toBe(3)
  })

  test('is one play where reasons are missing and the parts add up to the track', () => {
    const whole = part(-600, 205_000, { hasEnded: true, isResumed: false })
    const parts = [part(0, 95_000, {}), part(7, 110_000, {})]

    expect(count([whole, ...parts])).toBe(2)
    expect(count([whole, parts[0] as ReportedPlay, part(7, 90_000, {})])).toBe(3)
  })
})
