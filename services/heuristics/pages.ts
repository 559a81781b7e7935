import type { State } from '#runtime/actor.ts'
import {
  type HeuristicsDayPage,
  type HeuristicsIndexPage,
  heuristicsDayPage,
  heuristicsErasurePage,
  heuristicsIndexPage,
} from '#schemas/index.ts'

export const pageFamilies = {
  index: heuristicsIndexPage,
  /** By local date, YYYYMMDD. */
  days: heuristicsDayPage,
  erasure: heuristicsErasurePage,
} as const

/** One listener's pages, as the domain reads them. */
export interface ListenerPages {
  readonly index: HeuristicsIndexPage
  /** The plays of a local date, YYYYMMDD. */
  day(date: string): HeuristicsDayPage | undefined
  /** Dates that have a page, ascending. */
  dates(): readonly string[]
}

/** What an event does to the pages; a day without plays loses its page. */
export interface Change {
  readonly index: HeuristicsIndexPage
  readonly days: ReadonlyMap<string, HeuristicsDayPage | undefined>
}

export const newIndex = (): HeuristicsIndexPage => ({
  listener: null,
  imports: [],
  days: [],
  firstHeard: Buffer.alloc(0),
  selections: [],
  countedAt: 0,
})

type Reads = Pick<State<typeof pageFamilies>, 'get' | 'parts'>

export const openPages = (state: Reads): ListenerPages => ({
  index: state.get('index') ?? newIndex(),
  day: (date) => state.get('days', date),
  dates: () => state.parts('days'),
})

export function applyChange(state: State<typeof pageFamilies>, change: Change | undefined): void {
  if (!change) return
  state.set('index', '', change.index)
  for (const [date, page] of change.days) {
    if (page) state.set('days', date, page)
    else state.delete('days', date)
  }
}
