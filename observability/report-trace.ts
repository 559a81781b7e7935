// One trace a report revision. Its ids come from the report and its revision, so that every service can
// name the root before it exists and a report leads to its trace without a look-up.
import { createHash } from 'node:crypto'
import { type Attributes, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api'
import { linernotes, reportHash } from './attributes.ts'
import { tracer, withIds } from './provider.ts'
import { isTraceSampled, traceFlagsOf } from './sampling.ts'
import { at, linkTo } from './spans.ts'

export interface ReportTrace {
  /** 32 hex digits: bytes 0 to 15 of SHA-256(`<reportId>:<revision>`). */
  readonly traceId: string
  /** 16 hex digits: bytes 16 to 23. */
  readonly rootSpanId: string
  /** W3C, with the root span `assemble report` as the parent; its flags say whether the trace is recorded. */
  readonly traceparent: string
}

export function reportTrace(reportId: string, revision: number): ReportTrace {
  const digest = createHash('sha256').update(`${reportId}:${revision}`).digest('hex')
  const traceId = digest.slice(0, 32)
  const rootSpanId = digest.slice(32, 48)
  return {
    traceId,
    rootSpanId,
    traceparent: `00-${traceId}-${rootSpanId}-${traceFlagsOf(traceId)}`,
  }
}

export interface ReportRoot {
  readonly reportId: string
  readonly revision: number
  /** ms since 1970 UTC. */
  readonly startMs: number
  readonly endMs: number
  readonly attributes?: Attributes
  /** Trace ID of the revision that this one replaces, or the traceparent of its root. */
  readonly replaces?: string | null | undefined
}

/** Records the root span `assemble report`, once for each revision; the service that finished it does so. */
export function recordReportRoot(root: ReportRoot): void {
  const { traceId, rootSpanId: spanId } = reportTrace(root.reportId, root.revision)
  if (!isTraceSampled(traceId)) return
  const span = withIds({ traceId, spanId }, () =>
    tracer().startSpan(
      'assemble report',
      {
        kind: SpanKind.INTERNAL,
        startTime: at(root.startMs),
        links: replacedLink(root),
        attributes: {
          [linernotes.report]: reportHash(root.reportId),
          [linernotes.revision]: root.revision,
          ...root.attributes,
        },
      },
      ROOT_CONTEXT,
    ),
  )
  span.end(at(Math.max(root.endMs, root.startMs)))
}

/** The replaced trace is the earlier revision whose id matches: its root span's id follows from it. */
function replacedLink({ reportId, revision, replaces }: ReportRoot) {
  if (!replaces) return []
  if (replaces.includes('-')) return linkTo(replaces)
  for (let earlier = revision - 1; earlier > 0 && earlier > revision - 100; earlier -= 1) {
    const replaced = reportTrace(reportId, earlier)
    if (replaced.traceId === replaces) return linkTo(replaced.traceparent)
  }
  return []
}
