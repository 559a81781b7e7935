import type { Admin } from 'kafkajs'
import { errors } from './errors.ts'
import { ConfigResourceTypes, ConfigSource, Kafka, logLevel } from './kafkajs.ts'
import type { TopicPlan } from './topic-plan.ts'

/** One setting that is not as declared. */
export interface Difference {
  readonly setting: string
  readonly declared: string
  readonly found: string
}

export interface TopicState {
  readonly name: string
  /** Undefined where the topic does not exist. */
  readonly partitions: number | undefined
  readonly differences: readonly Difference[]
  /** What somebody has set on the topic itself, by setting; the rest is the broker's default. */
  readonly ownConfig: Readonly<Record<string, string>>
}

export interface TopicAdmin extends AsyncDisposable {
  read(plans: readonly TopicPlan[]): Promise<readonly TopicState[]>
  create(plans: readonly TopicPlan[], replication: number | undefined): Promise<void>
  /** Sets what differs, and leaves every other setting of the topics as it is. */
  repair(states: readonly TopicState[]): Promise<void>
}

const replicationDefault = 3

/** @throws TOPIC_BROKER_FAILED from every method. */
export async function openTopicAdmin(brokers: string): Promise<TopicAdmin> {
  const kafka = new Kafka({
    clientId: 'linernotes-topics',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: 30_000,
    retry: { retries: 4, initialRetryTime: 100 },
  })
  const admin = kafka.admin()
  const translate = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call
    } catch (cause) {
      throw errors.TOPIC_BROKER_FAILED({ brokers, reason: reasonOf(cause) }, cause)
    }
  }
  await translate(admin.connect())
  return {
    read: (plans) => translate(readTopics(admin, plans)),
    create: (plans, replication) => translate(createTopics(admin, plans, replication)),
    repair: (states) => translate(repairTopics(admin, states)),
    [Symbol.asyncDispose]: () => admin.disconnect(),
  }
}

/** An aggregate of kafkajs says only that something failed: what failed is inside. */
function reasonOf(cause: unknown): string {
  const inner = (cause as { errors?: readonly (Error & { topic?: string })[] }).errors
  if (!inner?.length) return (cause as Error).message
  return inner.map((each) => `${each.topic ?? ''}: ${each.message}`).join('; ')
}

async function readTopics(
  admin: Admin,
  plans: readonly TopicPlan[],
): Promise<readonly TopicState[]> {
  const existing = new Set(await admin.listTopics())
  const names = plans.map(({ name }) => name).filter((name) => existing.has(name))
  if (names.length === 0) return plans.map(missing)
  const [{ topics }, { resources }] = await Promise.all([
    admin.fetchTopicMetadata({ topics: names }),
    admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
    }),
  ])
  const partitions = new Map(topics.map((each) => [each.name, each.partitions.length]))
  const configs = new Map(resources.map((each) => [each.resourceName, each.configEntries]))
  return plans.map((plan) => {
    const count = partitions.get(plan.name)
    if (count === undefined) return missing(plan)
    const entries = configs.get(plan.name) ?? []
    const values = new Map(entries.map((each) => [each.configName, each.configValue]))
    const own = entries.filter((each) => each.configSource === ConfigSource.TOPIC_CONFIG)
    return {
      name: plan.name,
      partitions: count,
      differences: differencesOf(plan, values),
      ownConfig: Object.fromEntries(own.map((each) => [each.configName, each.configValue])),
    }
  })
}

const missing = ({ name }: TopicPlan): TopicState => ({
  name,
  partitions: undefined,
  differences: [],
  ownConfig: {},
})

const differencesOf = (
  { config }: TopicPlan,
  found: ReadonlyMap<string, string>,
): readonly Difference[] =>
  Object.entries(config)
    .map(([setting, declared]) => ({ setting, declared, found: found.get(setting) ?? 'not set' }))
    .filter(({ setting, declared, found: actual }) => {
      // The broker lists policies in its own order.
      const sorted = (text: string) => text.split(',').toSorted().join()
      return setting === 'cleanup.policy'
        ? sorted(declared) !== sorted(actual)
        : declared !== actual
    })

async function createTopics(
  admin: Admin,
  plans: readonly TopicPlan[],
  replication: number | undefined,
): Promise<void> {
  if (plans.length === 0) return
  const copies =
    replication ?? Math.min(replicationDefault, (await admin.describeCluster()).brokers.length)
  // Two copies acknowledge each write, so that losing one broker loses nothing that was committed.
  const safety = copies >= 3 ? { 'min.insync.replicas': '2' } : {}
  await admin.createTopics({
    waitForLeaders: true,
    topics: plans.map(({ name, partitions, config }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: copies,
      configEntries: entriesOf({ ...safety, ...config }),
    })),
  })
}

async function repairTopics(admin: Admin, states: readonly TopicState[]): Promise<void> {
  if (states.length === 0) return
  await admin.alterConfigs({
    validateOnly: false,
    // This call replaces a topic's whole configuration: what others have set goes along.
    resources: states.map(({ name, ownConfig, differences }) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configEntries: entriesOf({
        ...ownConfig,
        ...Object.fromEntries(differences.map(({ setting, declared }) => [setting, declared])),
      }),
    })),
  })
}

const entriesOf = (config: Readonly<Record<string, string>>) =>
  Object.entries(config).map(([name, value]) => ({ name, value }))
