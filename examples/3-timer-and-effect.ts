import { defineActor } from '#runtime/actor.ts'
import { carted, customerKey, NAMESPACE, noted, notes, ordered, orders, record } from './shop.ts'

export interface ReminderDeps {
  /** How long a cart must be left alone. */
  readonly idleMs: number
  /** Sends a mail over the network; returns its ID. */
  readonly mail: (
    customer: string,
    products: readonly string[],
    signal: AbortSignal,
  ) => Promise<string>
}

const cart = record<{ readonly products: readonly string[] }>('Cart', {
  products: { type: 'array', items: 'string' },
})

/**
 * Timer and effect: reminds a customer of a cart that was left alone. The timer survives a crash and starts a turn of
 * its own. The mail is an effect: its result is journaled before the turn continues, and a replay does not send it
 * again.
 */
export const reminders = defineActor<ReminderDeps>()({
  name: 'shop-reminders',
  namespace: NAMESPACE,
  key: customerKey,
  sends: [notes],
  pages: { cart },
})
  .on(orders, carted, ({ product }, { state, deps, nowMs, setTimer }) => {
    state.set('cart', '', { products: [...(state.get('cart')?.products ?? []), product] })
    setTimer('idle', nowMs + deps.idleMs)
  })
  .on(orders, ordered, (_order, { state, clearTimer }) => {
    state.delete('cart')
    clearTimer('idle')
  })
  .onTimer('idle', async ({ key, state, deps, effect, send }) => {
    const { products } = state.get('cart') ?? { products: [] }
    const id = await effect('mail', (signal) => deps.mail(key, products, signal))
    send(notes, noted, { text: `mail ${id} about ${products.join(', ')}` })
  })
