import { type Declarations, planSubjects, planTopics } from '#deploy/topics/topic-plan.ts'
import { DAY_MS } from '#foundation/time.ts'
import { defineActor } from '#runtime/actor.ts'
import { daysSelected, playsRecorded, reportPublished } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { plays } from '#topics/plays.ts'
import { reports } from '#topics/reports.ts'

const heuristics = defineActor()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: 'heuristics',
  sends: [days],
  pages: { day: daysSelected, index: reportPublished, spare: daysSelected },
}).on(plays, playsRecorded, () => undefined)

const declared: Declarations = { topics: [plays, days, reports], actors: [heuristics] }
const named = (name: string, partitions?: number) =>
  planTopics(declared, partitions).find((each) => each.name === name)

test('every topic comes with its actor topics, all with the same number of partitions', () => {
  const names = ['plays', 'days', 'reports', 'heuristics-changelog', 'heuristics-dead-letters']

  expect(planTopics(declared, undefined).map(({ name }) => name)).toEqual(names)
  expect(new Set(planTopics(declared, undefined).map((each) => each.partitions))).toEqual(
    new Set([96]),
  )
  expect(new Set(planTopics(declared, 4).map((each) => each.partitions))).toEqual(new Set([4]))
})

test('plays go after their time, and a changelog keeps the latest of each page', () => {
  expect(named('plays')?.config).toMatchObject({
    'cleanup.policy': 'compact,delete',
    'retention.ms': String(400 * DAY_MS),
  })
  expect(named('heuristics-changelog')?.config).toMatchObject({ 'cleanup.policy': 'compact' })
  expect(named('heuristics-changelog')?.config).not.toHaveProperty(['retention.ms'])
  expect(named('reports')?.config).toMatchObject({
    'cleanup.policy': 'compact,delete',
    'retention.ms': String(400 * DAY_MS),
  })
})

test('what is compacted away is gone within a week', () => {
  const letters = 'heuristics-dead-letters'
  for (const name of ['plays', 'days', 'reports', 'heuristics-changelog', letters]) {
    expect(named(name)?.config['cleanup.policy']).toContain('compact')
    expect(named(name)?.config['max.compaction.lag.ms']).toBe(String(7 * DAY_MS))
  }
})

test('every event and every kind of page has one subject with its record name', () => {
  expect(planSubjects(declared).map(({ subject }) => subject)).toEqual([
    'plays-linernotes.PlaysRecorded',
    'plays-linernotes.PlaysTakenBack',
    'days-linernotes.DaysSelected',
    'reports-linernotes.ReportPublished',
    'reports-linernotes.ReportRetracted',
    'heuristics-changelog-linernotes.DaysSelected',
    'heuristics-changelog-linernotes.ReportPublished',
  ])
})

test('pages evolve backward, public reports in both directions', () => {
  const level = (subject: string) =>
    planSubjects(declared).find((each) => each.subject === subject)?.compatibility

  expect(level('heuristics-changelog-linernotes.ReportPublished')).toBe('BACKWARD_TRANSITIVE')
  expect(level('reports-linernotes.ReportPublished')).toBe('FULL_TRANSITIVE')
})
