// One contender over the whole input, on topics and a state folder of its own, which are deleted after it.
import { rmSync } from 'node:fs'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { type Measurement, race } from '../measuring/contender.ts'
import { type BenchKafka, createTopics } from '../measuring/kafka.ts'
import {
  type ContenderName,
  changelogOf,
  contenderGroup,
  outputOf,
  programOf,
  type Round,
} from './contenders.ts'

export const RACE_PARTITIONS = 4
const WARM_UP = 1 / 3
const SECONDS_MAX = 120

export async function createRoundTopics(kafka: BenchKafka, name: ContenderName, round: Round) {
  const changelogs = name === 'streams' ? [] : [changelogOf(round)] // Kafka Streams makes its own.
  const topics = [outputOf(round), deadLetterTopic(round.id), ...changelogs]
  await createTopics(kafka, topics, { partitions: RACE_PARTITIONS, compacted: changelogs })
}

export async function deleteRound({ admin }: BenchKafka, { id, stateDir }: Round) {
  const all = await admin.topics()
  await admin.deleteTopics(all.filter((topic) => topic.startsWith(id)))
  rmSync(stateDir, { recursive: true, force: true })
}

/** @param profileDir Takes a CPU profile of ours. */
export async function raceOne(
  kafka: BenchKafka,
  name: ContenderName,
  course: Omit<Round, 'brokers'> & { readonly records: number },
  profileDir?: string,
): Promise<Measurement> {
  const { records, input } = course
  const round: Round = { ...course, brokers: kafka.brokers }
  await createRoundTopics(kafka, name, round)
  const measured = await race(await programOf(name, round, profileDir), {
    kafka,
    group: contenderGroup(name, round),
    input,
    records,
    warmUp: Math.floor(records * WARM_UP),
    secondsMax: SECONDS_MAX,
  })
  await deleteRound(kafka, round)
  return measured
}
