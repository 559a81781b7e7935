import { plainColors } from '#cli/colors.ts'
import { parseSpans } from '#cli/commands/trace-spans.ts'
import { treeLines } from '#cli/commands/trace-tree.ts'

const span = (spanID: string, parent: string | null, fields: object = {}) => ({
  traceID: 't',
  spanID,
  operationName: `span ${spanID}`,
  references: parent ? [{ refType: 'CHILD_OF', traceID: 't', spanID: parent }] : [],
  startTime: 1_000_000,
  duration: 5_000,
  tags: [],
  processID: 'p1',
  ...fields,
})

const answerOf = (...spans: object[]) => ({
  data: [
    {
      traceID: 't',
      spans,
      processes: { p1: { serviceName: 'persistence' }, p2: { serviceName: 'judging' } },
    },
  ],
})

test('a trace is printed as a tree, in the order in which things began', () => {
  const spans = parseSpans(
    answerOf(
      span('judge', 'root', { startTime: 3_000_000, processID: 'p2' }),
      span('store', 'root', {
        startTime: 2_000_000,
        tags: [{ key: 'db.collection.name', value: 'reports' }],
      }),
      span('root', null, { duration: 2_500_000 }),
      span('ask', 'judge', { startTime: 3_000_500 }),
    ),
  )

  expect([...treeLines(spans, plainColors)]).toEqual([
    '       at      took  service      span',
    '   0.0 ms    2.50 s  persistence  span root',
    '   1.00 s    5.0 ms  persistence  ├─ span store  name=reports',
    '   2.00 s    5.0 ms  judging      └─ span judge',
    '   2.00 s    5.0 ms  persistence     └─ span ask',
  ])
})

test('a span whose parent is not there stands for itself', () => {
  const spans = parseSpans(answerOf(span('orphan', 'gone'), span('root', null)))

  expect(spans.map(({ parentId }) => parentId)).toEqual([null, null])
  expect([...treeLines(spans, plainColors)]).toHaveLength(3)
})

test('a span that was sent twice is shown once', () => {
  expect(parseSpans(answerOf(span('root', null), span('root', null)))).toHaveLength(1)
})

test('a rewrite shows the trace that it replaces', () => {
  const references = [{ refType: 'FOLLOWS_FROM', traceID: 'earlier', spanID: 'x' }]

  const spans = parseSpans(answerOf(span('root', null, { references })))

  expect(spans[0]?.links).toEqual(['earlier'])
  expect([...treeLines(spans, plainColors)][1]).toContain('→ earlier')
})

test('a trace that is not kept has no spans', () => {
  expect(parseSpans({ data: [], errors: null })).toEqual([])
  expect(parseSpans({ data: null })).toEqual([])
  expect([...treeLines([], plainColors)]).toEqual([])
})
