// What the workload of the fault tests is made of: topics, events and pages of a small bank.
import { defineSchema, type Schema } from '#runtime/schema.ts'
import { defineTopic, type Topic } from '#runtime/topic.ts'

export interface Ordered {
  readonly userId: string
  /** `pay:<payee>:<amount>`, `call:<ms>`, `once:<ms>`, `slow:<ms>`, `later:<ms>`, `keep:<part>`, `drop:<part>`, `refuse` or nothing. */
  readonly command: string
}

/** The payer's actor sends it; a courier brings it to the payee as `Transferred`. */
export interface Paid {
  readonly userId: string
  readonly id: string
  readonly payee: string
  readonly amount: number
}

export interface Transferred {
  readonly userId: string
  /** Of the payment. */
  readonly id: string
  readonly amount: number
}

/** One a turn. */
export interface Receipt {
  readonly userId: string
  /** `<topic>/<partition>/<offset>`, or `timer`. */
  readonly source: string
  /** Turns of this user so far. */
  readonly sequence: number
  readonly balance: number
  readonly answer: string
  /** Of a timer: when it was due, when it fired, and how many orders asked for it. */
  readonly dueMs: number
  readonly firedMs: number
  readonly covers: number
}

export interface Account {
  readonly sequence: number
  readonly balance: number
  /** Orders that wait for the timer. */
  readonly waiting: number
  readonly dueMs: number
}

export interface Slip {
  readonly text: string
}

const field = (name: string, type: string) => ({ name, type })
const schemaOf = <T>(name: string, fields: readonly unknown[]): Schema<T> =>
  defineSchema<T>({ type: 'record', name, namespace: 'linernotes', fields })
const userId = field('userId', 'string')

export const ordered = schemaOf<Ordered>('Ordered', [userId, field('command', 'string')])
export const paid = schemaOf<Paid>('Paid', [
  userId,
  field('id', 'string'),
  field('payee', 'string'),
  field('amount', 'long'),
])
export const transferred = schemaOf<Transferred>('Transferred', [
  userId,
  field('id', 'string'),
  field('amount', 'long'),
])
export const receipt = schemaOf<Receipt>('Receipt', [
  userId,
  field('source', 'string'),
  field('sequence', 'long'),
  field('balance', 'long'),
  field('answer', 'string'),
  field('dueMs', 'long'),
  field('firedMs', 'long'),
  field('covers', 'long'),
])
export const account = schemaOf<Account>('Account', [
  field('sequence', 'long'),
  field('balance', 'long'),
  field('waiting', 'long'),
  field('dueMs', 'long'),
])
export const slip = schemaOf<Slip>('Slip', [field('text', 'string')])

const topicOf = <E extends { userId: string }>(name: string, schema: Schema<E>): Topic<E> =>
  defineTopic<E>({
    name,
    events: [schema],
    key: (event) => event.userId,
    partitions: 4,
    cleanup: 'delete',
    retentionMs: -1,
    compatibility: 'BACKWARD_TRANSITIVE',
  })

export interface LedgerWorld {
  readonly id: string
  readonly actor: string
  readonly orders: Topic<Ordered>
  readonly payments: Topic<Paid>
  readonly transfers: Topic<Transferred>
  readonly receipts: Topic<Receipt>
}

export const ledgerWorld = (id: string): LedgerWorld => ({
  id,
  actor: `ledger-${id}`,
  orders: topicOf(`orders-${id}`, ordered),
  payments: topicOf(`payments-${id}`, paid),
  transfers: topicOf(`transfers-${id}`, transferred),
  receipts: topicOf(`receipts-${id}`, receipt),
})
