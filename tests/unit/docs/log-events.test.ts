import { readFileSync } from 'node:fs'
import { type LogEvent, logEvent, logEvents } from '#runtime/telemetry/log-events.ts'
import { readSources } from '#testkit/project-sources.ts'

interface Row {
  readonly level: string
  readonly says: string
  readonly fields: readonly string[]
  readonly optional?: readonly string[]
}

const runtime = readSources().filter(
  ({ path }) => path.startsWith('runtime/') && path !== 'runtime/telemetry/log-events.ts',
)

const rowOf = ([event, { level, says, fields, optional = [] }]: readonly [string, Row]) => {
  const cells = [...fields.map((each) => `\`${each}\``), ...optional.map((each) => `\`${each}\`?`)]
  return `| \`${event}\` | ${level} | ${cells.join(', ')} | ${says} |`
}

test('docs/RUNTIME.md has the table of log events', () => {
  const [, section = ''] = readFileSync('docs/RUNTIME.md', 'utf8').split('\n### Log lines\n')
  const written = section.split('\n### ')[0]?.match(/^\| `.*\|$/gm)

  expect(written).toEqual(Object.entries<Row>(logEvents).map(rowOf))
})

test('every log event is written somewhere in the runtime', () => {
  const silent = Object.keys(logEvents).filter(
    (event) => !runtime.some(({ text }) => text.includes(`'${event}'`)),
  )

  expect(runtime.length).toBeGreaterThan(50)
  expect(silent).toEqual([])
})

test('the runtime writes no log line without an event or a notice', () => {
  const prose = runtime.flatMap(({ path, text }) =>
    [...text.matchAll(/\blog\??\.(?:debug|info|warn|error)\(/g)].map(
      ([call]) => `${call} in ${path}`,
    ),
  )

  expect(prose).toEqual([])
})

test('a line has its event and the code of its error; other names and fields do not compile', () => {
  const lines: object[] = []
  const log = { info: (_message: string, fields = {}) => void lines.push(fields) }

  logEvent(log, 'partition.assigned', { topic: 'changelog', partition: 3 })
  // @ts-expect-error: the partition is missing
  const _missing: Parameters<typeof logEvent<'partition.assigned'>>[2] = { topic: 'changelog' }
  // @ts-expect-error: there is no such event
  const _unknown: LogEvent = 'partition.lost'

  expect(lines).toEqual([{ event: 'partition.assigned', topic: 'changelog', partition: 3 }])
})
