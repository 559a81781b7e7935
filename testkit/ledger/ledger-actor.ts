// Every kind of thing that an actor may do, each leaving a trace that the checker can hold to account.

import { defineErrors } from '#foundation/service-error.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import {
  account,
  type LedgerSchemas,
  ordered,
  paid,
  receipt,
  slip,
  transferred,
} from './ledger-events.ts'

export interface LedgerDeps {
  /** The world outside: counts each call by place and step. */
  readonly call: (place: string, step: string, ms: number) => Promise<string>
  /** What the call of a place and step gave, where it ever took place. */
  readonly find: (place: string, step: string) => Promise<{ result: string } | undefined>
  readonly wait: (ms: number) => Promise<void>
}

const errors = defineErrors({
  ORDER_REFUSED: { policy: 'dead-letter', message: (d: { place: string }) => `${d.place}: no` },
})

const pages = { account, slip }
type LedgerContext = Context<
  LedgerSchemas['receipts'] | LedgerSchemas['payments'],
  typeof pages,
  LedgerDeps
>

const untouched = { sequence: 0, balance: 0, waiting: 0, dueMs: 0 }
const noTimer = { dueMs: 0, firedMs: 0, covers: 0 }

export const ledgerActor = ({ actor, orders, payments, transfers, receipts }: LedgerSchemas) =>
  defineActor<LedgerDeps>()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: actor,
    sends: [receipts, payments],
    pages,
  })
    .on(orders, ordered, async ({ command }, context) => {
      const source = placeOf(context)
      const [name = '', first = '', second = ''] = command.split(':')
      const answer = await callOut(context, source, name, Number(first))
      const before = context.state.get('account') ?? untouched
      const amount = name === 'pay' ? Number(second) : 0
      if (amount > 0) context.send(payments, paid, { id: source, payee: first, amount })
      if (name === 'keep') context.state.set('slip', first, { text: source })
      if (name === 'drop') context.state.delete('slip', first)
      const timed = name === 'later' ? withTimer(context, before, Number(first)) : before
      const after = { ...timed, sequence: before.sequence + 1, balance: before.balance - amount }
      context.state.set('account', '', after)
      const { sequence, balance } = after
      context.send(receipts, receipt, { source, sequence, balance, answer, ...noTimer })
    })
    .on(transfers, transferred, ({ amount }, context) => {
      const before = context.state.get('account') ?? untouched
      const balance = before.balance + amount
      const sequence = before.sequence + 1
      context.state.set('account', '', { ...before, sequence, balance })
      const source = placeOf(context)
      context.send(receipts, receipt, { source, sequence, balance, answer: '', ...noTimer })
    })
    .onTimer('due', (context) => {
      const before = context.state.get('account') ?? untouched
      const { balance, waiting: covers, dueMs } = before
      const sequence = before.sequence + 1
      context.state.set('account', '', { sequence, balance, waiting: 0, dueMs: 0 })
      const timer = { dueMs, firedMs: context.nowMs, covers }
      context.send(receipts, receipt, { source: 'timer', sequence, balance, answer: '', ...timer })
    })

function placeOf({ source }: LedgerContext): string {
  if (!source) return 'timer'
  return `${source.topic}/${source.partition}/${source.offset}`
}

async function callOut(
  context: LedgerContext,
  place: string,
  name: string,
  ms: number,
): Promise<string> {
  const { deps } = context
  if (name === 'refuse') throw errors.ORDER_REFUSED({ place })
  if (name === 'slow') await deps.wait(ms)
  if (name === 'once') {
    return await context.effect('once', () => deps.call(place, 'once', ms), {
      onInDoubt: () => deps.find(place, 'once'),
    })
  }
  if (name !== 'call') return ''
  // A second request comes from an actor that has journaled the first (I7).
  const first = await context.effect('first', () => deps.call(place, 'first', ms))
  const second = await context.effect('second', () => deps.call(place, 'second', ms))
  return `${first} ${second}`
}

function withTimer<A extends { waiting: number; dueMs: number }>(
  { nowMs, setTimer }: LedgerContext,
  before: A,
  ms: number,
): A {
  const dueMs = before.waiting > 0 ? before.dueMs : nowMs + ms
  setTimer('due', dueMs)
  return { ...before, waiting: before.waiting + 1, dueMs }
}
