import { openLog } from '#observability/log.ts'
import { startSpan } from '#observability/spans.ts'

function openLines(level: 'info' | 'debug' = 'info') {
  const lines: Array<Record<string, unknown>> = []
  const log = openLog('persistence', level, { write: (line) => lines.push(JSON.parse(line)) })
  return { log, lines }
}

test('a line is one JSON object with the time, the service and what was said', () => {
  const { log, lines } = openLines()

  log.info('stored', { reportId: 'ada:20250714' })

  expect(lines).toMatchObject([
    { level: 'info', service: 'persistence', msg: 'stored', reportId: 'ada:20250714' },
  ])
  expect(Date.parse(String(lines[0]?.time))).not.toBeNaN()
})

test('a line leads to the trace of its span', () => {
  const { log, lines } = openLines()
  const span = startSpan('store content')

  log.with({ turn: 7 }).warn('slow', { span })

  const { traceId, spanId } = span.spanContext()
  expect(lines).toMatchObject([{ turn: 7, trace_id: traceId, span_id: spanId }])
  expect(lines[0]).not.toHaveProperty('span')
})

test('an error is told with its stack', () => {
  const { log, lines } = openLines()

  log.error('failed', { error: new TypeError('no such page') })

  expect(lines).toMatchObject([{ error: { type: 'TypeError', message: 'no such page' } }])
})

test('what is below the level is not said', () => {
  const { log, lines } = openLines()

  log.debug('every detail')

  expect(lines).toEqual([])
})
