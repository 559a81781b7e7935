import { replaceBlock, topologyText } from '#deploy/topology-doc.ts'
import { defineActor } from '#runtime/actor.ts'
import { daysSelected, playsRecorded, playsTakenBack } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { plays } from '#topics/plays.ts'

const nothing = () => undefined
const heuristics = defineActor()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: 'heuristics',
  sends: [days],
  pages: { day: daysSelected },
})
  .on(plays, playsRecorded, nothing)
  .on(plays, playsTakenBack, nothing)
  .onTimer('select', nothing)
const text = topologyText({
  topics: [plays, days],
  services: [
    { name: 'ingest', topics: { writes: ['plays'] }, outside: { reads: ['exports'] } },
    { name: 'heuristics', actor: heuristics },
    { name: 'judging', topics: { reads: ['plays'] }, outside: { writes: ['archive page'] } },
  ],
})
const lines = text.split('\n')

test('the diagram shows every way of an event, and things outside the topics dotted', () => {
  for (const way of [
    '  thing-exports -.-> ingest',
    '  judging -.-> thing-archive-page',
    '  topic-plays -.-> judging',
    '  ingest --> topic-plays',
    '  topic-plays -- PlaysRecorded, PlaysTakenBack --> heuristics',
    '  heuristics --> topic-days',
  ]) {
    expect(lines).toContain(way)
  }
})

test('the tables say what a service keeps and how long a topic does', () => {
  expect(lines).toContain(
    '| heuristics | `plays`: PlaysRecorded, PlaysTakenBack |  | `days` |  | DaysSelected | select |',
  )
  expect(lines).toContain(
    '| `plays` | PlaysRecorded, PlaysTakenBack | ingest | heuristics, judging (reads) | compact,delete | 400 days | BACKWARD_TRANSITIVE |',
  )
  expect(lines).toContain(
    '| `days` | DaysSelected | heuristics |  | compact | the latest | BACKWARD_TRANSITIVE |',
  )
})

test('only what stands between the marks is replaced, again and again alike', () => {
  const document = 'before\n<!-- topology: printed -->\nold\n<!-- /topology -->\nafter\n'
  const once = replaceBlock(document, 'new')

  expect(once).toBe('before\n<!-- topology: printed -->\nnew\n<!-- /topology -->\nafter\n')
  expect(replaceBlock(once, 'new')).toBe(once)
})

test('a document without the marks is an error, and stays as it is', () => {
  expect(() => replaceBlock('no marks here', 'new')).toThrow('topology')
})
