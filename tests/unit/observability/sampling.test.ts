import { recordReportRoot, reportTrace } from '#observability/report-trace.ts'
import { isSampled, sampleTraces } from '#observability/sampling.ts'
import { recordSpan, startSpan, traceparentOf } from '#observability/spans.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'

afterEach(() => sampleTraces(1))

test('only a sampled trace context makes spans', () => {
  const id = '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331'
  expect(isSampled(`00-${id}-01`)).toBe(true)
  expect(isSampled(`00-${id}-00`)).toBe(false)
  expect(isSampled('00-01')).toBe(false)
  expect(isSampled(undefined)).toBe(false)
})

test('about the share asked for is recorded, and each of those traces as a whole', () => {
  const spans = recordedSpans()
  sampleTraces(0.1)
  const ids = Array.from({ length: 1_000 }, (_, number) => `listener-${number}:20250714`)

  for (const reportId of ids) {
    const { traceparent } = reportTrace(reportId, 1)
    const span = startSpan('chat', { parent: traceparent })
    recordSpan('inner', { parent: traceparentOf(span), startMs: 1, endMs: 2 })
    span.end()
    recordReportRoot({ reportId, revision: 1, startMs: 1, endMs: 2 })
  }

  const byTrace = Map.groupBy(spans.all(), (span) => span.spanContext().traceId)
  expect(byTrace.size).toBeGreaterThan(60)
  expect(byTrace.size).toBeLessThan(150)
  expect([...byTrace.values()].every((list) => list.length === 3)).toBe(true)
})

test('what is not recorded still passes its context on, and says that nobody records it', () => {
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00'

  expect(traceparentOf(startSpan('chat', { parent }))).toBe(parent)
})

test('a trace that begins here is recorded by the same rule', () => {
  const spans = recordedSpans()
  sampleTraces(0)

  startSpan('import').end()

  expect(spans.all()).toEqual([])
})
