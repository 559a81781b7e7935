// What the client's binding does not tell of a topic: its ID, and how long deletions are kept.
import type { metadataV12 } from '@platformatic/kafka'
import { systemClock } from '#foundation/clock.ts'
import { HOUR_MS } from '#foundation/time.ts'
import { isAnsweredWith, type OpenAdmin, withAdmin } from './admin.ts'
import type { TopicMetadata } from './port.ts'

type MetadataResponse = metadataV12.MetadataResponse

const KEPT = 'delete.retention.ms'
const KEPT_MS_USUAL = 24 * HOUR_MS
const NOT_AUTHORIZED = 29
const ASK_MS_MAX = 10_000
/** Many partitions of a topic open together, and ask the same. */
const FRESH_MS = 1_000

/** @throws BrokerError */
export function topicMetadata(brokers: string): (topic: string) => Promise<TopicMetadata> {
  const asked = new Map<string, { readonly atMs: number; readonly facts: Promise<TopicMetadata> }>()
  return async (topic) => {
    const nowMs = systemClock.now()
    const known = asked.get(topic)
    if (known && nowMs - known.atMs < FRESH_MS) return await known.facts
    const facts = readMetadata(brokers, topic)
    asked.set(topic, { atMs: nowMs, facts })
    return await facts
  }
}

const readMetadata = (brokers: string, topic: string): Promise<TopicMetadata> =>
  withAdmin({ brokers, action: `look up ${topic}`, msMax: ASK_MS_MAX }, async (open) => {
    const [id, deletionsKeptMs] = await Promise.all([idOf(open, topic), keptMs(open, topic)])
    return { id, deletionsKeptMs }
  })

/** How many partitions `topic` has. @throws BrokerError where there is no such topic too */
export const partitionCount = (brokers: string, topic: string): Promise<number> =>
  withAdmin({ brokers, action: `look up ${topic}`, msMax: ASK_MS_MAX }, async ({ admin }) => {
    const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true })
    const count = topics.get(topic)?.partitionsCount
    if (count === undefined) throw new Error('no such topic')
    return count
  })

/** 32 hexadecimal digits, as local stores have noted it: this library adds dashes. */
async function idOf(open: OpenAdmin, topic: string): Promise<string> {
  try {
    const { topics } = await open.admin.metadata({ topics: [topic], forceUpdate: true })
    return withoutDashes(topics.get(topic)?.id)
  } catch (error) {
    return withoutDashes(answeredId(open, error, topic), error)
  }
}

function withoutDashes(
  id: string | undefined,
  cause: unknown = new Error('no such topic'),
): string {
  if (id === undefined) throw cause
  return id.replaceAll('-', '')
}

/** The library drops an answer in which a partition of the topic has no leader. Its ID is in there still. */
function answeredId({ library }: OpenAdmin, error: unknown, topic: string): string | undefined {
  const failed = library.findErrorBy(error as Error, 'code', library.ResponseError.code)
  const answer = failed?.response as MetadataResponse | undefined
  return answer?.topics.find(({ name, errorCode }) => name === topic && errorCode === 0)?.topicId
}

/** Not everybody may read settings. */
async function keptMs(open: OpenAdmin, topic: string): Promise<number> {
  const { TOPIC: resourceType } = open.library.ConfigResourceTypes
  try {
    const [described] = await open.admin.describeConfigs({
      resources: [{ resourceType, resourceName: topic, configurationKeys: [KEPT] }],
    })
    return Number(described?.configs[0]?.value ?? KEPT_MS_USUAL)
  } catch (error) {
    if (isAnsweredWith(open, error, NOT_AUTHORIZED)) return KEPT_MS_USUAL
    throw error
  }
}
