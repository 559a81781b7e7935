// A world on brokers of a test's own. Schemas live in the registry of the test stack: ids mean the same.
import { openTopics } from '../tally/open-topics.ts'
import { openBrokers } from './brokers.ts'

type Brokers = Parameters<typeof openBrokers>[0]
type Topics = NonNullable<Parameters<typeof openTopics>[1]>

/** Ports from here on are no server's of the stack. */
export const ownPortBase = (): number => Number(process.env.LINERNOTES_PORT_BASE ?? 21_000) + 500

/** Until it is disposed, `KAFKA_BROKERS` names these brokers, also for processes that a test starts. */
export async function openOwnBrokerCluster(
  brokers: Omit<Brokers, 'portBase'> = {},
  topics: Topics = {},
) {
  const before = process.env.KAFKA_BROKERS
  const own = await openBrokers({ portBase: ownPortBase(), ...brokers })
  process.env.KAFKA_BROKERS = own.addresses
  const close = async () => {
    if (before === undefined) delete process.env.KAFKA_BROKERS
    else process.env.KAFKA_BROKERS = before
    await own[Symbol.asyncDispose]()
  }
  try {
    const world = await openTopics(4, { replicas: Math.min(3, own.brokers.length), ...topics })
    return {
      world,
      brokers: own.brokers,
      async [Symbol.asyncDispose]() {
        await world[Symbol.asyncDispose]().catch(() => undefined) // A dead broker deletes nothing.
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
