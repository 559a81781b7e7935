// What the workload of the fault tests is made of: topics, events and pages of a small bank.
import type { Topic } from '#runtime/topic.ts'
import { number, recordOf, text, topicOf } from '../test-schemas.ts'

export interface Ordered {
  readonly userId: string
  /**
   * `pay:<payee>:<amount>`, `call:<ms>`, `once:<ms>`, `slow:<ms>`, `later:<ms>`, `keep:<part>`, `drop:<part>`, `refuse`
   * or nothing.
   */
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

const userId = text('userId')

export const ordered = recordOf<Ordered>('Ordered', [userId, text('command')])
export const paid = recordOf<Paid>('Paid', [userId, text('id'), text('payee'), number('amount')])
export const transferred = recordOf<Transferred>('Transferred', [
  userId,
  text('id'),
  number('amount'),
])
export const receipt = recordOf<Receipt>('Receipt', [
  userId,
  text('source'),
  number('sequence'),
  number('balance'),
  text('answer'),
  number('dueMs'),
  number('firedMs'),
  number('covers'),
])
export const account = recordOf<Account>('Account', [
  number('sequence'),
  number('balance'),
  number('waiting'),
  number('dueMs'),
])
export const slip = recordOf<Slip>('Slip', [text('text')])

export interface LedgerSchemas {
  readonly id: string
  readonly actor: string
  readonly orders: Topic<Ordered>
  readonly payments: Topic<Paid>
  readonly transfers: Topic<Transferred>
  readonly receipts: Topic<Receipt>
}

export const ledgerTopicsOf = (id: string): LedgerSchemas => ({
  id,
  actor: `ledger-${id}`,
  orders: topicOf(`orders-${id}`, ordered),
  payments: topicOf(`payments-${id}`, paid),
  transfers: topicOf(`transfers-${id}`, transferred),
  receipts: topicOf(`receipts-${id}`, receipt),
})
