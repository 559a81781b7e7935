import type { Client, Compatibility as Level, SchemaInfo } from '@confluentinc/schemaregistry'
import { textDifferences } from '#runtime/codec/schema-text.ts'
import { apicurioOf, registerText } from './apicurio.ts'
import { differingFields, incompatibilities, type SchemaVersion } from './compatibility.ts'
import { errors, type Refusal } from './errors.ts'
import type { SubjectPlan } from './topic-plan.ts'

export interface SubjectState {
  readonly plan: SubjectPlan
  /** ID of the declared text; undefined where it is not registered. */
  readonly id: number | undefined
  /** What differs in the text that the registry holds for the same schema; empty where it holds none. */
  readonly otherText: readonly string[]
  /** The subject's own level; undefined where it has none. */
  readonly compatibility: string | undefined
  /** Registered versions, oldest first; left empty where the declared text is among them. */
  readonly versions: readonly SchemaVersion[]
  /** Full names under which the topic has a record of this name, where this one has no version. */
  readonly otherNames: readonly string[]
}

export interface SubjectAdmin {
  read(plans: readonly SubjectPlan[]): Promise<readonly SubjectState[]>
  /** What the registry itself says of the new schemas; it does not know why. */
  refusals(states: readonly SubjectState[]): Promise<readonly Refusal[]>
  setCompatibility(plan: SubjectPlan): Promise<void>
  /**
   * Registers the schema, reads back what the registry holds, and answers its ID. The same text keeps its ID.
   * @throws TOPIC_SCHEMA_TEXT_KEPT
   */
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
    read: (plans) => translate(readSubjects(client, plans)),
    refusals: (states) => translate(askAll(client, states)),
    setCompatibility: (plan) => translate(setLevel(client, plan)),
    register: async (plan) => {
      const found = await translate(register(client, plan, url))
      if (found.differences.length === 0) return found.id
      throw errors.TOPIC_SCHEMA_TEXT_KEPT({ ...found, subject: plan.subject, url })
    },
  }
}

/** Refusals found by comparing with every registered version: these name the field. */
export function refusalsFound({ plan, versions, otherNames }: SubjectState): readonly Refusal[] {
  const { schema, compatibility } = plan
  const moved = otherNames.map((name) => ({
    field: schema.name,
    path: schema.name,
    change: 'record renamed' as const,
    detail: `${name} to ${schema.fullName}, so that no reader takes the old for the same`,
    version: undefined,
  }))
  return [...moved, ...incompatibilities(schema.avro, versions, compatibility)].map((fault) => ({
    ...fault,
    ...originOf(plan),
  }))
}

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

async function readSubjects(
  client: Client,
  plans: readonly SubjectPlan[],
): Promise<readonly SubjectState[]> {
  const states = await Promise.all(plans.map((plan) => readSubject(client, plan)))
  if (states.every((state) => !isNew(state))) return states
  const subjects = await client.getAllSubjects()
  return states.map((state) =>
    isNew(state) ? { ...state, otherNames: otherNamesIn(subjects, state.plan) } : state,
  )
}

const isNew = ({ id, versions }: SubjectState): boolean => id === undefined && versions.length === 0

/** Full names have no hyphen, so the last one ends the topic. */
const otherNamesIn = (subjects: readonly string[], { topic, schema }: SubjectPlan) =>
  subjects
    .map((subject) => ({ end: subject.lastIndexOf('-'), subject }))
    .filter(({ end, subject }) => subject.slice(0, end) === topic)
    .map(({ end, subject }) => subject.slice(end + 1))
    .filter((name) => name !== schema.fullName && name.split('.').at(-1) === schema.name)

async function readSubject(client: Client, plan: SubjectPlan): Promise<SubjectState> {
  const [found, compatibility] = await Promise.all([
    lookUp(client, plan),
    unlessMissing(client.getCompatibility(plan.subject)),
  ])
  const otherText = found?.differences ?? []
  const id = otherText.length === 0 ? found?.id : undefined
  const versions = id === undefined ? await readVersions(client, plan.subject) : []
  return { plan, id, otherText, compatibility, versions, otherNames: [] }
}

interface HeldSchema {
  readonly id: number
  /** Between the text that the registry holds and the declared one. */
  readonly differences: readonly string[]
}

/** What the registry takes for this schema: its text need not be the one that was asked for. */
async function lookUp(client: Client, plan: SubjectPlan): Promise<HeldSchema | undefined> {
  const found = await unlessMissing(client.getIdFullResponse(plan.subject, infoOf(plan), false))
  if (found?.id === undefined) return undefined
  return { id: found.id, differences: textDifferences(JSON.parse(found.schema), plan.schema.avro) }
}

async function register(client: Client, plan: SubjectPlan, url: string): Promise<HeldSchema> {
  const id = await client.register(plan.subject, infoOf(plan), false)
  const held = await lookUpAgain(client, plan, id)
  const api = apicurioOf(url)
  if (held.differences.length === 0 || !api) return held
  await registerText(api, plan.subject, infoOf(plan).schema)
  return await lookUpAgain(client, plan, id)
}

async function lookUpAgain(client: Client, plan: SubjectPlan, id: number): Promise<HeldSchema> {
  client.clearCaches()
  return (await lookUp(client, plan)) ?? { id, differences: ['all of it'] }
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
