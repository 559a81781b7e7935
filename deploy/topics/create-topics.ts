// Creates the topics in Kafka and registers their schemas. `topics/` and the actors declare them, `topic-plan.ts` says
// with which settings, `topic-admin.ts` speaks to the brokers and `subject-admin.ts` to the registry.
import { topics } from '#topics/index.ts'
import { actors } from '../actors.ts'
import { errors, type Refusal } from './errors.ts'
import {
  openSubjectAdmin,
  refusalsFound,
  type SubjectAdmin,
  type SubjectState,
} from './subject-admin.ts'
import { type Difference, type TopicAdmin, type TopicState, topicAdmin } from './topic-admin.ts'
import {
  type Declarations,
  planSubjects,
  planTopics,
  type SubjectPlan,
  type TopicPlan,
} from './topic-plan.ts'

export interface TopicSettings {
  /** `host:port`, several with commas. */
  readonly KAFKA_BROKERS: string
  readonly SCHEMA_REGISTRY_URL: string
  /** Partitions of every topic; as declared where it is left out. */
  readonly TOPIC_PARTITIONS?: number | undefined
  /** Copies of every new topic; 3, or as many as there are brokers, where it is left out. */
  readonly TOPIC_REPLICATION?: number | undefined
}

export interface AppliedTopic {
  readonly name: string
  readonly outcome: 'created' | 'repaired' | 'unchanged'
  readonly partitions: number
  readonly repaired: readonly Difference[]
}

export interface AppliedSchema {
  readonly subject: string
  readonly outcome: 'registered' | 'unchanged'
  readonly id: number
}

/** Topics and schemas that had to be made or changed are not `unchanged`. */
export interface ApplyReport {
  readonly topics: readonly AppliedTopic[]
  readonly schemas: readonly AppliedSchema[]
}

export interface CheckReport {
  /** True when applying would change nothing. */
  readonly isCurrent: boolean
  /** Each thing that is not as declared, as a sentence that names it. */
  readonly drifts: readonly string[]
  readonly refusals: readonly Refusal[]
  /** Topics that exist, by how the brokers compress them: `producer` keeps what is sent as it is sent. */
  readonly compressions: Readonly<Record<string, readonly string[]>>
}

/** Called when a topic or schema is done, in no fixed order. */
export type ReportStep = (step: AppliedTopic | AppliedSchema) => void

const everything: Declarations = { topics, actors }

/**
 * Makes Kafka's topics and the registry's schemas what the declarations say: those of `topics/`, and each actor's
 * changelog and dead letters. Everything is checked before a topic or schema is made or changed; a second run changes
 * nothing. Topics that are not declared stay as they are.
 *
 * @throws TOPIC_PARTITIONS_DIFFER, TOPIC_SCHEMA_INCOMPATIBLE, TOPIC_SCHEMA_TEXT_KEPT, TOPIC_BROKER_FAILED,
 *   TOPIC_REGISTRY_FAILED
 */
export async function applyTopics(
  settings: TopicSettings,
  declared: Declarations = everything,
  report: ReportStep = () => undefined,
): Promise<ApplyReport> {
  const servers = await openServers(settings)
  const { broker, registry } = servers
  const plans = planTopics(declared, settings.TOPIC_PARTITIONS)
  const found = await readAll(servers, plans, planSubjects(declared))
  assertPartitions(plans, found.topics)
  await alignCompatibility(registry, found.subjects)
  const refusals = await findRefusals(registry, found.subjects)
  if (refusals.length > 0) throw errors.TOPIC_SCHEMA_INCOMPATIBLE({ refusals })
  const [appliedTopics, appliedSchemas] = await Promise.all([
    applyToBroker(broker, { plans, states: found.topics, report }, settings.TOPIC_REPLICATION),
    Promise.all(found.subjects.map((state) => applyToRegistry(registry, state, report))),
  ])
  return { topics: appliedTopics, schemas: appliedSchemas }
}

/**
 * Says what `applyTopics` would change or refuse, and changes nothing.
 *
 * @throws TOPIC_BROKER_FAILED, TOPIC_REGISTRY_FAILED
 */
export async function checkTopics(
  settings: TopicSettings,
  declared: Declarations = everything,
): Promise<CheckReport> {
  const servers = await openServers(settings)
  const plans = planTopics(declared, settings.TOPIC_PARTITIONS)
  const found = await readAll(servers, plans, planSubjects(declared))
  const refusals = await findRefusals(servers.registry, found.subjects)
  const drifts = [
    ...found.topics.flatMap((state, index) => driftsOfTopic(state, plans[index])),
    ...found.subjects.flatMap(driftsOfSubject),
  ]
  const isCurrent = drifts.length === 0 && refusals.length === 0
  return { isCurrent, drifts, refusals, compressions: compressionsOf(found.topics) }
}

function compressionsOf(states: readonly TopicState[]): CheckReport['compressions'] {
  const known = states.filter(({ compression }) => compression !== undefined)
  const groups = Map.groupBy(known, ({ compression }) => compression as string)
  return Object.fromEntries([...groups].map(([how, all]) => [how, all.map(({ name }) => name)]))
}

interface Servers {
  readonly broker: TopicAdmin
  readonly registry: SubjectAdmin
}

const openServers = async (settings: TopicSettings): Promise<Servers> => ({
  registry: await openSubjectAdmin(settings.SCHEMA_REGISTRY_URL),
  broker: topicAdmin(settings.KAFKA_BROKERS),
})

async function readAll(
  { broker, registry }: Servers,
  plans: readonly TopicPlan[],
  subjects: readonly SubjectPlan[],
) {
  const [states, subjectStates] = await Promise.all([broker.read(plans), registry.read(subjects)])
  return { topics: states, subjects: subjectStates }
}

function assertPartitions(plans: readonly TopicPlan[], states: readonly TopicState[]): void {
  const others = states.flatMap(({ name, partitions }, index) => {
    const { partitions: wanted = 0 } = plans[index] ?? {}
    return partitions === undefined || partitions === wanted
      ? []
      : [{ topic: name, partitions, declared: wanted }]
  })
  if (others.length > 0) throw errors.TOPIC_PARTITIONS_DIFFER({ topics: others })
}

/** First, so that the registry's answers follow the declared levels. */
const alignCompatibility = (registry: SubjectAdmin, states: readonly SubjectState[]) =>
  Promise.all(
    states
      .filter(({ id, versions }) => id !== undefined || versions.length > 0)
      .filter(({ plan, compatibility }) => compatibility !== plan.compatibility)
      .map(({ plan }) => registry.setCompatibility(plan)),
  )

/** Our own comparison names the field; the registry is asked about what that one lets pass. */
async function findRefusals(
  registry: SubjectAdmin,
  states: readonly SubjectState[],
): Promise<readonly Refusal[]> {
  const found = states.map((state) => ({ state, refusals: refusalsFound(state) }))
  const passed = found.filter(({ refusals }) => refusals.length === 0).map(({ state }) => state)
  const refused = await registry.refusals(passed)
  return [...found.flatMap(({ refusals }) => refusals), ...refused]
}

interface TopicWork {
  readonly plans: readonly TopicPlan[]
  readonly states: readonly TopicState[]
  readonly report: ReportStep
}

async function applyToBroker(
  broker: TopicAdmin,
  { plans, states, report }: TopicWork,
  replication: number | undefined,
): Promise<readonly AppliedTopic[]> {
  const isMissing = (index: number) => states[index]?.partitions === undefined
  await broker.create(
    plans.filter((_, index) => isMissing(index)),
    replication,
  )
  await broker.repair(states.filter(({ differences }) => differences.length > 0))
  return states.map(({ name, differences }, index) => {
    const changed = differences.length > 0 ? 'repaired' : 'unchanged'
    const step: AppliedTopic = {
      name,
      outcome: isMissing(index) ? 'created' : changed,
      partitions: plans[index]?.partitions ?? 0,
      repaired: differences,
    }
    report(step)
    return step
  })
}

async function applyToRegistry(
  registry: SubjectAdmin,
  { plan, id, versions }: SubjectState,
  report: ReportStep,
): Promise<AppliedSchema> {
  const step: AppliedSchema = {
    subject: plan.subject,
    outcome: id === undefined ? 'registered' : 'unchanged',
    id: id ?? (await registry.register(plan)),
  }
  // A level can be set only once the subject exists.
  if (id === undefined && versions.length === 0) await registry.setCompatibility(plan)
  report(step)
  return step
}

function driftsOfTopic(
  { name, partitions, differences }: TopicState,
  plan: TopicPlan | undefined,
): readonly string[] {
  if (partitions === undefined) return [`topic ${name} does not exist`]
  const declared = plan?.partitions
  return [
    ...(partitions === declared
      ? []
      : [`topic ${name}: ${partitions} partitions, not ${declared}`]),
    ...differences.map(
      (each) => `topic ${name}: ${each.setting} is ${each.found}, not ${each.declared}`,
    ),
  ]
}

function driftsOfSubject(state: SubjectState): readonly string[] {
  const { plan, id, otherText, compatibility, versions } = state
  const { subject, compatibility: level } = plan
  if (id === undefined && versions.length === 0) return [`schema ${subject} is not registered`]
  const unregistered =
    otherText.length > 0
      ? `schema ${subject}: the registry holds another text, which differs in ${otherText.join(', ')}`
      : `schema ${subject}: the declared version is not registered`
  return [
    ...(id === undefined ? [unregistered] : []),
    ...(compatibility === level ? [] : [`schema ${subject}: level ${compatibility}, not ${level}`]),
  ]
}
