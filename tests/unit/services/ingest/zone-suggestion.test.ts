import { localTimeOf } from '#facts/local-time.ts'
import { DAY_MS, HOUR_MS } from '#foundation/time.ts'
import type { ParsedPlay } from '#services/ingest/exports/export.ts'
import { ZoneEvidence } from '#services/ingest/zone-suggestion.ts'
import { assumedPlay } from '#testkit/listens.ts'

const from = Date.UTC(2025, 0, 1)

/** Plays from 9 to 23 o'clock in a zone, over a year. */
function evidenceOf(zone: string, more: Partial<ParsedPlay> = {}): ZoneEvidence {
  const evidence = new ZoneEvidence()
  const time = localTimeOf(zone)
  for (let day = 0; day < 360; day += 3)
    for (let hour = 9; hour <= 23; hour++) {
      const local = from + day * DAY_MS + hour * HOUR_MS
      const endedAt = local - time.offsetMsAt(local)
      evidence.note({ ...assumedPlay, kind: 'track', precision: 'second', endedAt, ...more })
    }
  return evidence
}

test('a country of one clock is its zone', () => {
  expect(evidenceOf('Asia/Tokyo', { country: 'JP' }).suggestion(null)).toMatchObject({
    zone: 'Asia/Tokyo',
    certainty: 'high',
    because: expect.stringContaining('JP'),
  })
  expect(evidenceOf('Asia/Tokyo').suggestion('JP')).toMatchObject({ certainty: 'high' })
})

test.each(['America/New_York', 'America/Chicago', 'America/Los_Angeles'])(
  'in a country of many clocks the quiet hours decide: %s',
  (zone) => {
    const { zone: suggested, certainty } =
      evidenceOf(zone, { country: 'US' }).suggestion(null) ?? {}
    const apart = (name = 'UTC') =>
      localTimeOf(name).offsetMsAt(from) - localTimeOf(zone).offsetMsAt(from)

    expect(certainty).toBe('medium')
    expect(Math.abs(apart(suggested))).toBeLessThanOrEqual(HOUR_MS)
  },
)

test('hours alone are a suggestion of low certainty', () => {
  expect(evidenceOf('Europe/Berlin').suggestion(null)?.certainty).toBe('low')
})

test('the clock of the device is as good as a country', () => {
  const evidence = new ZoneEvidence()
  const time = localTimeOf('Europe/Berlin')
  for (let day = 0; day < 360; day++) {
    const endedAt = from + day * DAY_MS
    const utcOffsetMs = time.offsetMsAt(endedAt)
    evidence.note({ ...assumedPlay, kind: 'track', precision: 'second', endedAt, utcOffsetMs })
  }
  const suggestion = evidence.suggestion(null)

  expect(suggestion).toMatchObject({ certainty: 'high', zone: 'Europe/Berlin' })
})

test('a few plays, or plays around the clock, say nothing', () => {
  const evidence = new ZoneEvidence()
  for (let hour = 0; hour < 99; hour++)
    evidence.note({
      ...assumedPlay,
      kind: 'track',
      precision: 'second',
      endedAt: from + hour * HOUR_MS,
    })
  expect(evidence.suggestion('JP')).toBeUndefined()
  for (let hour = 0; hour < 2_400; hour++)
    evidence.note({
      ...assumedPlay,
      kind: 'track',
      precision: 'second',
      endedAt: from + hour * HOUR_MS,
    })

  expect(evidence.suggestion(null)).toBeUndefined()
})
