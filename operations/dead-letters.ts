// Dead letters of the actors: which wait, what one says, and redrive or discard.

import { traceIdOf } from '#observability/spans.ts'
import { type Settlement, sourceTopicOf } from '#runtime/dead-letters/dead-letter.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { DecodedMessage } from '#runtime/dead-letters/open-dead-letter-queue.ts'
import type { InRecord } from '#runtime/kafka/port.ts'
import { errors } from './errors.ts'
import type { DeadLetters, OperationPorts } from './ports.ts'

/** Which dead letters are meant; all where nothing is said. */
export interface DeadLetterFilter {
  readonly actor?: string | undefined
  readonly user?: string | undefined
  readonly code?: string | undefined
  readonly topic?: string | undefined
  /** When it was given up, ms since 1970 UTC, this and later. */
  readonly since?: number | undefined
  /** The same, before this. */
  readonly until?: number | undefined
  readonly limit?: number | undefined
}

export interface DeadLetterCount {
  readonly actor: string
  readonly code: string
  readonly count: number
}

/** Everything that is known of one dead letter. */
export interface DeadLetterDetails {
  readonly letter: QueuedDeadLetter
  readonly record: InRecord
  readonly decoded: DecodedMessage
  readonly traceId: string | undefined
}

/** Unsettled dead letters that match `filter`, the oldest first. @throws ACTOR_UNKNOWN */
export async function listDeadLetters(
  queue: DeadLetters,
  actors: readonly string[],
  filter: DeadLetterFilter,
  signal: AbortSignal,
): Promise<readonly QueuedDeadLetter[]> {
  const letters: QueuedDeadLetter[] = []
  for (const name of filter.actor === undefined ? actors : [filter.actor]) {
    letters.push(...(await queue.open(name, signal)))
  }
  return chooseDeadLetters(letters, filter)
}

/** @throws LETTER_UNKNOWN where one is not there, or is dealt with; ACTOR_UNKNOWN */
export async function findDeadLetters(
  queue: DeadLetters,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly QueuedDeadLetter[]> {
  const letters = new Map<string, QueuedDeadLetter>()
  for (const actor of new Set(ids.map((id) => id.split(':')[0] ?? ''))) {
    for (const letter of await queue.open(actor, signal)) letters.set(letter.id, letter)
  }
  return [...new Set(ids)].map((id) => {
    const letter = letters.get(id)
    if (!letter) throw errors.LETTER_UNKNOWN({ id })
    return letter
  })
}

/** @throws LETTER_UNKNOWN, ACTOR_UNKNOWN */
export async function showDeadLetter(
  ports: Pick<OperationPorts, 'openDeadLetterQueue' | 'decode'>,
  id: string,
  signal: AbortSignal,
): Promise<DeadLetterDetails> {
  await using opened = await ports.openDeadLetterQueue()
  const [letter] = await findDeadLetters(opened.queue, [id], signal)
  const record = letter && (await opened.queue.record(letter))
  if (!letter || !record) throw errors.LETTER_UNKNOWN({ id })
  const traceId = traceIdOf(record.headers.traceparent ?? '')
  return { letter, record, decoded: await ports.decode(record), traceId }
}

/** As the audit names them. */
export const settleOperations: Readonly<Record<Settlement, string>> = {
  replayed: 'redrive-dead-letters',
  discarded: 'discard-dead-letters',
}

export interface SettleRequest {
  /** Dead letters by ID; without IDs, all that match `filter`. */
  readonly ids: readonly string[]
  readonly filter: DeadLetterFilter
  readonly outcome: Settlement
  readonly isDryRun: boolean
}

export interface SettledDeadLetters {
  readonly found: readonly QueuedDeadLetter[]
  /** Those that somebody else has dealt with meanwhile do not count. */
  readonly done: number
}

/** Redrives or discards dead letters. @throws LETTER_UNKNOWN, ACTOR_UNKNOWN, LETTERS_UNSETTLED, TOPIC_MISSING */
export async function settleDeadLetters(
  { openDeadLetterQueue, inspector }: Pick<OperationPorts, 'openDeadLetterQueue' | 'inspector'>,
  { ids, filter, outcome, isDryRun }: SettleRequest,
  signal: AbortSignal,
): Promise<SettledDeadLetters> {
  await using opened = await openDeadLetterQueue()
  const { queue } = opened
  const found =
    ids.length > 0
      ? chooseDeadLetters(await findDeadLetters(queue, ids, signal), filter)
      : await listDeadLetters(queue, inspector.actors, filter, signal)
  if (isDryRun || found.length === 0) return { found, done: 0 }
  return { found, done: await queue.deal({ letters: found, outcome, signal }) }
}

/** How many there are, by actor and code, the most first. */
export function countDeadLetters(letters: readonly QueuedDeadLetter[]): readonly DeadLetterCount[] {
  const groups = Map.groupBy(letters, ({ actor, why }) => `${actor} ${why.code}`)
  return [...groups.values()]
    .map((group) => ({
      actor: group[0]?.actor ?? '',
      code: group[0]?.why.code ?? '',
      count: group.length,
    }))
    .sort((a, b) => b.count - a.count || (a.actor < b.actor ? -1 : 1))
}

/**
 * Dead letters of `letters` that match `filter`, the oldest first. Those of one partition keep their order, whatever
 * their clocks said, so that a limit never takes a listener's later dead letter and leaves an
 * earlier one.
 */
export function chooseDeadLetters(
  letters: readonly QueuedDeadLetter[],
  filter: DeadLetterFilter,
): readonly QueuedDeadLetter[] {
  const latest = new Map<string, number>()
  const dated = letters.filter(isMeant(filter)).map((letter) => {
    const place = `${letter.actor}:${letter.partition}`
    const atMs = Math.max(latest.get(place) ?? 0, letter.why.failedAtMs)
    latest.set(place, atMs)
    return { letter, atMs }
  })
  const ordered = dated.sort((a, b) => a.atMs - b.atMs).map(({ letter }) => letter)
  return ordered.slice(0, filter.limit ?? ordered.length)
}

const isMeant =
  ({ actor, user, code, topic, since, until }: DeadLetterFilter) =>
  ({ why, ...letter }: QueuedDeadLetter): boolean =>
    (actor === undefined || letter.actor === actor) &&
    (user === undefined || why.owner === user) &&
    (code === undefined || why.code === code) &&
    (topic === undefined || sourceTopicOf(why) === topic) &&
    (since === undefined || why.failedAtMs >= since) &&
    (until === undefined || why.failedAtMs < until)
