// What an actor keeps of an erased listener, and how it knows what was written before the erasure. Topics do
// not wait for each other: a message from before may arrive after the erasure, and must not bring anything back.
import type { State } from '#runtime/actor.ts'
import type { Schema } from '#runtime/schema.ts'

export interface ErasureRecord {
  /** When the latest erasure was asked for, ms since 1970 UTC. */
  readonly erasedAt: number
}

/** The family of pages, with a single page, that an actor spreads into its own. */
export const erasurePages = <R extends ErasureRecord>(schema: Schema<R>) =>
  ({ erasure: schema }) as const

type ErasurePages<R extends ErasureRecord = ErasureRecord> = ReturnType<typeof erasurePages<R>>

/** Whether something was written before its listener was erased. */
export const isErased = (state: Pick<State<ErasurePages>, 'get'>, writtenAt: number): boolean =>
  writtenAt <= (state.get('erasure')?.erasedAt ?? Number.NEGATIVE_INFINITY)

/** Deletes everything that is kept of the listener, and keeps the record alone. */
export function eraseState<R extends ErasureRecord>(
  state: State<ErasurePages<R>>,
  record: R,
): void {
  state.clear()
  state.set('erasure', '', record)
}
