import { countedAt } from '#facts/heard-play.ts'
import { type LocalTime, localTimeOf } from '#facts/local-time.ts'
import type {
  HeuristicsDayPage,
  HeuristicsIndexPage,
  Listener,
  Play,
  PlaysRecorded,
  PlaysTakenBack,
  ProfileDeclared,
  SourceMessage,
} from '#schemas/index.ts'
import { addEntry, closeDay, type Entries, openDay, withoutImport } from './day-page.ts'
import { errors } from './errors.ts'
import { type DayChange, LAYOUT, LAYOUT_CUT, type ListenerPages } from './pages.ts'
import { indexAll, nothingIndexed, reindex } from './reindex.ts'
import { cutHashOf, isCutAsNow, timeOf, zonesOf } from './zone.ts'

export const IMPORTS_MAX = 1_000
const ENDED_AT_MAX = Date.UTC(2100, 0, 1)

/** Keeps plays that are new, or say something new, and that an import is whole. Undefined when nothing changes. */
export function recordPlays(
  pages: ListenerPages,
  event: PlaysRecorded,
  source: SourceMessage | undefined,
): DayChange | undefined {
  const { imports, ordinal } = numberImport(pages.index.imports, event.importId)
  const changed = new Map<string, HeuristicsDayPage | undefined>()
  for (const [date, plays] of byDate(event.plays, timeOf(pages.index.listener))) {
    const entries = openDay(pages.day(date))
    let isNew = false
    for (const play of plays) {
      const { recordedAt } = event
      const entry = { play, recordedAt, imports: [ordinal], source, claims: [] }
      isNew = addEntry(entries, entry) || isNew
    }
    if (isNew) changed.set(date, closeDay(entries))
  }
  const change = changeDays(pages, changed, imports)
  const { index } = change
  const countedAt = event.isLast ? Math.max(event.recordedAt, index.countedAt) : index.countedAt
  if (changed.size === 0 && countedAt === index.countedAt) return undefined
  return { ...change, index: { ...seen(pages.index, index, source), countedAt } }
}

/** Takes back single plays, or all that only one import brought. */
export function takeBackPlays(
  pages: ListenerPages,
  event: PlaysTakenBack,
  source: SourceMessage | undefined,
): DayChange {
  const ordinal = event.importId === null ? -1 : pages.index.imports.indexOf(event.importId)
  const playIds = new Set(event.playIds)
  const changed = new Map<string, HeuristicsDayPage | undefined>()
  for (const date of pages.dates()) {
    const entries = openDay(pages.day(date))
    if (removeEntries(entries, playIds, ordinal)) changed.set(date, closeDay(entries))
  }
  const imports = pages.index.imports.map((id, index) => (index === ordinal ? '' : id))
  const change = changeDays(pages, changed, imports)
  const countedAt = Math.max(event.takenBackAt, change.index.countedAt)
  return { ...change, index: { ...seen(pages.index, change.index, source), countedAt } }
}

/**
 * Keeps a profile. A new zone, now or at some time, moves plays between days; hidden artists and dates stop counting.
 */
export function declareProfile(
  pages: ListenerPages,
  event: ProfileDeclared,
): DayChange | undefined {
  const known = pages.index.listener
  if (known && known.declaredAt > event.declaredAt) return undefined
  const listener = listenerOf(event)
  const index = withOffsets({ ...pages.index, listener })
  if (JSON.stringify(zonesOf(listener)) !== JSON.stringify(zonesOf(known))) {
    return cutAgain(pages, index)
  }
  const counts = ({ hiddenCreators, hiddenDates }: Listener) =>
    JSON.stringify([hiddenCreators, hiddenDates])
  const isCountedAnew = counts(listener) !== (known ? counts(known) : '[[],[]]')
  const days = new Map<string, HeuristicsDayPage>()
  if (isCountedAnew) return { ...indexAll(pages, index, pages.dates(), pages.day), days }
  return { ...nothingIndexed(index), days }
}

/**
 * Pages of an earlier layout or catalogue, or cut by offsets that the time zone data no longer says, in those of
 * today; undefined where they are.
 */
export function renewPages(pages: ListenerPages): DayChange | undefined {
  const { layout, catalogueVersion } = pages.index
  if (!isCutAsNow(pages.index) || layout < LAYOUT_CUT)
    return cutAgain(pages, withOffsets(pages.index))
  if (layout === LAYOUT && catalogueVersion === pages.catalogue.version) return undefined
  return { ...indexAll(pages, pages.index, pages.dates(), pages.day), days: new Map() }
}

const withOffsets = (index: HeuristicsIndexPage): HeuristicsIndexPage => ({
  ...index,
  offsetsHash: cutHashOf(index.listener),
})

/** Notes which messages the pages tell of: from the first, unless plays came before offsets were noted. */
function seen(
  before: HeuristicsIndexPage,
  index: HeuristicsIndexPage,
  source: SourceMessage | undefined,
): HeuristicsIndexPage {
  if (!source) return index
  const { partition, offset: playsTo } = source
  const playsFrom = before.imports.length === 0 ? playsTo : index.playsFrom
  return { ...index, partition, playsFrom, playsTo }
}

const changeDays = (
  pages: ListenerPages,
  changed: ReadonlyMap<string, HeuristicsDayPage | undefined>,
  imports: readonly string[],
): DayChange => ({
  ...reindex(pages, withOffsets({ ...pages.index, imports }), changed),
  days: changed,
})

function listenerOf(event: ProfileDeclared): Listener {
  const { zone, country, language, birthday, years, isHidden, declaredAt } = event
  for (const each of [zone, ...event.zoneHistory.map((period) => period.zone)]) assertZone(each)
  const zoneHistory = [...event.zoneHistory].sort((a, b) => a.fromMs - b.fromMs)
  const hiddenCreators = [...new Set(event.hiddenCreators)].sort()
  const hiddenDates = [...new Set(event.hiddenDates)].sort()
  const hidden = { hiddenCreators, hiddenDates, isHidden }
  return { zone, zoneHistory, country, language, birthday, years, ...hidden, declaredAt }
}

function assertZone(zone: string): void {
  try {
    localTimeOf(zone)
  } catch (cause) {
    throw errors.ZONE_UNKNOWN({ zone }, cause)
  }
}

/** The ordinal of an import; a new one takes the place of one that was taken back, or the next. */
function numberImport(
  imports: readonly string[],
  importId: string,
): { imports: readonly string[]; ordinal: number } {
  const known = imports.indexOf(importId)
  if (known >= 0) return { imports, ordinal: known }
  const free = imports.indexOf('')
  const ordinal = free >= 0 ? free : imports.length
  if (ordinal >= IMPORTS_MAX) throw errors.IMPORTS_TOO_MANY({ importId, importsMax: IMPORTS_MAX })
  return { imports: imports.toSpliced(ordinal, 1, importId), ordinal }
}

/** Plays by the local date on which they count. */
function byDate(plays: readonly Play[], time: LocalTime): Map<string, Play[]> {
  const groups = new Map<string, Play[]>()
  for (const play of plays) {
    const { playId, endedAt } = play
    if (!(endedAt >= 0 && endedAt < ENDED_AT_MAX)) {
      throw errors.PLAY_TIME_IMPOSSIBLE({ playId, endedAt })
    }
    const date = time.dateOf(countedAt(play))
    const group = groups.get(date)
    if (group) group.push(play)
    else groups.set(date, [play])
  }
  return groups
}

/** Removes plays in place; returns whether any page content changed. */
function removeEntries(entries: Entries, playIds: ReadonlySet<string>, ordinal: number): boolean {
  let isChanged = false
  for (const [playId, entry] of entries) {
    const left = playIds.has(playId) ? undefined : withoutImport(entry, ordinal)
    if (left === entry) continue
    if (left) entries.set(playId, left)
    else entries.delete(playId)
    isChanged = true
  }
  return isChanged
}

/** Every play again by its date, as the zones of `index` have it now. */
function cutAgain(pages: ListenerPages, index: HeuristicsIndexPage): DayChange {
  const days = recut(pages, timeOf(index.listener))
  const dates = [...days].filter(([, page]) => page).map(([date]) => date)
  return { ...indexAll(pages, index, dates.sort(), (date) => days.get(date)), days }
}

/** Every play again, by its date in another zone; dates that are left empty are undefined. */
function recut(pages: ListenerPages, time: LocalTime): Map<string, HeuristicsDayPage | undefined> {
  const days = new Map<string, Entries>()
  const changed = new Map<string, HeuristicsDayPage | undefined>()
  for (const old of pages.dates()) {
    changed.set(old, undefined)
    for (const [playId, entry] of openDay(pages.day(old))) {
      const date = time.dateOf(countedAt(entry.play))
      const entries = days.get(date)
      if (entries) entries.set(playId, entry)
      else days.set(date, new Map([[playId, entry]]))
    }
  }
  for (const [date, entries] of days) changed.set(date, closeDay(entries))
  return changed
}
