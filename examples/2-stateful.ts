import { defineActor } from '#runtime/actor.ts'
import { customerKey, NAMESPACE, noted, notes, ordered, orders, record } from './shop.ts'

const GIFT_CENTS = 10_000

const purse = record<{ readonly cents: number }>('Purse', { cents: 'long' })

/**
 * Stateful: adds up what a customer has spent, and promises a gift once, when the sum reaches 100. The page, the
 * note and the input offset are in one transaction, so an order is never counted twice.
 */
export const loyalty = defineActor()({
  name: 'shop-loyalty',
  namespace: NAMESPACE,
  key: customerKey,
  sends: [notes],
  pages: { purse },
}).on(orders, ordered, ({ cents }, { state, send }) => {
  const before = state.get('purse')?.cents ?? 0
  state.set('purse', '', { cents: before + cents })
  if (before < GIFT_CENTS && before + cents >= GIFT_CENTS) {
    send(notes, noted, { text: 'a gift comes with your next order' })
  }
})
