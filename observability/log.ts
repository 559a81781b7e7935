import { isSpanContextValid, type Span, trace } from '@opentelemetry/api'
import { destination, pino } from 'pino'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

export interface LogFields {
  /** Its ids go into the line; the active span's where this is left out. */
  readonly span?: Span | undefined
  readonly error?: unknown
  readonly [field: string]: unknown
}

export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** The same log with `fields` in every line. */
  with(fields: LogFields): Log
}

/** Opens a log of JSON lines on stdout: `time` (ISO, UTC), `level`, `service`, `msg`, `trace_id`, `span_id`. */
export function openLog(
  service: string,
  level: LogLevel = 'info',
  stream: { write(line: string): void } = destination({ fd: 1, sync: true }),
): Log {
  const root = pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    stream,
  )
  return wrap(root)
}

/** Of what is no service: warnings alone, and on stderr, since stdout is the command's result. */
export const openToolLog = (name: string): Log =>
  openLog(name, 'warn', destination({ fd: 2, sync: true }))

function wrap(logger: pino.Logger): Log {
  const line =
    (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) =>
      logger[level](flatten(fields), message)
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: (fields) => wrap(logger.child(flatten(fields))),
  }
}

function flatten({ span, ...fields }: LogFields = {}): object {
  const context = (span ?? trace.getActiveSpan())?.spanContext()
  if (!context || !isSpanContextValid(context)) return fields
  return { ...fields, trace_id: context.traceId, span_id: context.spanId }
}
