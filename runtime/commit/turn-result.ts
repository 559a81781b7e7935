// The result of a turn. It lives until its commit is stored, and is all that does: the message, the context and
// what the handler made of them may be freed immediately (bench/stateful.ts).
import assert from 'node:assert/strict'
import { endSpan, type Span } from '#observability/spans.ts'
import type { OutRecord } from '../kafka/port.ts'
import type { TrackedOffset } from '../partition/offset-tracker.ts'
import type { OwnedPartition, Work } from '../partition/owned-partition.ts'
import type { PageWrites } from '../state/page-cache.ts'
import type { StateChange } from '../state/state-store.ts'

/** What a turn, or an effect within it, has to be committed. */
export interface TurnResult {
  readonly partition: OwnedPartition
  readonly key: string
  /** The message that it completes; none for timers and effects. */
  readonly source: TrackedOffset | undefined
  readonly outs: readonly OutRecord[]
  readonly changes: readonly StateChange[]
  readonly bytes: number
  /** Called once: without an error when it is committed and stored, with one when it was dropped. */
  settle(error?: unknown): void
}

/** Takes results to be committed. */
export interface ResultSink {
  submit(result: TurnResult): void
}

export interface TurnOutputs {
  readonly outs?: readonly OutRecord[]
  readonly changes?: readonly StateChange[]
  /** Its pages, where it wrote any. */
  readonly put?: PageWrites | undefined
  /** They end with it. */
  readonly spans?: readonly Span[] | undefined
  /** Why the turn was given up. */
  readonly failure?: unknown
}

const nothing: readonly never[] = []

export class CompletedTurn implements TurnResult {
  readonly partition: OwnedPartition
  readonly key: string
  readonly source: TrackedOffset | undefined
  readonly outs: readonly OutRecord[]
  readonly changes: readonly StateChange[]
  readonly bytes: number
  readonly #put: PageWrites | undefined
  readonly #spans: readonly Span[]
  readonly #failure: unknown
  #isSettled = false

  constructor(work: Work, left: TurnOutputs) {
    this.partition = work.partition
    this.key = work.key
    this.source = work.kind === 'message' ? work.tracked : undefined
    this.outs = left.outs ?? nothing
    this.changes = left.changes ?? nothing
    this.bytes = bytesOf(this.outs) + bytesOf(this.changes)
    this.#put = left.put
    this.#spans = left.spans ?? nothing
    this.#failure = left.failure
  }

  settle(error?: unknown): void {
    assert(!this.#isSettled, 'a result settles once')
    this.#isSettled = true
    for (const span of this.#spans) endSpan(span, { error: this.#failure ?? error })
    if (!error && this.#put) this.partition.opened.pages.settle(this.#put, this.changes)
    if (this.source) this.partition.released(this.source)
  }
}

export function bytesOf(list: readonly { readonly value: Buffer | null }[]): number {
  let bytes = 0
  for (const { value } of list) bytes += value?.length ?? 0
  return bytes
}
