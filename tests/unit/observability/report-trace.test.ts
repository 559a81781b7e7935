import { createHash } from 'node:crypto'
import { recordReportRoot, reportTrace } from '#observability/report-trace.ts'
import { recordSpan, startSpan, traceIdOf, traceparentOf } from '#observability/spans.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'

const id = 'ada:20250714'

test('a revision leads to its trace without a look-up', () => {
  const digest = createHash('sha256').update('ada:20250714:3').digest('hex')

  expect(reportTrace(id, 3)).toEqual({
    traceId: digest.slice(0, 32),
    rootSpanId: digest.slice(32, 48),
    traceparent: `00-${digest.slice(0, 32)}-${digest.slice(32, 48)}-01`,
  })
})

test('spans of other services hang from a root that is recorded last', () => {
  const spans = recordedSpans()
  const trace = reportTrace(id, 3)

  recordSpan('store content', { parent: trace.traceparent, startMs: 2_000, endMs: 2_500 })
  recordReportRoot({ reportId: id, revision: 3, startMs: 1_000, endMs: 3_000 })

  const [child, root] = spans.all()
  expect(child?.parentSpanContext?.spanId).toBe(root?.spanContext().spanId)
  expect(child?.spanContext().traceId).toBe(root?.spanContext().traceId)
  expect([root?.startTime, root?.duration]).toEqual([
    [1, 0],
    [2, 0],
  ])
})

test("a root's ids are its own: the next span has others", () => {
  const spans = recordedSpans()

  recordReportRoot({ reportId: id, revision: 1, startMs: 1, endMs: 2 })
  startSpan('another').end()

  const [root, another] = spans.all()
  expect(another?.spanContext().traceId).not.toBe(root?.spanContext().traceId)
})

test('a rewrite links to the trace that it replaces, however many revisions ago', () => {
  const spans = recordedSpans()
  const replaced = reportTrace(id, 2)

  recordReportRoot({ reportId: id, revision: 5, startMs: 1, endMs: 2, replaces: replaced.traceId })

  expect(spans.all()[0]?.links.map(({ context }) => context)).toMatchObject([
    { traceId: replaced.traceId, spanId: replaced.rootSpanId },
  ])
})

test('what is no traceparent starts a trace of its own', () => {
  recordedSpans()

  const span = startSpan('chat', {
    parent: 'rubbish',
    links: ['rubbish', reportTrace(id, 1).traceparent],
  })

  expect(traceIdOf(traceparentOf(span))).toMatch(/^[0-9a-f]{32}$/)
  expect(traceIdOf('rubbish')).toBeUndefined()
})
