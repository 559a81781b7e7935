import {
  type Attributes,
  context,
  type HrTime,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { millisToHrTime, parseTraceParent } from '@opentelemetry/core'
import { errorType } from './attributes.ts'
import { tracer } from './provider.ts'
import { isSampled } from './sampling.ts'

export { type Attributes, type Span, SpanKind }

const LINKS_MAX = 128 // The SDK keeps the last 128 and drops the others.

export interface SpanOptions {
  readonly kind?: SpanKind | undefined
  /** A span, or a W3C traceparent; the active span where it is left out; an invalid one starts a new trace. */
  readonly parent?: Span | string | undefined
  /** W3C traceparents; invalid ones are left out. */
  readonly links?: readonly string[] | undefined
  readonly attributes?: Attributes | undefined
  /** ms since 1970 UTC, fractions allowed; now where it is left out. */
  readonly startMs?: number | undefined
}

export interface SpanEnd {
  /** ms since 1970 UTC, fractions allowed; now where it is left out. */
  readonly endMs?: number | undefined
  /** Marks the span as failed. */
  readonly error?: unknown
}

export function startSpan(name: string, options: SpanOptions = {}): Span {
  const { kind, parent, links = [], attributes, startMs } = options
  if (typeof parent === 'string' && !isSampled(parent)) {
    const parsed = parse(parent)
    if (parsed) return trace.wrapSpanContext(parsed) // Nobody records it: it only passes its context on.
  }
  return tracer().startSpan(
    name,
    {
      kind: kind ?? SpanKind.INTERNAL,
      links: links.slice(0, LINKS_MAX).flatMap(linkTo),
      ...(attributes && { attributes }),
      ...(startMs !== undefined && { startTime: at(startMs) }),
    },
    contextOf(parent),
  )
}

/** Ends `span`; one that was ended before is left as it is. */
export function endSpan(span: Span, { endMs, error }: SpanEnd = {}): void {
  if (error !== undefined) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    span.setAttribute(errorType, name)
    span.setStatus({ code: SpanStatusCode.ERROR, message: message.slice(0, 500) })
  }
  span.end(endMs === undefined ? undefined : at(endMs))
}

/** A span that is already over. */
export function recordSpan(
  name: string,
  { endMs, error, ...options }: SpanOptions & SpanEnd & { readonly startMs: number },
): Span {
  const span = startSpan(name, options)
  endSpan(span, { endMs, error })
  return span
}

/** W3C trace context of `span`, for a header or for a child elsewhere. */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED) === 0 ? '00' : '01'}`
}

/** Trace ID in a W3C traceparent; undefined when it is not one. */
export const traceIdOf = (traceparent: string): string | undefined =>
  parseTraceParent(traceparent)?.traceId

/** Runs `run` with `span` active: spans and log lines that it makes belong to it. */
export const withSpan = <T>(span: Span, run: () => T): T =>
  context.with(trace.setSpan(context.active(), span), run)

/** A pair is always since 1970; the SDK takes a small number as a time since the process began. */
export const at = (ms: number): HrTime => millisToHrTime(ms)

export function linkTo(traceparent: string): Link[] {
  const parsed = parse(traceparent)
  return parsed ? [{ context: parsed }] : []
}

function contextOf(parent: Span | string | undefined) {
  if (parent === undefined) return context.active()
  if (typeof parent !== 'string') return trace.setSpan(ROOT_CONTEXT, parent)
  const parsed = parse(parent)
  return parsed ? trace.setSpanContext(ROOT_CONTEXT, parsed) : ROOT_CONTEXT
}

function parse(traceparent: string): SpanContext | undefined {
  const parsed = parseTraceParent(traceparent)
  return parsed ? { ...parsed, isRemote: true } : undefined
}
