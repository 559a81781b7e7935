import { inOrder } from '#facts/session.ts'
import { compareText } from '#facts/tally.ts'
import { topicPartitionKey } from '#runtime/kafka/port.ts'
import type {
  HeuristicsDayPage,
  ImportClaim,
  KeptPlay,
  Play,
  SourceMessage,
} from '#schemas/index.ts'

/** A day holds 2,880 plays of 30 s; what is left out beyond this is the shortest. */
export const PLAYS_A_DAY_MAX = 3_000
export const SOURCES_A_DAY_MAX = 100
/** How many imports of one play are remembered; the latest are. */
const IMPORTS_A_PLAY_MAX = 16

/** A kept play with the message itself in place of its position. */
export interface DayEntry extends Omit<KeptPlay, 'source'> {
  readonly source: SourceMessage | undefined
}

/** A day's plays by playId. */
export type Entries = Map<string, DayEntry>

export const openDay = (page: HeuristicsDayPage | undefined): Entries =>
  new Map(
    page?.plays.map((kept) => [kept.play.playId, { ...kept, source: page.sources[kept.source] }]),
  )

/**
 * Adds a play that an import brought. A known playId keeps what was recorded last, whatever order it
 * comes in. Returns whether anything was new.
 */
export function addEntry(entries: Entries, added: DayEntry): boolean {
  const { playId } = added.play
  const known = entries.get(playId)
  const next = known ? mergeEntries(known, added) : added
  if (next === known) return false
  entries.set(playId, next)
  return true
}

/** The page of a day's plays; undefined when there are none. */
export function closeDay(entries: Entries): HeuristicsDayPage | undefined {
  if (entries.size === 0) return undefined
  const plays = inOrder([...longest(entries)].map(({ play }) => play))
  const sources = sourcesOf(plays.map(({ playId }) => entries.get(playId)?.source))
  const positions = new Map(sources.map((source, position) => [keyOf(source), position]))
  return {
    plays: plays.map((play) => {
      const { recordedAt, imports, source, claims } = entries.get(play.playId) as DayEntry
      const position = source && positions.get(keyOf(source))
      return { play, recordedAt, imports, source: position ?? -1, claims }
    }),
    sources,
  }
}

/**
 * The play without what an import says of it: as the others have it; undefined where no other does. The entry itself
 * where the import says nothing of it.
 */
export function withoutImport(entry: DayEntry, ordinal: number): DayEntry | undefined {
  if (!entry.imports.includes(ordinal)) return entry
  const claims = claimsOf(entry).filter((claim) => claim.ordinal !== ordinal)
  return claims.length === 0 ? undefined : { ...settle(claims), source: entry.source }
}

/** What an import says of a play. */
interface Claim extends ImportClaim {
  readonly play: Play
}

function mergeEntries(known: DayEntry, added: DayEntry): DayEntry {
  const claims = new Map(claimsOf(known).map((claim) => [claim.ordinal, claim]))
  for (const claim of claimsOf(added)) {
    const before = claims.get(claim.ordinal)
    claims.set(claim.ordinal, before ? newestOf([before, claim]) : claim)
  }
  const kept = [...claims.values()].sort((a, b) => a.ordinal - b.ordinal).slice(-IMPORTS_A_PLAY_MAX)
  const settled = settle(kept)
  const isSame = isSamePlay(settled.play, known.play)
  const isKnown = isSame && JSON.stringify(settled.claims) === JSON.stringify(known.claims)
  if (isKnown && settled.recordedAt === known.recordedAt) return known
  return { ...settled, source: isSame ? known.source : added.source }
}

const claimsOf = ({ play, recordedAt, imports, claims }: Omit<DayEntry, 'source'>): Claim[] =>
  claims.length > 0
    ? claims.map((claim) => ({ ...claim, play: claim.play ?? play }))
    : imports.map((ordinal) => ({ ordinal, recordedAt, play }))

/** What holds of several claims: the newest of those that measured the play, with what only others know. */
function settle(claims: readonly Claim[]): Omit<DayEntry, 'source'> {
  const { play, recordedAt } = newestOf(claims)
  const imports = claims.map(({ ordinal }) => ordinal)
  if (claims.length === 1) return { play, recordedAt, imports, claims: [] }
  const kept = claims.map((claim) => ({
    ...claim,
    play: isSamePlay(claim.play, play) ? null : claim.play,
  }))
  return { play, recordedAt, imports, claims: kept }
}

/** Of claims written at the same time, the same one wins in any order. */
function newestOf(claims: readonly Claim[]): Claim {
  const [newest, ...older] = claims.toSorted(
    (a, b) =>
      Number(a.play.isLengthAssumed) - Number(b.play.isLengthAssumed) ||
      b.recordedAt - a.recordedAt ||
      compareText(textOf(b.play), textOf(a.play)),
  ) as [Claim, ...Claim[]]
  const play = older.reduce((known, claim) => fill(known, claim.play), newest.play)
  return { ...newest, play }
}

/** One format knows an address where another has none: what is known stays known. */
const fill = (newer: Play, older: Play): Play => ({
  ...newer,
  collection: newer.collection ?? older.collection,
  uri: newer.uri ?? older.uri,
  country: newer.country ?? older.country,
})

const fields = [
  'playedMs',
  'endedAt',
  'kind',
  'title',
  'creator',
  'collection',
  'uri',
  'country',
  'isLengthAssumed',
] as const satisfies (keyof Play)[]

const isSamePlay = (a: Play, b: Play): boolean => fields.every((field) => a[field] === b[field])

/** Whether two pages say the same of the same plays, whichever imports and messages say it. */
export function areSamePlays(
  a: HeuristicsDayPage | undefined,
  b: HeuristicsDayPage | undefined,
): boolean {
  const [ofA, ofB] = [a?.plays ?? [], b?.plays ?? []]
  return (
    ofA.length === ofB.length &&
    ofA.every(({ play }, at) => {
      const other = ofB[at]?.play
      if (other?.playId !== play.playId || other.isLengthAssumed !== play.isLengthAssumed)
        return false
      return isSamePlay(other, play)
    })
  )
}

const textOf = (play: Play): string => JSON.stringify(fields.map((field) => play[field]))

function longest(entries: Entries): Iterable<DayEntry> {
  if (entries.size <= PLAYS_A_DAY_MAX) return entries.values()
  return [...entries.values()]
    .sort((a, b) => b.play.playedMs - a.play.playedMs || compareText(a.play.playId, b.play.playId))
    .slice(0, PLAYS_A_DAY_MAX)
}

/** Each message once; the latest where there are more than are kept. */
function sourcesOf(sources: readonly (SourceMessage | undefined)[]): SourceMessage[] {
  const byKey = new Map<string, SourceMessage>()
  for (const source of sources) if (source) byKey.set(keyOf(source), source)
  return [...byKey.values()]
    .sort(
      (a, b) => compareText(a.topic, b.topic) || a.partition - b.partition || a.offset - b.offset,
    )
    .slice(-SOURCES_A_DAY_MAX)
}

/** Two lists of messages as one. */
export const withSources = (
  some: readonly SourceMessage[],
  more: readonly SourceMessage[],
): readonly SourceMessage[] => (more.length > 0 ? sourcesOf([...some, ...more]) : some)

const keyOf = (source: SourceMessage): string => `${topicPartitionKey(source)}/${source.offset}`
