// Follows committed records of many partitions with one client, for as long as it is asked to.

import type { Log } from '#observability/log.ts'
import { connect, type RdConsumer } from './client.ts'
import { closeClient } from './close-client.ts'
import {
  type FollowedRecords,
  type InRecord,
  type LogFollower,
  type Position,
  type TopicPartition,
  topicPartitionKey,
} from './port.ts'
import { readMessages } from './read-messages.ts'

const WAIT_MS = 100
const BATCH = 2_000

export async function openLogFollower(
  newConsumer: () => RdConsumer,
  log: Log,
): Promise<LogFollower> {
  const follower = new KafkaFollower(newConsumer(), log)
  await follower.open()
  return follower
}

class KafkaFollower implements LogFollower {
  readonly #consumer: RdConsumer
  readonly #log: Log
  readonly #ends = new Map<string, Position>()
  #toAdd: Position[] = []
  #toRemove: TopicPartition[] = []

  constructor(consumer: RdConsumer, log: Log) {
    this.#consumer = consumer
    this.#log = log
    // The end is known by position: the record there may be a marker, and never arrive.
    consumer.on('partition.eof', ({ topic, partition, offset }) => {
      this.#ends.set(topicPartitionKey({ topic, partition }), { topic, partition, offset })
    })
  }

  async open() {
    await connect(this.#consumer)
  }

  add(from: Position) {
    this.#toRemove = this.#toRemove.filter(
      (each) => topicPartitionKey(each) !== topicPartitionKey(from),
    )
    this.#toAdd.push(from)
  }

  remove(partition: TopicPartition) {
    this.#toAdd = this.#toAdd.filter(
      (each) => topicPartitionKey(each) !== topicPartitionKey(partition),
    )
    this.#toRemove.push(partition)
  }

  async take(): Promise<readonly FollowedRecords[]> {
    this.#applyChanges()
    this.#consumer.setDefaultConsumeTimeout(WAIT_MS)
    const first = await readMessages(this.#consumer, 1)
    this.#consumer.setDefaultConsumeTimeout(0)
    const records =
      first.length > 0 ? [...first, ...(await readMessages(this.#consumer, BATCH - 1))] : []
    const stretches = new Map<string, { position: Position; records: InRecord[] }>()
    for (const record of records) {
      const { topic, partition, offset } = record
      const stretch = stretches.get(topicPartitionKey(record)) ?? { position: record, records: [] }
      stretch.records.push(record)
      stretch.position = { topic, partition, offset: offset + 1 }
      stretches.set(topicPartitionKey(record), stretch)
    }
    for (const [key, end] of this.#ends) {
      const stretch = stretches.get(key) ?? { position: end, records: [] }
      if (end.offset >= stretch.position.offset) stretches.set(key, { ...stretch, position: end })
    }
    this.#ends.clear()
    return [...stretches.values()].map((each) => ({ ...each.position, records: each.records }))
  }

  async [Symbol.asyncDispose]() {
    await closeClient(this.#consumer, this.#log)
  }

  #applyChanges() {
    const removed = this.#toRemove.splice(0)
    const added = this.#toAdd.splice(0)
    if (removed.length + added.length === 0) return
    const gone = new Set([...removed, ...added].map(topicPartitionKey))
    for (const key of gone) this.#ends.delete(key)
    if (removed.length > 0) this.#consumer.incrementalUnassign(removed)
    if (added.length > 0) this.#consumer.incrementalAssign(added)
  }
}
