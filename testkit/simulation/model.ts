// How accounts must look: computed from the programs and from the order in which turns were committed.
import type { Done } from './ledger.ts'

/** Whether a step calls the world outside. */
export const isCall = (step: string): boolean => /^(call|careful|ask) /.test(step)

export interface UserModel {
  count: number
  balance: number
  readonly slips: Map<string, string>
  readonly timers: Map<string, number>
  /** Last offset that was done, by topic: listeners see their events in order. */
  readonly lasts: Map<string, number>
}

export const newUser = (): UserModel => ({
  count: 0,
  balance: 0,
  slips: new Map(),
  timers: new Map(),
  lasts: new Map(),
})

/** Does what a committed turn did. Returns what is wrong about it. */
export function replay(user: UserModel, turn: Done, steps: readonly string[]): string[] {
  const wrong: string[] = []
  const [kind = '', name = '', place = ''] = turn.source.split('/')
  const offset = Number(place)
  if (kind === 'timer') {
    if (user.timers.get(name) !== offset) wrong.push(`I8: ${turn.source} fired, but was not set`)
    user.timers.delete(name)
  } else {
    if (offset <= (user.lasts.get(kind) ?? -1))
      wrong.push(`order: ${turn.source} after a later one`)
    user.lasts.set(kind, offset)
  }
  const notes = [...turn.notes]
  for (const step of steps) obey(user, step, notes)
  user.count += 1
  if (turn.count !== user.count) {
    wrong.push(`state: ${turn.source} is turn ${turn.count}, not ${user.count}`)
  }
  if (turn.balance !== user.balance) {
    wrong.push(`state: ${turn.source} leaves ${turn.balance}, not ${user.balance}`)
  }
  return wrong
}

function obey(user: UserModel, step: string, notes: string[]): void {
  const [word, first = '', second = ''] = step.split(' ')
  if (word === 'add') user.balance += Number(first)
  if (word === 'move') user.balance -= Number(second)
  if (word === 'slip') user.slips.set(first, second)
  if (word === 'drop') user.slips.delete(first)
  if (word === 'untimer') user.timers.delete(first)
  if (word === 'big') user.slips.set('big', 'x'.repeat(Number(first)))
  if (word === 'timer') user.timers.set(first, Number(notes.shift()?.split('@')[1]))
  if (isCall(step)) notes.shift()
  if (word === 'clear') {
    user.slips.clear()
    user.timers.clear()
  }
}

/** Codes of dead letters that a program explains. */
export function lettersOf(steps: readonly string[] | undefined): ReadonlySet<string> {
  if (!steps) return new Set(['EVENT_UNDECODABLE', 'SCHEMA_UNKNOWN', 'REGISTRY_UNREACHABLE'])
  const codes = new Set<string>(['REGISTRY_UNREACHABLE'])
  for (const step of steps) {
    const [word = ''] = step.split(' ')
    if (word === 'bug') codes.add('BUG')
    if (word === 'refuse') codes.add('SIMULATED_REFUSAL')
    if (word === 'flaky' || isCall(step)) codes.add('SIMULATED_BUSY')
    if (word === 'park') codes.add('SIMULATED_ABSENCE')
    if (word === 'careful') codes.add('EFFECT_IN_DOUBT')
    if (word === 'big') codes.add('RECORD_TOO_LARGE')
    if (word === 'wait' || word === 'hang' || isCall(step)) codes.add('TURN_OVERDUE')
    const isSame = (other: string) => isCall(other) && other.split(' ')[1] === step.split(' ')[1]
    if (isCall(step) && steps.filter(isSame).length > 1) codes.add('EFFECT_REPEATED')
  }
  return codes
}
