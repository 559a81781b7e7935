// What the client's binding does not tell of a topic: its id, and how long deletions are kept.

import { systemClock } from '#foundation/clock.ts'
import { HOUR_MS } from '#foundation/time.ts'
import { BrokerError, type TopicMetadata } from './port.ts'
import {
  addressesOf,
  ask,
  type BrokerAddress,
  type RequestApi,
  RequestWriter,
  requestAny,
} from './protocol.ts'

const metadata: RequestApi = { key: 3, version: 12, isFlexible: true }
const describeConfigs: RequestApi = { key: 32, version: 1, isFlexible: false }

const ID_BYTES = 16
const TOPIC = 2 // The kind of resource.
const KEPT = 'delete.retention.ms'
const KEPT_MS_USUAL = 24 * HOUR_MS
const ASK_MS_MAX = 10_000
/** Many partitions of a topic open at once, and ask the same. */
const FRESH_MS = 1_000

/** @throws BrokerError */
export function topicMetadata(brokers: string): (topic: string) => Promise<TopicMetadata> {
  const asked = new Map<string, { readonly atMs: number; readonly facts: Promise<TopicMetadata> }>()
  return async (topic) => {
    const nowMs = systemClock.now()
    const known = asked.get(topic)
    if (known && nowMs - known.atMs < FRESH_MS) return await known.facts
    const facts = factsOf(addressesOf(brokers), topic)
    asked.set(topic, { atMs: nowMs, facts })
    return await facts
  }
}

async function factsOf(addresses: readonly BrokerAddress[], topic: string): Promise<TopicMetadata> {
  try {
    return await requestAny(addresses, async (address) => {
      const [id, deletionsKeptMs] = await Promise.all([
        idOf(address, topic),
        keptMs(address, topic),
      ])
      return { id, deletionsKeptMs }
    })
  } catch (error) {
    throw new BrokerError(`look up ${topic}: ${(error as Error).message}`, 'retry', error)
  }
}

async function idOf(address: BrokerAddress, topic: string): Promise<string> {
  const body = new RequestWriter().varint(2).raw(Buffer.alloc(ID_BYTES)).compactString(topic).tags()
  const answer = await ask(address, metadata, body.int(1, 0).int(1, 0).tags(), ASK_MS_MAX)
  answer.int(4) // How long the broker throttled us.
  answer.compactArray(() => {
    answer.int(4)
    answer.compactString()
    answer.int(4)
    answer.compactString()
    answer.tags()
  })
  answer.compactString()
  answer.int(4)
  answer.varint() // How many topics follow: the one.
  const code = answer.int(2)
  answer.compactString()
  if (code !== 0) throw new Error(`Kafka says ${code}`)
  return answer.raw(ID_BYTES).toString('hex')
}

async function keptMs(address: BrokerAddress, topic: string): Promise<number> {
  const body = new RequestWriter().int(4, 1).int(1, TOPIC).string(topic).int(4, 1).string(KEPT)
  const answer = await ask(address, describeConfigs, body.int(1, 0), ASK_MS_MAX)
  answer.int(4)
  answer.int(4) // How many results follow: the one.
  answer.int(2)
  answer.string()
  answer.int(1)
  answer.string()
  const isTold = answer.int(4) > 0 && answer.string() === KEPT
  return isTold ? Number(answer.string()) : KEPT_MS_USUAL // Not everybody may read settings.
}
