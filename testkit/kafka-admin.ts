// What tests and benches do to Kafka besides sending and reading. Each call has connections of its own.
import { isAnsweredWith, type OpenAdmin, withAdmin } from '#runtime/kafka/admin.ts'

export interface NewTopic {
  readonly topic: string
  readonly partitions?: number
  readonly replicas?: number
  readonly config?: Readonly<Record<string, string>>
}

const ASK_MS_MAX = 15_000
const RETRIES = 4
const RETRY_MS = 250
/** A new topic has no leaders yet. */
const LEADER_RETRIES = 100
const UNKNOWN_TOPIC = 3
const ALREADY_EXISTS = 36

export type KafkaAdmin = ReturnType<typeof kafkaAdmin>

export function kafkaAdmin(brokers: string) {
  const ask = <T>(action: string, run: (open: OpenAdmin) => Promise<T>): Promise<T> =>
    withAdmin({ brokers, action, msMax: ASK_MS_MAX, retries: RETRIES, retryMs: RETRY_MS }, run)
  return {
    /** Returns once all of them have leaders. */
    createTopics: (topics: readonly NewTopic[]): Promise<void> =>
      ask('create topics', (open) => createTopics(open, topics)),
    deleteTopics: (topics: readonly string[]): Promise<void> =>
      ask('delete topics', ({ admin }) => admin.deleteTopics({ topics: [...topics] })),
    topics: (): Promise<readonly string[]> => ask('list topics', ({ admin }) => admin.listTopics()),
    addPartitions: (topic: string, count: number): Promise<void> =>
      ask('add partitions', ({ admin }) =>
        admin.createPartitions({ topics: [{ name: topic, count }] }),
      ),
    /** Of each partition, as a reader of uncommitted records sees it. */
    ends: (topic: string): Promise<readonly number[]> =>
      ask('find ends', (open) => endsOf(open, topic)),
    configure: (topic: string, config: Readonly<Record<string, string>>): Promise<void> =>
      ask('set settings', (open) => configure(open, topic, config)),
    settingOf: (topic: string, setting: string): Promise<string | undefined> =>
      ask('read a setting', (open) => settingOf(open, topic, setting)),
    deleteGroup: (group: string): Promise<void> =>
      ask('delete a group', ({ admin }) => admin.deleteGroups({ groups: [group] })),
    /** By partition. Nobody may be in the group. */
    setOffsets: (group: string, topic: string, offsets: readonly number[]): Promise<void> =>
      ask('set offsets', ({ admin }) =>
        admin.alterConsumerGroupOffsets({
          groupId: group,
          topics: [{ name: topic, partitionOffsets: offsets.map(toPartitionOffset) }],
        }),
      ),
    /** The committed offsets of a group that has some. */
    offsets: (group: string, topic: string): Promise<readonly number[]> =>
      ask('read offsets', (open) => offsetsOf(open, group, topic)),
  }
}

const toPartitionOffset = (offset: number, partition: number) => ({
  partition,
  offset: BigInt(offset),
})

/** A request that is repeated, since its answer was lost, finds its own topic. */
async function createTopics(open: OpenAdmin, topics: readonly NewTopic[]): Promise<void> {
  const { admin } = open
  await Promise.all(
    topics.map(({ topic, partitions = 1, replicas = 1, config = {} }) =>
      admin
        .createTopics({
          topics: [topic],
          partitions,
          replicas,
          configs: Object.entries(config).map(([name, value]) => ({ name, value })),
        })
        .catch((error) => {
          if (!isAnsweredWith(open, error, ALREADY_EXISTS)) throw error
        }),
    ),
  )
  const names = topics.map(({ topic }) => topic)
  await admin.metadata({ topics: names, forceUpdate: true, retries: LEADER_RETRIES })
}

async function endsOf({ admin, library }: OpenAdmin, topic: string): Promise<readonly number[]> {
  const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true })
  const timestamp = library.ListOffsetTimestamps.LATEST
  const count = topics.get(topic)?.partitionsCount ?? 0
  const partitions = Array.from({ length: count }, (_, partitionIndex) => ({
    partitionIndex,
    timestamp,
  }))
  const isolationLevel = library.FetchIsolationLevels.READ_UNCOMMITTED
  const [found] = await admin.listOffsets({ topics: [{ name: topic, partitions }], isolationLevel })
  return (found?.partitions ?? [])
    .toSorted((a, b) => a.partitionIndex - b.partitionIndex)
    .map(({ offset }) => Number(offset))
}

async function configure(
  { admin, library }: OpenAdmin,
  resourceName: string,
  config: Readonly<Record<string, string>>,
): Promise<void> {
  const { SET: configOperation } = library.IncrementalAlterConfigOperationTypes
  const configs = Object.entries(config).map(([name, value]) => ({ name, value, configOperation }))
  const resourceType = library.ConfigResourceTypes.TOPIC
  await admin.incrementalAlterConfigs({ resources: [{ resourceType, resourceName, configs }] })
}

async function settingOf(
  open: OpenAdmin,
  resourceName: string,
  setting: string,
): Promise<string | undefined> {
  const resourceType = open.library.ConfigResourceTypes.TOPIC
  try {
    const [found] = await open.admin.describeConfigs({
      resources: [{ resourceType, resourceName, configurationKeys: [setting] }],
    })
    return found?.configs[0]?.value ?? undefined
  } catch (error) {
    if (isAnsweredWith(open, error, UNKNOWN_TOPIC)) return undefined
    throw error
  }
}

async function offsetsOf(
  { admin }: OpenAdmin,
  group: string,
  topic: string,
): Promise<readonly number[]> {
  const groups = await admin.listConsumerGroupOffsets({ groups: [group] })
  const of = groups.flatMap(({ topics }) => topics).find(({ name }) => name === topic)
  return (of?.partitions ?? [])
    .toSorted((a, b) => a.partitionIndex - b.partitionIndex)
    .map(({ committedOffset }) => Number(committedOffset))
}
