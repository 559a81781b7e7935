// Topics, events and settings of the actor that tests of the runtime host.
import type { EventReader } from '#runtime/kafka/event-reader.ts'
import { RuntimeConfig, type RuntimeSettings } from '#runtime/settings.ts'
import type { Topic } from '#runtime/topic.ts'
import { number, recordOf, text, topicOf } from '../test-schemas.ts'

export interface Bumped {
  readonly userId: string
  /** Counts up per user, from 1. */
  readonly number: number
  readonly command: string
}

export interface Tallied {
  readonly userId: string
  readonly number: number
  readonly total: number
  readonly note: string
}

export interface TallyState {
  readonly total: number
  readonly last: number
}

export const bumped = recordOf<Bumped>('Bumped', [
  text('userId'),
  number('number'),
  text('command'),
])
export const tallied = recordOf<Tallied>('Tallied', [
  text('userId'),
  number('number'),
  number('total'),
  text('note'),
])
export const tallySchema = recordOf<TallyState>('Tally', [number('total'), number('last')])

/** Everything that one test's actor needs, under names that no other test has. */
export interface TallyTopics {
  readonly id: string
  readonly actor: string
  readonly bumps: Topic<Bumped>
  readonly tallies: Topic<Tallied>
  readonly stateDir: string
  readonly servers: TallyServers
}

/** Where brokers and registry are. */
export type TallyServers = Readonly<ReturnType<typeof brokerSettings>>

export const tallyTopicsOf = (
  id: string,
  stateDir: string,
  servers: TallyServers = brokerSettings(),
): TallyTopics => ({
  id,
  actor: `tally-${id}`,
  bumps: topicOf(`bumps-${id}`, bumped),
  tallies: topicOf(`tallies-${id}`, tallied),
  stateDir,
  servers,
})

/** The servers that the environment names. */
export const brokerSettings = () => ({
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '127.0.0.1:19092',
  SCHEMA_REGISTRY_URL: process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:19081/apis/ccompat/v7',
})

export const settingsOf = (
  world: TallyTopics,
  more: Partial<Record<keyof RuntimeSettings, string | number>> = {},
): RuntimeSettings =>
  RuntimeConfig.parse({
    ...world.servers,
    STATE_DIR: world.stateDir,
    INSTANCE_ID: `${world.actor}-0`,
    UV_THREADPOOL_SIZE: 16,
    ...more,
  })

/** A new one each run; `SEED` repeats one. */
export const testSeed = (): number =>
  Number(process.env.SEED ?? Math.floor(performance.timeOrigin) % 2 ** 31)

/** Everything committed to a topic so far, in order per partition. */
export async function readAll<E extends { userId: string }>(
  reader: EventReader,
  topic: Topic<E>,
  partitions = 4,
): Promise<E[]> {
  const events: E[] = []
  for (let partition = 0; partition < partitions; partition += 1) {
    for await (const { event } of reader.events(topic, partition)) {
      if (event) events.push(event as E)
    }
  }
  return events
}

/** Asks again and again until `isTrue`; throws after `msMax`. */
export async function until(
  what: string,
  isTrue: () => boolean | undefined | Promise<boolean | undefined>,
  msMax = 20_000,
): Promise<void> {
  const end = performance.now() + msMax
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`not within ${msMax} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
