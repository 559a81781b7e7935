import { plainColors } from '#cli/colors.ts'
import { actorLines, stateLines } from '#cli/commands/actors-lines.ts'
import type { ActorReport, PartitionReport } from '#runtime/introspection/inspect.ts'

const partition = (fields: Partial<PartitionReport> = {}): PartitionReport => ({
  partition: 0,
  isOpen: true,
  isPaused: false,
  load: 0,
  loadBytes: 0,
  turns: 0,
  oldest: null,
  parkedCount: 0,
  parked: [],
  watermarks: [{ topic: 'plays', partition: 0, offset: 991, end: 991, lag: 0, span: 0 }],
  state: { entries: 3, bytes: 1_234_567 },
  ...fields,
})

const report = (fields: Partial<ActorReport> = {}): ActorReport => ({
  actor: 'heuristics',
  instance: 'heuristics-0',
  isReady: true,
  partitionCount: 1,
  commitMsP99: 12,
  limits: { turns: 20_000, partitionMessages: 10_000, partitionBytes: 67_108_864 },
  partitions: [partition()],
  ...fields,
})

const lines = (found: readonly ActorReport[], more = {}) => [
  ...actorLines({ found, without: [], silent: [], ...more }, plainColors),
]

test('every partition has a line with its owner, how far it is, what runs and what it keeps', () => {
  const busy = partition({
    partition: 1,
    isPaused: true,
    load: 42,
    loadBytes: 9_900,
    turns: 7,
    oldest: { key: 'ada\u001b[2J', ms: 61_000 },
    watermarks: [
      { topic: 'plays', partition: 1, offset: 5, end: 25, lag: 20, span: 9 },
      { topic: 'profiles', partition: 1, offset: 1, end: 4, lag: 3, span: 0 },
    ],
  })
  const opening = partition({ partition: 2, isOpen: false, watermarks: [], state: null })

  const [head, first, second, third, , process] = lines([
    report({ partitions: [busy, partition()], partitionCount: 3 }),
    report({ instance: 'heuristics-1', partitions: [opening], partitionCount: 3 }),
  ])

  const words = (line = '') => line.split(/ {2,}/)
  expect(words(head)).toHaveLength(10)
  expect(words(first)).toEqual([
    'heuristics/0',
    'heuristics-0',
    'open',
    '0',
    '0',
    '0',
    '0',
    '-',
    '1.2 MB',
    'plays 991',
  ])
  expect(words(second)).toEqual([
    ...['heuristics/1', 'heuristics-0', 'paused', '23', '42 (9.9 kB)', '7', '0'],
    ...['ada[2J 61 s', '1.2 MB', 'plays 5, profiles 1'],
  ])
  expect(words(third)).toEqual([
    'heuristics/2',
    'heuristics-1',
    'restoring',
    '?',
    '0',
    '0',
    '0',
    '-',
    '-',
  ])
  expect(process).toBe(
    'heuristics-0: ready, 2 partitions, commit p99 12 ms; takes 20000 turns concurrently, and of a partition 10000 messages, 67 MB',
  )
})

test('who is parked is named, with the reason; many are counted', () => {
  const parked = [{ key: 'ada', code: 'STORE_UNAVAILABLE', attempts: 3, ms: 12_000 }]

  const text = lines([report({ partitions: [partition({ parked, parkedCount: 5 })] })]).join('\n')

  expect(text).toContain('heuristics/0: ada waits since 12 s for attempt 4: STORE_UNAVAILABLE')
  expect(text).toContain('heuristics/0: and 4 more')
})

test('what did not answer, is starting, or has no owner is said', () => {
  const judging = { name: 'judging', url: 'http://127.0.0.1:1' }
  const text = lines([report({ partitionCount: 4 })], {
    without: [{ name: 'persistence', url: 'http://127.0.0.1:2' }],
    silent: [{ ...judging, reason: 'connect ECONNREFUSED' }],
  }).join('\n')

  expect(text).toContain('heuristics: 3 of 4 partitions have no owner')
  expect(text).toContain('persistence is still starting: http://127.0.0.1:2')
  expect(text).toContain('judging at http://127.0.0.1:1 does not answer (connect ECONNREFUSED)')
})

test('a listener’s state is shown with pages and timers; who has nothing or another owner is named', () => {
  const kept = {
    actor: 'heuristics',
    key: 'ada',
    partition: 2,
    pages: [
      { family: 'index', part: '', page: { plays: 3 } },
      { family: 'days', part: '20250714', page: { title: 'a\u001bb' } },
    ],
    timers: { select: 0 },
  }
  const empty = { ...kept, actor: 'judging', pages: [], timers: {} }
  const without = [{ name: 'persistence', url: 'http://127.0.0.1:2' }]

  const text = [
    ...stateLines('ada', { found: [kept, empty], without, silent: [] }, plainColors),
  ].join('\n')

  expect(text).toContain('heuristics, partition 2\ntimer select at 1970-01-01T00:00:00.000Z\nindex')
  expect(text).toContain('days 20250714\n{\n  "title": "a')
  expect(text).not.toContain('\u001b')
  expect(text).toContain('judging, partition 2: nothing of ada')
  expect(text).toContain('persistence: another instance has ada')
})
