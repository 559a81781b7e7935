// A world on brokers of a test's own. Schemas live in the registry of the test stack: ids mean the same.
import { ownPortBase } from '../lanes.ts'
import { openTopics } from '../tally/open-topics.ts'
import { brokerSettings } from '../tally/tally-topics.ts'
import { openBrokers } from './brokers.ts'

type Brokers = Parameters<typeof openBrokers>[0]
type Topics = NonNullable<Parameters<typeof openTopics>[1]>

/** Brokers of a test's own with a world of topics on them: who gets the world finds these brokers. */
export async function openOwnBrokerCluster(
  brokers: Omit<Brokers, 'portBase'> = {},
  topics: Topics = {},
) {
  const own = await openBrokers({ portBase: ownPortBase('ownBrokers'), ...brokers })
  try {
    const servers = { ...brokerSettings(), KAFKA_BROKERS: own.addresses }
    const replicas = Math.min(3, own.brokers.length)
    const world = await openTopics(4, { servers, replicas, ...topics })
    return {
      world,
      brokers: own.brokers,
      async [Symbol.asyncDispose]() {
        await world[Symbol.asyncDispose]().catch(() => undefined) // A dead broker deletes nothing.
        await own[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await own[Symbol.asyncDispose]()
    throw error
  }
}
