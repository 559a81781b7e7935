import { z } from 'zod'

/** One span of a trace, as `trace --json` prints it. */
export interface TraceSpan {
  readonly spanId: string
  /** Null where it is the root, or its parent is not in the trace. */
  readonly parentId: string | null
  readonly service: string
  readonly name: string
  /** ms after the trace's first span began. */
  readonly atMs: number
  readonly tookMs: number
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  /** Trace IDs that it links to. */
  readonly links: readonly string[]
}

const Span = z.object({
  traceID: z.string(),
  spanID: z.string(),
  operationName: z.string(),
  references: z
    .array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() }))
    .nullish(),
  startTime: z.number(),
  duration: z.number(),
  tags: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
  processID: z.string(),
})

const Answer = z.object({
  data: z
    .array(
      z.object({
        spans: z.array(Span),
        processes: z.record(z.string(), z.object({ serviceName: z.string() })),
      }),
    )
    .nullable(),
})

/** Reads what Jaeger's `/api/traces/{id}` answers; spans in the order in which they began. */
export function parseSpans(answer: unknown): readonly TraceSpan[] {
  const [trace] = Answer.parse(answer).data ?? []
  if (!trace) return []
  const unique = [...new Map(trace.spans.map((span) => [span.spanID, span])).values()]
  const ids = new Set(unique.map((span) => span.spanID))
  const beginMicros = Math.min(...unique.map((span) => span.startTime))
  return unique
    .toSorted((a, b) => a.startTime - b.startTime || b.duration - a.duration)
    .map((span) => toSpan(span, beginMicros, ids, trace.processes))
}

function toSpan(
  span: z.infer<typeof Span>,
  beginMicros: number,
  ids: ReadonlySet<string>,
  processes: Readonly<Record<string, { serviceName: string }>>,
): TraceSpan {
  const references = span.references ?? []
  const parent = references.find((each) => each.refType === 'CHILD_OF' && ids.has(each.spanID))
  const tags = (span.tags ?? []).filter(({ key }) => !/^(otel\.|span\.kind$|internal\.)/.test(key))
  return {
    spanId: span.spanID,
    parentId: parent?.spanID ?? null,
    service: processes[span.processID]?.serviceName ?? '?',
    name: span.operationName,
    atMs: (span.startTime - beginMicros) / 1000,
    tookMs: span.duration / 1000,
    attributes: Object.fromEntries(tags.map(({ key, value }) => [key, simple(value)])),
    links: references.filter((each) => each.traceID !== span.traceID).map((each) => each.traceID),
  }
}

const simple = (value: unknown): string | number | boolean =>
  typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
