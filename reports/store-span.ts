import { database, linernotes } from '#observability/attributes.ts'
import { reportTrace } from '#observability/report-trace.ts'
import { endSpan, SpanKind, startSpan } from '#observability/spans.ts'

interface Write {
  /** Report ID and revision: they name the trace that the write belongs to. */
  readonly id: string
  readonly revision: number
  readonly collection: string
  readonly operation: string
}

/** Runs `run` in a span of its revision's trace. */
export async function inStoreSpan<T>(
  name: string,
  write: Write,
  run: () => Promise<T>,
): Promise<T> {
  const span = startSpan(name, {
    kind: SpanKind.CLIENT,
    parent: reportTrace(write.id, write.revision).traceparent,
    attributes: {
      [database.system]: 'mongodb',
      [database.collection]: write.collection,
      [database.operation]: write.operation,
      [linernotes.revision]: write.revision,
    },
  })
  try {
    const result = await run()
    endSpan(span)
    return result
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}
