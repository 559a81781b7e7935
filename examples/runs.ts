// What each example is given, and the notes that customers then have: for `npm run example` and its tests.
import type { AnyActor } from '#runtime/actor.ts'
import type { AnyTopic } from '#runtime/topic.ts'
import { receipts } from './1-stateless.ts'
import { loyalty } from './2-stateful.ts'
import { type ReminderDeps, reminders } from './3-timer-and-effect.ts'
import { stock } from './4-another-key.ts'
import {
  type Carted,
  carted,
  type Ordered,
  ordered,
  orders,
  reservations,
  reserved,
} from './shop.ts'

export interface ExampleInput {
  readonly topic: AnyTopic
  readonly schema: AnyTopic['events'][number]
  readonly event: object
}

export interface ExampleRun {
  readonly name: string
  readonly actor: AnyActor
  /** `idleMs` is how long a cart is left alone: long in a simulation, where time costs nothing. */
  readonly deps: (idleMs: number) => unknown
  /** Sent in this order. */
  readonly inputs: readonly ExampleInput[]
  /** Notes of each customer, in their order. */
  readonly expected: Readonly<Record<string, readonly string[]>>
}

const order = (customer: string, product: string, cents: number): ExampleInput => ({
  topic: orders,
  schema: ordered,
  event: { customer, product, cents } satisfies Ordered,
})
const cart = (customer: string, product: string): ExampleInput => ({
  topic: orders,
  schema: carted,
  event: { customer, product } satisfies Carted,
})
const reservation = (product: string, customer: string): ExampleInput => ({
  topic: reservations,
  schema: reserved,
  event: { product, customer },
})

const reminderDeps = (idleMs: number): ReminderDeps => ({
  idleMs,
  mail: async (customer, products) => `${customer}-${products.length}`,
})

export const exampleRuns: readonly ExampleRun[] = [
  {
    name: '1-stateless',
    actor: receipts,
    deps: () => undefined,
    inputs: [order('ann', 'tea', 450), order('bob', 'lamp', 3_900), order('ann', 'cup', 800)],
    expected: { ann: ['tea: 4.50 paid', 'cup: 8.00 paid'], bob: ['lamp: 39.00 paid'] },
  },
  {
    name: '2-stateful',
    actor: loyalty,
    deps: () => undefined,
    inputs: [order('ann', 'desk', 9_000), order('bob', 'tea', 450), order('ann', 'lamp', 3_900)],
    expected: { ann: ['a gift comes with your next order'] },
  },
  {
    name: '3-timer-and-effect',
    actor: reminders,
    deps: reminderDeps,
    inputs: [cart('ann', 'tea'), cart('bob', 'cup'), cart('ann', 'cup'), order('bob', 'cup', 800)],
    expected: { ann: ['mail ann-2 about tea, cup'] },
  },
  {
    name: '4-another-key',
    actor: stock,
    deps: () => undefined,
    inputs: [reservation('lamp', 'ann'), reservation('lamp', 'bob'), reservation('lamp', 'cyd')],
    expected: {
      ann: ['lamp is reserved, 1 left'],
      bob: ['lamp is reserved, 0 left'],
      cyd: ['lamp is sold out'],
    },
  },
]
