import type { Schema } from '#runtime/schema.ts'
import type { Topic, UserEvent } from '#runtime/topic.ts'

/** Buffers `event` in the running transaction. */
export type Send = <E extends UserEvent>(
  topic: Topic<E>,
  schema: Schema<E>,
  event: E,
  options?: { readonly traceparent?: string },
) => void | Promise<void>

/** Writes events so that all of them become visible, or none. */
export interface PlaySender extends AsyncDisposable {
  /** Commits when `run` returns; aborts and throws on when it throws. */
  transaction(run: (send: Send) => Promise<void>): Promise<void>
}
