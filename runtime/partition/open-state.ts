import type { PageCache } from '../state/page-cache.ts'
import type { StateStore } from '../state/state-store.ts'
import type { OffsetTracker } from './offset-tracker.ts'

/** What an opened partition has, read from its store and from the group. */
export interface OpenState {
  readonly store: StateStore
  readonly pages: PageCache
  readonly offsets: ReadonlyMap<string, OffsetTracker> // By topic.
  readonly topicIds: ReadonlyMap<string, string> // Of the inputs.
}
