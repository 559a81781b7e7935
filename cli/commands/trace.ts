import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { defineErrors } from '#foundation/service-error.ts'
import { reportById } from '#operations/archives.ts'
import type { Report } from '#reports/report.ts'
import type { Colors } from '../colors.ts'
import type { Terminal } from '../terminal.ts'
import { traceAddress } from './archive-lines.ts'
import { parseSpans, type TraceSpan } from './trace-spans.ts'
import { treeLines } from './trace-tree.ts'

export const traceErrors = defineErrors({
  TRACES_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `nothing answers for traces at ${url}`,
  },
  TRACES_UNNAMED: {
    policy: 'stop',
    message: (_: object) =>
      'spans go to a collector of yours, and JAEGER_URL does not say who shows them',
  },
  TRACE_GONE: {
    policy: 'stop',
    message: ({ traceId }: { traceId: string }) => `trace ${traceId} is not kept (any more)`,
  },
})

const ANSWER_MS_MAX = 10_000

export function addTrace(program: Command, terminal: Terminal): void {
  program
    .command('trace')
    .description("print a report's trace: from the plays to the stored story")
    .argument('<report>', 'report ID, such as ada:20250714')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes trace ada:20250714
  linernotes trace ada:20250714 --json`,
    )
    .action((id: string, options: { readonly json?: true }) => trace(id, options, terminal))
}

async function trace(
  id: string,
  { json }: { readonly json?: true },
  terminal: Terminal,
): Promise<void> {
  const settings = stackSettings(terminal.env)
  const { openReportStore } = await import('#reports/mongo.ts')
  await using store = await openReportStore({
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: settings.mongodbDatabase,
  })
  const report = await reportById(store, id)
  const { jaegerUrl } = settings
  const fetched = await fetchSpans(jaegerUrl, report.traceId, terminal.signal)
  const spans = fetched instanceof Error ? [] : fetched
  const address = jaegerUrl ? traceAddress(jaegerUrl, report.traceId) : null
  if (json) terminal.printJson({ ...originOf(report), address, spans })
  else for (const line of lines(report, { address, spans }, terminal.paint)) terminal.print(line)
  // The lineage is in the report, so it was said all the same.
  if (fetched instanceof Error) throw fetched
}

const originOf = ({ id, revision, traceId, lineage }: Report) => ({
  reportId: id,
  revision,
  traceId,
  lineage,
})

function* lines(
  { id, revision, traceId, lineage }: Report,
  { address, spans }: { readonly address: string | null; readonly spans: readonly TraceSpan[] },
  paint: Colors,
): Generator<string> {
  yield paint.bold(`${id}, revision ${revision}: trace ${traceId}`)
  if (address) yield address
  for (const { topic, partition, offsets } of lineage.topics) {
    yield `${lineage.playsCount} plays from ${topic}, partition ${partition}, offsets ${offsets.join(' ')}`
  }
  if (spans.length > 0) yield ''
  yield* treeLines(spans, paint)
}

/** The trace's spans, or why there are none. */
async function fetchSpans(
  jaegerUrl: string | undefined,
  traceId: string,
  signal: AbortSignal,
): Promise<readonly TraceSpan[] | Error> {
  if (!jaegerUrl) return traceErrors.TRACES_UNNAMED({})
  const url = `${jaegerUrl.replace(/\/+$/, '')}/api/traces/${traceId}`
  try {
    const response = await fetchWithin(url, ANSWER_MS_MAX, signal)
    if (response.status === 404) return traceErrors.TRACE_GONE({ traceId })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    const spans = parseSpans(await response.json())
    return spans.length > 0 ? spans : traceErrors.TRACE_GONE({ traceId })
  } catch (cause) {
    signal.throwIfAborted()
    return traceErrors.TRACES_UNREACHABLE({ url: jaegerUrl }, cause)
  }
}
