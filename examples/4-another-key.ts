import { defineActor } from '#runtime/actor.ts'
import { NAMESPACE, noted, notes, productKey, record, reservations, reserved } from './shop.ts'

const COUNT_AT_FIRST = 2

const shelf = record<{ readonly left: number }>('Shelf', { left: 'long' })

/**
 * Another key: one instance for each product, not for each customer, so that two customers never get the last piece.
 * It sends to a topic of customers; there, the event names its owner.
 */
export const stock = defineActor()({
  name: 'shop-stock',
  namespace: NAMESPACE,
  key: productKey,
  sends: [notes],
  pages: { shelf },
}).on(reservations, reserved, ({ customer }, { key, state, send }) => {
  const left = state.get('shelf')?.left ?? COUNT_AT_FIRST
  if (left > 0) state.set('shelf', '', { left: left - 1 })
  const text = left > 0 ? `${key} is reserved, ${left - 1} left` : `${key} is sold out`
  send(notes, noted, { customer, text })
})
