import type { HeuristicsIndexPage, YearSelection } from '#schemas/index.ts'
import type { InspectedState } from './explain.ts'
import { isCutAsNow } from './zone.ts'

/** How far heuristics is with one listener. Times are ms since 1970 UTC, 0 where there is none. */
export interface SelectionProgress {
  readonly userId: string
  /** When the latest profile was declared. */
  readonly declaredAt: number
  /** When the import whose last message was counted latest wrote its messages, or plays were taken back since. */
  readonly countedAt: number
  /** The catalogue that the days were summed up with; null where nothing is known of the listener. */
  readonly catalogueVersion: string | null
  /** Whether the days are cut by the offsets that the time zone data says now. */
  readonly isCutAsNow: boolean
  /** Whether a selection waits for plays to be quiet. */
  readonly isQuietAwaited: boolean
  /** The last selection sent for each year, ascending. */
  readonly selections: readonly YearSelection[]
}

/** Undefined where this process does not have the listener. */
export function progressOf(inspected: InspectedState | undefined): SelectionProgress | undefined {
  if (!inspected) return undefined
  const { key: userId, pages, timers } = inspected
  const index = pages.find(({ family }) => family === 'index')?.page as
    | HeuristicsIndexPage
    | undefined
  return {
    userId,
    declaredAt: index?.listener?.declaredAt ?? 0,
    countedAt: index?.countedAt ?? 0,
    catalogueVersion: index?.catalogueVersion ?? null,
    isCutAsNow: index === undefined || isCutAsNow(index),
    isQuietAwaited: 'select' in timers,
    selections: index?.selections ?? [],
  }
}
