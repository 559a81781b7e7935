// What a tally actor and its world show, as the checker of all faults reads it.
import type { Evidence, LedgerInput } from '../ledger/checker.ts'
import type { Bumped, Tallied } from '../tally/tally-topics.ts'

export interface FaultEvidence {
  /** What the input topic holds, in order per user. */
  readonly sent: readonly Bumped[]
  /** What the output topic holds, in order per user. */
  readonly tallies: readonly Tallied[]
  /** Events that went to the dead letters. */
  readonly letters: number
  /** Answers that the world outside gave, one a call, each another: `<place>#<number>`. */
  readonly asked: readonly string[]
  /** Answers that were journaled, as the changelog holds them. */
  readonly journaled: readonly string[]
  /** Each user's sum, folded from the changelog. */
  readonly folded: ReadonlyMap<string, number>
  /** The same as the local store has it. */
  readonly stored: ReadonlyMap<string, number>
}

/** A timer's result has this number. */
const TIMER = -1

/** When a call was made is not seen, only what was journaled: every one may have been cut off. */
const allTheTime = [{ fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }]

const sourceOf = (userId: string, number: number) => `bumps/${userId}/${number}`
const placeOf = (answer: string) => answer.split('#')[0] ?? ''

export function evidenceOf(seen: FaultEvidence): Evidence {
  const receipts = receiptsOf(seen.tallies)
  const counts = new Map(receipts.map(({ userId, sequence }) => [userId, sequence]))
  return {
    inputs: seen.sent.map(
      ({ userId, number, command }): LedgerInput => ({
        source: sourceOf(userId, number),
        userId,
        command,
        amount: number,
      }),
    ),
    receipts,
    payments: [],
    transfers: [],
    letters: Array.from({ length: seen.letters }, (_, at) => `letter/${at}`),
    pages: pagesOf(seen, counts),
    calls: callsOf(seen),
    disruptions: allTheTime,
  }
}

/** Calls whose answer was never journaled: at most those in flight when something died. */
export const cutOffOf = ({ asked, journaled }: FaultEvidence): number =>
  asked.length - new Set(journaled).size

function receiptsOf(tallies: readonly Tallied[]): Evidence['receipts'] {
  const counts = new Map<string, number>()
  return tallies.map(({ userId, number, total, note }) => {
    const isTimer = number === TIMER
    const sequence = (counts.get(userId) ?? 0) + 1
    counts.set(userId, sequence)
    const source = isTimer ? 'timer' : sourceOf(userId, number)
    const timer = { dueMs: 0, firedMs: 0, covers: isTimer ? 1 : 0 }
    return { userId, source, sequence, balance: total, answer: note, ...timer }
  })
}

function pagesOf(
  { folded, stored }: FaultEvidence,
  counts: ReadonlyMap<string, number>,
): Evidence['pages'] {
  const changelog = [...folded].map(([key, sum], offset) => ({ offset, key, value: String(sum) }))
  const entries = new Map([...stored].map(([userId, sum]) => [userId, String(sum)]))
  const changelogOffset = changelog.length
  return {
    changelog: new Map([[0, changelog]]),
    stores: [{ instance: 'member-0', partition: 0, changelogOffset, entries }],
    accounts: new Map(
      [...folded].map(([userId, balance]) => [
        userId,
        { sequence: counts.get(userId) ?? 0, balance },
      ]),
    ),
    slips: new Map(),
  }
}

/**
 * An answer that was journaled, or that a result tells, is one after which no other call may come (I7): two
 * of one place are a call that was repeated.
 */
function callsOf({ asked, journaled, tallies }: FaultEvidence): Evidence['calls'] {
  const told = tallies.map(({ note }) => note).filter((note) => note.includes('#'))
  const known = new Set([...journaled, ...told])
  return [...new Set([...asked, ...known])].map((answer, startMs) => ({
    place: placeOf(answer),
    step: known.has(answer) ? 'once' : 'first',
    startMs,
  }))
}
