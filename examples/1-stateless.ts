import { defineActor } from '#runtime/actor.ts'
import { customerKey, NAMESPACE, noted, notes, ordered, orders } from './shop.ts'

/** Stateless: one event in, one event out. Each order gets one receipt, also if processes die meanwhile. */
export const receipts = defineActor()({
  name: 'shop-receipts',
  namespace: NAMESPACE,
  key: customerKey,
  sends: [notes],
  pages: {},
}).on(orders, ordered, ({ product, cents }, { send }) => {
  send(notes, noted, { text: `${product}: ${(cents / 100).toFixed(2)} paid` })
})
