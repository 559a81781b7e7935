import { randomUUID } from 'node:crypto'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { type BenchKafka, createTopics } from '../measuring/kafka.ts'

export interface Topics extends AsyncDisposable {
  readonly brokers: string
  readonly actor: string
  readonly input: string
  readonly output: string
  readonly partitions: number
  /** What a member must know. */
  readonly env: Readonly<Record<string, string>>
}

/** Topics of one measurement; disposal deletes them. */
export async function openWay(kafka: BenchKafka, partitions: number): Promise<Topics> {
  const actor = `bench-${randomUUID().slice(0, 8)}`
  const { brokers, admin } = kafka
  const [input, output] = [`${actor}-in`, `${actor}-out`]
  const changelog = changelogTopic(actor)
  const topics = [input, output, deadLetterTopic(actor), changelog]
  await createTopics(kafka, topics, { partitions, compacted: [changelog] })
  return {
    brokers,
    actor,
    input,
    output,
    partitions,
    env: { ACTOR: actor, INPUT: input, OUTPUT: output, KAFKA_BROKERS: brokers },
    async [Symbol.asyncDispose]() {
      await admin.deleteTopics(topics)
    },
  }
}
