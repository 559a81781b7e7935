import type { Position } from '../kafka/port.ts'
import type { StateChange } from '../state/state-store.ts'
import type { CompletedOffset } from './completed-offsets.ts'

/** What a committed transaction holds of one partition. */
export interface PartitionCommit {
  readonly changes: readonly StateChange[]
  /** Of every input. */
  readonly positions: readonly Position[]
  /** Those that the changelog notes with this transaction. */
  readonly noted: readonly Position[]
  /** Completed above the committed position. */
  readonly completed: readonly (CompletedOffset & { readonly topic: string })[]
}
