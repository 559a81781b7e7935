import type { Client, Compatibility as Level, SchemaInfo } from '@confluentinc/schemaregistry'
import { differingFields, incompatibilities, type SchemaVersion } from './compatibility.ts'
import { errors, type Refusal } from './errors.ts'
import type { SubjectPlan } from './topic-plan.ts'

export interface SubjectState {
  readonly plan: SubjectPlan
  /** Id of the declared schema; undefined where it is not registered. */
  readonly id: number | undefined
  /** The subject's own level; undefined where it has none. */
  readonly compatibility: string | undefined
  /** Registered versions, oldest first; left empty where the declared schema is among them. */
  readonly versions: readonly SchemaVersion[]
}

export interface SubjectAdmin {
  read(plans: readonly SubjectPlan[]): Promise<readonly SubjectState[]>
  /** What the registry itself says of the new schemas; it does not know why. */
  refusals(states: readonly SubjectState[]): Promise<readonly Refusal[]>
  setCompatibility(plan: SubjectPlan): Promise<void>
  /** Registers the schema, and answers its id. The same schema keeps its id. */
  register(plan: SubjectPlan): Promise<number>
}

/** @throws TOPIC_REGISTRY_FAILED from every method. */
export async function openSubjectAdmin(url: string): Promise<SubjectAdmin> {
  // This module alone: the whole package brings key services of five clouds and 0.6 s to load.
  const library = await import('@confluentinc/schemaregistry/dist/schemaregistry-client.js')
  const client: Client = new library.SchemaRegistryClient({
    baseURLs: [url],
    maxRetries: 2,
    retriesWaitMs: 200,
    retriesMaxWaitMs: 2000,
    createAxiosDefaults: { timeout: 30_000 },
  })
  const translate = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call
    } catch (cause) {
      throw errors.TOPIC_REGISTRY_FAILED({ url, reason: reasonOf(cause) }, cause)
    }
  }
  return {
    read: (plans) => translate(Promise.all(plans.map((plan) => readSubject(client, plan)))),
    refusals: (states) => translate(askAll(client, states)),
    setCompatibility: (plan) => translate(setLevel(client, plan)),
    register: (plan) => translate(client.register(plan.subject, infoOf(plan), false)),
  }
}

/** Refusals found by comparing with every registered version: these name the field. */
export const refusalsFound = ({ plan, versions }: SubjectState): readonly Refusal[] =>
  incompatibilities(plan.schema.avro, versions, plan.compatibility).map((fault) => ({
    ...fault,
    ...originOf(plan),
  }))

const originOf = ({ topic, schema, compatibility }: SubjectPlan) => ({
  topic,
  record: schema.fullName,
  compatibility,
})

const infoOf = ({ schema }: SubjectPlan): SchemaInfo => ({
  schema: JSON.stringify(schema.avro),
  schemaType: 'AVRO',
})

function reasonOf(cause: unknown): string {
  const { message, code } = cause as Error & { code?: string }
  return message || code || 'no answer'
}

async function readSubject(client: Client, plan: SubjectPlan): Promise<SubjectState> {
  const [id, compatibility] = await Promise.all([
    unlessMissing(client.getId(plan.subject, infoOf(plan), false)),
    unlessMissing(client.getCompatibility(plan.subject)),
  ])
  const versions = id === undefined ? await readVersions(client, plan.subject) : []
  return { plan, id, compatibility, versions }
}

async function readVersions(client: Client, subject: string): Promise<readonly SchemaVersion[]> {
  const numbers = (await unlessMissing(client.getAllVersions(subject))) ?? []
  return Promise.all(
    numbers.map(async (version) => {
      const { schema } = await client.getSchemaMetadata(subject, version, false)
      return { version, avro: JSON.parse(schema) }
    }),
  )
}

const notFound = 404

async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if ((error as { status?: number }).status === notFound) return undefined
    throw error
  }
}

const askAll = async (
  client: Client,
  states: readonly SubjectState[],
): Promise<readonly Refusal[]> =>
  (await Promise.all(states.map((state) => ask(client, state)))).flat()

async function ask(client: Client, { plan, versions }: SubjectState): Promise<readonly Refusal[]> {
  const latest = versions.at(-1)
  if (!latest || (await client.testSubjectCompatibility(plan.subject, infoOf(plan)))) return []
  const fields = differingFields(latest.avro, plan.schema.avro)
  return [
    {
      ...originOf(plan),
      field: fields.join(', ') || plan.schema.name,
      path: fields.join(', ') || plan.schema.name,
      change: 'refused by the registry',
      detail: 'which gave no reason',
      version: undefined,
    },
  ]
}

async function setLevel(client: Client, plan: SubjectPlan): Promise<void> {
  await client.updateCompatibility(plan.subject, plan.compatibility as Level)
}
