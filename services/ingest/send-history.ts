import { messaging } from '#observability/attributes.ts'
import { endSpan, type Span, SpanKind, startSpan, traceparentOf } from '#observability/spans.ts'
import type { SendEvents } from '#runtime/kafka/event-sender.ts'
import {
  type PlaysRecorded,
  type ProfileDeclared,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { batches, type PlayOfRow } from './batch.ts'
import { formats } from './exports/formats.ts'
import type { Spool } from './spool.ts'

interface History {
  readonly spool: Spool
  readonly playOf: PlayOfRow
  /** What the import says of plays of earlier ones: sent before its own. */
  readonly changes: readonly PlaysRecorded[]
  readonly importId: string
  readonly profile: ProfileDeclared
}

interface SendOptions {
  readonly send: SendEvents
  /** The parent of the span of the sending. */
  readonly span: Span
  readonly signal: AbortSignal | undefined
  /** Called after every message with the plays sent so far. */
  onSent(plays: number): void
}

/** Sends the profile, then every kept play: in one transaction, so that readers see all of it or nothing. */
export async function sendHistory(
  { spool, playOf, changes, importId, profile }: History,
  { send, span: parent, signal, onSent }: SendOptions,
): Promise<void> {
  const span = startSpan(`send ${plays.name}`, {
    parent,
    kind: SpanKind.PRODUCER,
    attributes: {
      [messaging.system]: 'kafka',
      [messaging.operationName]: 'send',
      [messaging.operationType]: 'send',
      [messaging.destination]: plays.name,
    },
  })
  const traceparent = traceparentOf(span)
  const { userId, declaredAt: recordedAt } = profile
  try {
    await send(profiles, profileDeclared, profile, { traceparent })
    for (const event of changes) {
      await send(plays, playsRecorded, event, { traceparent })
    }
    let number = changes.length
    let sent = 0
    for await (const { format, plays: batch, isLast } of batches(spool.read(), playOf)) {
      signal?.throwIfAborted()
      const source = formats[format]?.name ?? ''
      const event: PlaysRecorded = {
        userId,
        importId,
        source,
        batch: number++,
        isLast,
        recordedAt,
        plays: batch,
      }
      await send(plays, playsRecorded, event, { traceparent })
      sent += batch.length
      onSent(sent)
    }
    span.setAttribute(messaging.batchCount, number)
    endSpan(span)
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}
