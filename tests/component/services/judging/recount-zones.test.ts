// Zones of which Node, DuckDB and the time zone data have other offsets since November 2026: a true report passes the
// recount, and one that other data cut is not held against the data of now.
import { noCatalogue } from '#facts/catalogue.ts'
import type { Basis, DaysSelected, ProfileDeclared } from '#schemas/index.ts'
import { type Counter, openCounter } from '#services/judging/recount/duckdb.ts'
import { recountFrom } from '#services/judging/recount/recount.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { profile, quietDays, recorded, session } from '#testkit/play-history.ts'
import { publishedReportOf, sentOf, tellDays } from '#testkit/selected-days-fixture.ts'

const settings = { SELECTION_WINDOW_END: '12-31', RECOUNT_MESSAGES_MAX: 1_000 }
const { signal } = new AbortController()
const midnights = {
  'America/Winnipeg': '2026-11-10T05:00:00Z',
  'America/Rainy_River': '2026-11-10T05:00:00Z',
  'America/Havana': '2026-11-10T04:00:00Z',
  'America/Inuvik': '2026-11-10T06:00:00Z',
  'Canada/Central': '2026-11-10T05:00:00Z',
  'Europe/Berlin': '2026-11-09T23:00:00Z',
} as const
type Zone = keyof typeof midnights

let counter: Counter

beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter[Symbol.asyncDispose]())

/** A listener who plays on 10 November from midnight on, the day that is their birthday. */
async function told(zone: Zone) {
  const declared = { ...profile({ zone, birthday: '11-10' }), userId: 'ada' }
  const night = session(midnights[zone], 30, { creator: 'Night' })
  const messages = [{ ...recorded([...quietDays('2026-09-01', 60), ...night]), userId: 'ada' }]
  return { declared, messages, selection: await tellDays(declared, messages) }
}

async function recountOf(
  selection: DaysSelected,
  declared: ProfileDeclared,
  messages: Awaited<ReturnType<typeof told>>['messages'],
) {
  const log = listenerLogOf(sentOf(declared, messages))
  const check = recountFrom(log, { counter, catalogue: noCatalogue }, settings)
  const night = selection.days.find(({ date }) => date === '20261110')
  if (!night) throw new Error('the night of the birthday was not selected')
  return { night, check: await check(publishedReportOf(selection, night), signal) }
}

test.each(Object.keys(midnights) as Zone[])(
  'in %s plays after midnight are of the new day, and the recount agrees',
  async (zone) => {
    const { declared, messages, selection } = await told(zone)
    const { night, check } = await recountOf(selection, declared, messages)

    expect(check).toMatchObject({ outcome: 'pass', detail: '' })
    expect(night.facts).toContainEqual(
      expect.objectContaining({ id: 'first-play-at', value: '00:00' }),
    )
  },
)

const noted = (selection: DaysSelected, more: Partial<Basis>): DaysSelected => ({
  ...selection,
  basis: { ...(selection.basis as Basis), ...more },
})

test('a report that other data cut is not counted again, whatever build noted it', async () => {
  const { declared, messages, selection } = await told('America/Winnipeg')
  const earlierBuild = noted(selection, { tzVersion: '', offsetsHash: '' })
  const otherData = noted(selection, { tzVersion: '2026c', offsetsHash: 'of other offsets' })

  expect((await recountOf(earlierBuild, declared, messages)).check).toBeNull()
  expect((await recountOf(otherData, declared, messages)).check).toBeNull()
})

test('a report that an earlier build cut by the same offsets is counted again', async () => {
  const { declared, messages, selection } = await told('Europe/Berlin')
  const earlierBuild = noted(selection, { tzVersion: '', offsetsHash: '' })
  const otherVersion = noted(selection, { tzVersion: '2027a' })

  for (const each of [earlierBuild, otherVersion]) {
    expect((await recountOf(each, declared, messages)).check).toMatchObject({ outcome: 'pass' })
  }
})
