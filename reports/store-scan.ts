import type { Category } from '#schemas/categories.ts'
import type { Marker } from './report.ts'

/** What the store says of one listener: which days have a report. */
export interface ListenerMarkers {
  readonly userId: string
  /** By date, YYYYMMDD. */
  readonly days: Readonly<Record<string, Marker>>
}

/** One stored report, or the tombstone of a removed one, without its text. */
export interface StoredContent {
  readonly id: string
  readonly revision: number
  /** Undefined for a tombstone. */
  readonly live:
    | {
        readonly year: number
        readonly category: Category
        readonly contentHash: string
        readonly factsHash: string
        /** ms since 1970 UTC. */
        readonly storedAt: number
      }
    | undefined
}

/** Everything in the store, each document once, while others write. Both @throws STORE_UNAVAILABLE */
export interface StoreScan {
  markers(): AsyncIterable<ListenerMarkers>
  contents(): AsyncIterable<StoredContent>
}
