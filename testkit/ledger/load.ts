// A steady load of orders, and the courier that brings payments to their payees. Neither is part of what
// is tested, so both must be exact: an order counts once it is in its topic, and a payment whose
// sending ended in doubt is looked for before it is sent again.

import { type Random, seededRandom } from '#foundation/random.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import { eventsOf } from './evidence.ts'
import { type LedgerSchemas, ordered, paid, transferred } from './ledger-events.ts'
import type { Tail } from './tail.ts'

export interface LoadOptions {
  readonly seed: number
  readonly users: number
  readonly ordersPerSecond: number
  /** What orders ask for, each as likely as the others. */
  readonly commands: readonly ((random: Random, users: number) => string)[]
}

const BATCH_MS = 200

const upTo = (random: Random, count: number) => Math.floor(random.next() * count)
const userOf = (at: number) => `user-${at}`

export const everything: LoadOptions['commands'] = [
  () => '',
  () => '',
  (random, users) => `pay:${userOf(upTo(random, users))}:${1 + upTo(random, 9)}`,
  (random, users) => `pay:${userOf(upTo(random, users))}:${1 + upTo(random, 9)}`,
  (random) => `call:${upTo(random, 60)}`,
  (random) => `once:${upTo(random, 60)}`,
  (random) => `slow:${upTo(random, 200)}`,
  (random) => `later:${upTo(random, 1_000)}`,
  (random) => `keep:${upTo(random, 4)}`,
  (random) => `drop:${upTo(random, 4)}`,
]

export interface Load {
  /** Orders whose sending was seen to succeed. */
  readonly sent: () => number
  stop(): Promise<void>
}

export function startLoad(world: LedgerSchemas, sender: EventSender, options: LoadOptions): Load {
  const random = seededRandom(options.seed)
  const batch = Math.max(1, Math.round((options.ordersPerSecond * BATCH_MS) / 1_000))
  let sent = 0
  let isStopped = false
  const run = async () => {
    while (!isStopped) {
      const orders = Array.from({ length: batch }, () => newOrder(random, options))
      try {
        await sender.transaction(async (send) => {
          for (const order of orders) await send(world.orders, ordered, order)
        })
        sent += batch
      } catch {
        // The broker is away, perhaps: what counts is what is in the topic.
      }
      await new Promise((resolve) => setTimeout(resolve, BATCH_MS))
    }
  }
  const running = run()
  return {
    sent: () => sent,
    async stop() {
      isStopped = true
      await running
    },
  }
}

function newOrder(random: Random, { users, commands }: LoadOptions) {
  const command = commands[upTo(random, commands.length)] ?? (() => '')
  const userId = userOf(upTo(random, users))
  const isRefused = upTo(random, 100) === 0
  return { userId, command: isRefused ? 'refuse' : command(random, users) }
}

/** Brings what is paid and not yet transferred; returns how much that was. */
export async function carry(
  world: LedgerSchemas,
  sender: EventSender,
  { payments, transfers }: { readonly payments: Tail; readonly transfers: Tail },
): Promise<number> {
  await payments.pull()
  await transfers.pull() // Waits for what a sending in doubt may have left.
  const brought = new Set(eventsOf(transfers.all, transferred).map(({ id }) => id))
  const due = eventsOf(payments.all, paid).filter(({ id }) => !brought.has(id))
  if (due.length === 0) return 0
  await sender.transaction(async (send) => {
    for (const { payee, id, amount } of due) {
      await send(world.transfers, transferred, { userId: payee, id, amount })
    }
  })
  return due.length
}
