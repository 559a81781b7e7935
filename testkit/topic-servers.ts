import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { TopicSettings } from '#deploy/topics/create-topics.ts'
import { kafkaAdmin } from './kafka-admin.ts'

/** The real broker and registry that integration tests run on, and what only tests do there. */
export interface TopicServers extends AsyncDisposable {
  readonly settings: TopicSettings
  /** Makes a topic as somebody else would have: with other settings than the declared ones. */
  createTopic(
    name: string,
    partitions: number,
    config: Readonly<Record<string, string>>,
  ): Promise<void>
  /** Gives a topic other settings than it has. */
  configure(name: string, config: Readonly<Record<string, string>>): Promise<void>
  /** The topic's setting, as the broker knows it. */
  configOf(topic: string, setting: string): Promise<string | undefined>
  /** Version numbers of a subject, oldest first. */
  versionsOf(subject: string): Promise<readonly number[]>
  /** What the registry holds under an ID. */
  schemaOf(id: number): Promise<unknown>
  /** Registers a schema by the Confluent API alone. */
  registerPlainly(subject: string, schema: object): Promise<void>
  levelOf(subject: string): Promise<string | undefined>
  setLevel(subject: string, level: string): Promise<void>
}

/** Disposal deletes every topic and subject whose name begins with `prefix`. */
export async function openTopicServers(prefix: string, partitions: number): Promise<TopicServers> {
  const { kafkaBrokers, registryUrl } = stackSettings(process.env)
  const admin = kafkaAdmin(kafkaBrokers)
  const ask = async <T>(path: string, method = 'GET', body?: object): Promise<T | undefined> => {
    const headers = { 'content-type': 'application/vnd.schemaregistry.v1+json' }
    const request = body ? { method, headers, body: JSON.stringify(body) } : { method }
    const response = await fetch(`${registryUrl}${path}`, request)
    return response.ok ? ((await response.json()) as T) : undefined
  }
  const levelPath = (subject: string) => `/config/${encodeURIComponent(subject)}`
  return {
    settings: {
      KAFKA_BROKERS: kafkaBrokers,
      SCHEMA_REGISTRY_URL: registryUrl,
      TOPIC_PARTITIONS: partitions,
      TOPIC_REPLICATION: 1,
    },
    createTopic: (topic, count, config) =>
      admin.createTopics([{ topic, partitions: count, config }]),
    configure: admin.configure,
    configOf: admin.settingOf,
    versionsOf: async (subject) =>
      (await ask<number[]>(`/subjects/${encodeURIComponent(subject)}/versions`)) ?? [],
    schemaOf: async (id) => {
      const held = await ask<{ schema: string }>(`/schemas/ids/${id}`)
      return held && JSON.parse(held.schema)
    },
    registerPlainly: async (subject, schema) => {
      const path = `/subjects/${encodeURIComponent(subject)}/versions`
      await ask(path, 'POST', { schema: JSON.stringify(schema) })
    },
    levelOf: async (subject) =>
      (await ask<{ compatibilityLevel: string }>(levelPath(subject)))?.compatibilityLevel,
    setLevel: async (subject, compatibility) => {
      await ask(levelPath(subject), 'PUT', { compatibility })
    },
    [Symbol.asyncDispose]: async () => {
      const topics = (await admin.topics()).filter((name) => name.startsWith(prefix))
      if (topics.length > 0) await admin.deleteTopics(topics)
      const subjects = (await ask<string[]>('/subjects')) ?? []
      for (const subject of subjects.filter((name) => name.startsWith(prefix))) {
        await ask(`/subjects/${encodeURIComponent(subject)}`, 'DELETE')
        await ask(`/subjects/${encodeURIComponent(subject)}?permanent=true`, 'DELETE')
      }
    },
  }
}
