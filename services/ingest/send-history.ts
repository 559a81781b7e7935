import { messaging } from '#observability/attributes.ts'
import { endSpan, type Span, SpanKind, startSpan, traceparentOf } from '#observability/spans.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import {
  type PlaysRecorded,
  type ProfileDeclared,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { batches } from './batch.ts'
import type { Resolution } from './deduplicate.ts'
import { formats } from './exports/formats.ts'
import type { Spool } from './spool.ts'

interface History {
  readonly spool: Spool
  readonly resolution: Resolution
  readonly importId: string
  readonly profile: ProfileDeclared
}

interface SendOptions {
  readonly sender: Pick<EventSender, 'transaction'>
  /** The parent of the span of the sending. */
  readonly span: Span
  readonly signal: AbortSignal | undefined
  /** Called after every message with the plays sent so far. */
  onSent(plays: number): void
}

/** Sends the profile, then every kept play, in one transaction: readers see all of it or nothing. */
export async function sendHistory(
  { spool, resolution, importId, profile }: History,
  { sender, span: parent, signal, onSent }: SendOptions,
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
    await sender.transaction(async (send) => {
      await send(profiles, profileDeclared, profile, { traceparent })
      let number = 0
      let sent = 0
      for await (const { format, plays: batch, isLast } of batches(spool.read(), resolution)) {
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
    })
    endSpan(span)
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}
