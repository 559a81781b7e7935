// What must hold after any fault, whatever it was. Pure, so that a test can doctor the evidence.
import type { Bumped, Tallied } from '../runtime/world.ts'

export interface Evidence {
  /** What the input topic holds, in order per user. */
  readonly sent: readonly Bumped[]
  /** What the output topic holds, in order per user. */
  readonly tallies: readonly Tallied[]
  /** Events that went to the dead letters. */
  readonly letters: number
  /** Answers that the world outside gave, one a call, each another. */
  readonly asked: readonly string[]
  /** Answers that were journaled, as the changelog holds them. */
  readonly journaled: readonly string[]
  /** Each user's sum, folded from the changelog. */
  readonly folded: ReadonlyMap<string, number>
  /** The same as the local store has it. */
  readonly stored: ReadonlyMap<string, number>
}

export interface Findings {
  /** Events in, results out, timers fired, calls made: so that nothing is right because nothing was. */
  readonly events: number
  readonly results: number
  readonly calls: number
  /** All of these are to be 0. */
  readonly missing: number
  readonly letters: number
  readonly twice: number
  readonly outOfOrder: number
  readonly wrongSums: number
  readonly wrongStates: number
  readonly wrongTimers: number
  readonly journaledAgain: number
  /** Calls whose answer was never journaled: at most those in flight when something died. */
  readonly cutOff: number
}

/** A timer's result has this number. */
const TIMER = -1

export function check(evidence: Evidence): Findings {
  const { sent, tallies, letters, asked, journaled } = evidence
  const sentOf = Map.groupBy(sent, ({ userId }) => userId)
  const talliesOf = Map.groupBy(tallies, ({ userId }) => userId)
  let [missing, twice, outOfOrder, wrongSums, wrongStates, wrongTimers] = [0, 0, 0, 0, 0, 0]
  for (const [userId, events] of sentOf) {
    const own = talliesOf.get(userId) ?? []
    const numbers = own.map(({ number }) => number).filter((number) => number !== TIMER)
    const seen = new Set(numbers)
    missing += events.filter(({ number }) => !seen.has(number)).length
    twice += numbers.length - seen.size
    outOfOrder += numbers.filter((number, at) => at > 0 && number < (numbers[at - 1] ?? 0)).length
    const total = sumsOf(own).at(-1) ?? 0
    wrongSums += sumsOf(own).filter((sum, at) => sum !== own[at]?.total).length
    if (evidence.folded.get(userId) !== total) wrongStates += 1
    if (evidence.stored.get(userId) !== total) wrongStates += 1
    const timers = events.filter(({ command }) => command.startsWith('later')).length
    wrongTimers += Math.abs(timers - (own.length - numbers.length))
  }
  return {
    events: sent.length,
    results: tallies.length,
    calls: asked.length,
    missing,
    letters,
    twice,
    outOfOrder,
    wrongSums,
    wrongStates,
    wrongTimers,
    journaledAgain: journaledAgain(tallies, journaled),
    cutOff: asked.length - new Set(journaled).size,
  }
}

/** Sums as they should stand in each result; a timer's repeats the sum so far. */
function sumsOf(own: readonly Tallied[]): number[] {
  let total = 0
  return own.map(({ number }) => {
    if (number !== TIMER) total += number
    return total
  })
}

/** Places with more than one journaled answer, and results that tell another than the journal (I7). */
function journaledAgain(tallies: readonly Tallied[], journaled: readonly string[]): number {
  const placeOf = (answer: string) => answer.split('#')[0] ?? ''
  const answers = Map.groupBy(new Set(journaled), placeOf)
  const repeated = [...answers.values()].filter((each) => each.length > 1).length
  const told = tallies.filter(({ note }) => note.includes('#'))
  return repeated + told.filter(({ note }) => answers.get(placeOf(note))?.[0] !== note).length
}
