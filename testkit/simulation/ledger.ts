// The actor that the simulation hosts: each listener has an account, and each event a small program.
// It tells the ledger (the checker) when a turn begins and ends, and whom it calls.

import { defineErrors } from '#foundation/service-error.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import type { Schema } from '#runtime/schema.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { number, recordOf, text, texts, topicOf } from '../test-schemas.ts'

export interface Ordered {
  readonly userId: string
  /** What to do, one word a step: see `obey`. */
  readonly steps: readonly string[]
}

export interface Credited {
  readonly userId: string
  readonly amount: number
}

/** Records that a turn was done, and the account at that time. */
export interface Done {
  readonly userId: string
  /** The message or timer, as the checker names it. */
  readonly source: string
  /** Turns of this listener so far. */
  readonly count: number
  readonly balance: number
  /** What effects answered and which timers were set, in order. */
  readonly notes: readonly string[]
}

export interface Moved {
  readonly userId: string
  readonly to: string
  readonly amount: number
}

export interface Account {
  readonly count: number
  readonly balance: number
  /** Due times by timer, as JSON: a timer's turn does not know when it was due. */
  readonly timers: string
}

export const ordered = recordOf<Ordered>('Ordered', [text('userId'), texts('steps')])
export const credited = recordOf<Credited>('Credited', [text('userId'), number('amount')])
export const moved = recordOf<Moved>('Moved', [text('userId'), text('to'), number('amount')])
export const done = recordOf<Done>('Done', [
  text('userId'),
  text('source'),
  number('count'),
  number('balance'),
  texts('notes'),
])
export const account = recordOf<Account>('Account', [
  number('count'),
  number('balance'),
  text('timers'),
])
export const slip = recordOf<{ readonly text: string }>('Slip', [text('text')])

export const orders = topicOf('orders', ordered)
export const credits = topicOf('credits', credited)
export const moves = topicOf('moves', moved)
export const dones = topicOf('dones', done)

export interface OutsideCall {
  readonly userId: string
  readonly source: string
  readonly step: string
  /** Whether it must not be made while it is not known how an earlier one ended. */
  readonly isOnce: boolean
}

export interface SimulationDeps {
  /** A turn begins: throws where it must not. Returns what to tell when it is over. */
  readonly began: (userId: string, source: string) => (steps: 'done' | 'failed') => void
  /** The world outside answers, or fails. */
  readonly call: (call: OutsideCall) => Promise<string>
  /** What the world outside knows of a call; undefined where it never came. */
  readonly ask: (call: OutsideCall) => Promise<{ readonly result: string } | undefined>
  /** Of all attempts at this turn, in all processes, the how manieth this is, from 1. */
  readonly attemptOf: (source: string) => number
  readonly wait: (ms: number) => Promise<void>
}

const errors = defineErrors({
  SIMULATED_BUSY: { policy: 'retry', message: (d: { source: string }) => `${d.source} is busy` },
  SIMULATED_ABSENCE: { policy: 'block', message: (d: { source: string }) => `${d.source} waits` },
  SIMULATED_REFUSAL: {
    policy: 'dead-letter',
    message: (d: { source: string }) => `no ${d.source}`,
  },
})

type LedgerContext = Context<
  typeof moves | typeof dones,
  { account: Schema<Account>; slips: typeof slip },
  SimulationDeps
>

export const timerNames = ['soon', 'late', 'again'] as const

const declared = defineActor<SimulationDeps>()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: 'ledger',
  sends: [moves, dones],
  pages: { account, slips: slip },
})
  .on(orders, ordered, ({ steps }, context) => turn(context, messageOf(context), steps))
  .on(credits, credited, ({ amount }, context) =>
    turn(context, messageOf(context), [`add ${amount}`]),
  )

export const ledger = timerNames.reduce(
  (actor, name) =>
    actor.onTimer(name, (context) => {
      const { timers } = accountOf(context)
      return turn(context, `timer/${name}/${JSON.parse(timers)[name]}/${context.key}`, [
        `fired ${name}`,
      ])
    }),
  declared,
)

const accountOf = ({ state }: LedgerContext): Account =>
  state.get('account') ?? { count: 0, balance: 0, timers: '{}' }

function messageOf({ source }: LedgerContext): string {
  if (!source) throw new TypeError('a message has a source')
  return `${source.topic}/${source.partition}/${source.offset}`
}

async function turn(context: LedgerContext, source: string, steps: readonly string[]) {
  const { key: userId, deps, state, send } = context
  const over = deps.began(userId, source)
  try {
    const notes: string[] = []
    let { count, balance, timers } = accountOf(context)
    for (const step of steps) {
      const note = await obey(context, source, step)
      if (note !== undefined) notes.push(note)
      const [word, first = '', second = ''] = step.split(' ')
      if (word === 'add') balance += Number(first)
      if (word === 'move') balance -= Number(second)
      if (word === 'timer')
        timers = JSON.stringify({ ...JSON.parse(timers), [first]: Number(note?.split('@')[1]) })
      if (word === 'clear') timers = '{}'
    }
    count += 1
    state.set('account', '', { count, balance, timers })
    send(dones, done, { source, count, balance, notes })
    over('done')
  } catch (error) {
    over('failed')
    throw error
  }
}

/** One step of a program. Returns what the checker has to know about it. */
async function obey(context: LedgerContext, source: string, step: string) {
  const { deps, state, key: userId } = context
  const [word = '', first = '', second = ''] = step.split(' ')
  if (word === 'slip') state.set('slips', first, { text: second })
  if (word === 'drop') state.delete('slips', first)
  if (word === 'clear') state.clear()
  if (word === 'move') context.send(moves, moved, { to: first, amount: Number(second) })
  if (word === 'wait') await deps.wait(Number(first))
  if (word === 'hang') await new Promise(() => {})
  if (word === 'call' || word === 'careful' || word === 'ask') {
    const call = { userId, source, step: first, isOnce: word !== 'call' }
    const asking = word === 'ask' ? () => deps.ask(call) : ('dead-letter' as const)
    const options = call.isOnce ? { onInDoubt: asking } : {}
    return await context.effect(first, () => deps.call(call), options)
  }
  if (word === 'timer') {
    const dueMs = context.nowMs + Number(second)
    context.setTimer(first, dueMs)
    return `${first}@${dueMs}`
  }
  if (word === 'untimer') context.clearTimer(first)
  if (word === 'flaky' && deps.attemptOf(source) <= Number(first)) {
    throw errors.SIMULATED_BUSY({ source })
  }
  if (word === 'park' && deps.attemptOf(source) <= Number(first)) {
    throw errors.SIMULATED_ABSENCE({ source })
  }
  if (word === 'bug') throw new Error('a mistake')
  if (word === 'refuse') throw errors.SIMULATED_REFUSAL({ source })
  if (word === 'big') state.set('slips', 'big', { text: 'x'.repeat(Number(first)) })
  return undefined
}
