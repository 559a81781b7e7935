import { isAnsweredWith, type OpenAdmin, withAdmin } from '#runtime/kafka/admin.ts'
import { errors } from './errors.ts'
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
  /** How the brokers keep it; undefined where the topic does not exist. */
  readonly compression: string | undefined
}

/** Each call has connections of its own. */
export interface TopicAdmin {
  read(plans: readonly TopicPlan[]): Promise<readonly TopicState[]>
  create(plans: readonly TopicPlan[], replication: number | undefined): Promise<void>
  /** Sets what differs, and leaves every other setting of the topics as it is. */
  repair(states: readonly TopicState[]): Promise<void>
}

const REPLICATION_USUAL = 3
const ASK_MS_MAX = 30_000
/** A broker that has just started is not ready for everything. */
const RETRIES = 4
const RETRY_MS = 250
/** A new topic has no leaders yet. */
const LEADER_RETRIES = 100
const ALREADY_EXISTS = 36

/** @throws TOPIC_BROKER_FAILED from every method. */
export function topicAdmin(brokers: string): TopicAdmin {
  const ask = async <T>(action: string, run: (open: OpenAdmin) => Promise<T>): Promise<T> => {
    const options = { brokers, action, msMax: ASK_MS_MAX, retries: RETRIES, retryMs: RETRY_MS }
    try {
      return await withAdmin(options, run)
    } catch (cause) {
      throw errors.TOPIC_BROKER_FAILED({ brokers, reason: (cause as Error).message }, cause)
    }
  }
  return {
    read: (plans) => ask('read topics', (open) => readTopics(open, plans)),
    create: async (plans, replication) => {
      if (plans.length === 0) return
      await ask('create topics', (open) => createTopics(open, plans, replication))
    },
    repair: async (states) => {
      if (states.length === 0) return
      await ask('set settings of topics', (open) => repairTopics(open, states))
    },
  }
}

async function readTopics(
  { admin, library }: OpenAdmin,
  plans: readonly TopicPlan[],
): Promise<readonly TopicState[]> {
  const existing = new Set(await admin.listTopics())
  const names = plans.map(({ name }) => name).filter((name) => existing.has(name))
  if (names.length === 0) return plans.map(missing)
  const resourceType = library.ConfigResourceTypes.TOPIC
  const [{ topics }, described] = await Promise.all([
    admin.metadata({ topics: [...names] }),
    admin.describeConfigs({
      resources: names.map((name) => ({ resourceType, resourceName: name })),
    }),
  ])
  const configs = new Map(described.map((each) => [each.resourceName, each.configs]))
  return plans.map((plan) => {
    const count = topics.get(plan.name)?.partitionsCount
    if (count === undefined) return missing(plan)
    const found = configs.get(plan.name) ?? []
    const values = new Map(found.map(({ name, value }) => [name, value]))
    const compression = values.get('compression.type') ?? undefined
    const differences = differencesOf(plan, values)
    return { name: plan.name, partitions: count, differences, compression }
  })
}

const missing = ({ name }: TopicPlan): TopicState => ({
  name,
  partitions: undefined,
  differences: [],
  compression: undefined,
})

const differencesOf = (
  { config }: TopicPlan,
  found: ReadonlyMap<string, string | null | undefined>,
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

/** Returns once each of them has leaders. One that somebody else has just created is not an error. */
async function createTopics(
  open: OpenAdmin,
  plans: readonly TopicPlan[],
  replication: number | undefined,
): Promise<void> {
  const { admin } = open
  const { brokers } = await admin.metadata({ topics: [] })
  const replicas = replication ?? Math.min(REPLICATION_USUAL, brokers.size)
  // Two copies acknowledge each write, so that losing one broker loses nothing that was committed.
  const safety = replicas >= 3 ? { 'min.insync.replicas': '2' } : {}
  const made = await Promise.allSettled(
    plans.map(({ name, partitions, config }) =>
      admin.createTopics({
        topics: [name],
        partitions,
        replicas,
        configs: Object.entries({ ...safety, ...config }).map(([setting, value]) => ({
          name: setting,
          value,
        })),
      }),
    ),
  )
  const failures = made.flatMap((each, index) =>
    each.status === 'fulfilled' || isAnsweredWith(open, each.reason, ALREADY_EXISTS)
      ? []
      : [new Error(plans[index]?.name, { cause: each.reason })],
  )
  if (failures.length > 0) throw new AggregateError(failures, 'creating topics failed')
  const topics = plans.map(({ name }) => name)
  await admin.metadata({ topics, forceUpdate: true, retries: LEADER_RETRIES })
}

async function repairTopics(
  { admin, library }: OpenAdmin,
  states: readonly TopicState[],
): Promise<void> {
  const { SET: configOperation } = library.IncrementalAlterConfigOperationTypes
  await admin.incrementalAlterConfigs({
    resources: states.map(({ name, differences }) => ({
      resourceType: library.ConfigResourceTypes.TOPIC,
      resourceName: name,
      configs: differences.map(({ setting, declared }) => ({
        name: setting,
        configOperation,
        value: declared,
      })),
    })),
  })
}
