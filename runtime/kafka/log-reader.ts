// Reads stretches of partitions outside any group, and knows where they end.
import type { Log } from '#observability/log.ts'
import { ask } from './ask.ts'
import {
  call,
  commonSettings,
  connect,
  KafkaConsumer,
  logErrors,
  type RdConsumer,
} from './client.ts'
import { closeClient } from './close-client.ts'
import { openLogFollower } from './log-follower.ts'
import type { InRecord, LogReader, OffsetRange, Position, TopicPartition } from './port.ts'
import { readMessages } from './read-messages.ts'
import { topicMetadata } from './topic-metadata.ts'

/** A broker that was killed answers nothing: the next question finds another. */
const QUERY_MS_MAX = 3_000
const WAIT_MS = 20
const BATCH = 2_000

export interface LogReaderOptions {
  readonly brokers: string
  readonly clientId: string
  readonly log: Log
}

export async function openLogReader(options: LogReaderOptions): Promise<LogReader> {
  const everything = newConsumer(options, 'read_uncommitted')
  const decided = newConsumer(options, 'read_committed')
  const clients = [everything, decided]
  const close = async () => {
    await Promise.all(clients.map((each) => closeClient(each, options.log)))
  }
  await Promise.all(clients.map(connect)).catch(async (error) => {
    await close() // The other one may be connected.
    throw error
  })
  const bounds = async (at: TopicPartition): Promise<OffsetRange> => {
    const { lowOffset, highOffset } = await watermarks(everything, at)
    return { low: lowOffset, high: highOffset }
  }
  return {
    bounds,
    decidedEnd: async (at) => (await watermarks(decided, at)).highOffset,
    read: (from, end) => readUpTo(options, from, end),
    metadata: topicMetadata(options.brokers),
    follow: () => openLogFollower(() => newConsumer(options, 'read_committed'), options.log),
    [Symbol.asyncDispose]: close,
  }
}

function newConsumer({ brokers, clientId, log }: LogReaderOptions, isolation: string): RdConsumer {
  const consumer = new KafkaConsumer(
    {
      ...commonSettings(brokers, clientId),
      'group.id': `${clientId}.archive`, // Never joined: librdkafka only wants a name.
      'isolation.level': isolation,
      'enable.auto.commit': false,
      'enable.partition.eof': true,
      'fetch.wait.max.ms': 10,
      'fetch.queue.backoff.ms': 5,
    } as never,
    { 'auto.offset.reset': 'earliest' },
  )
  logErrors(consumer, log)
  return consumer
}

/**
 * A topic that was missing when the client was first asked about it stays an unknown partition to this client until it
 * is asked for metadata (12 s and longer, 2026-11-29; a leader that moved is noticed after one failed answer). So a
 * failure looks again.
 */
const watermarks = (consumer: RdConsumer, where: TopicPartition): Promise<Ends> =>
  ask(
    async () => {
      try {
        return await endsOf(consumer, where)
      } catch (error) {
        const { topic } = where
        await call(consumer, (done) => consumer.getMetadata({ topic, timeout: QUERY_MS_MAX }, done))
        throw error
      }
    },
    { action: `find the ends of ${where.topic}/${where.partition}` },
  )

interface Ends {
  readonly lowOffset: number
  readonly highOffset: number
}

const endsOf = (consumer: RdConsumer, { topic, partition }: TopicPartition) =>
  call<Ends>(consumer, (done) =>
    consumer.queryWatermarkOffsets(topic, partition, QUERY_MS_MAX, done),
  )

/**
 * The end is reached by position, not by the last record: the record there may be a marker or
 * aborted, and never arrive.
 */
async function* readUpTo(
  options: LogReaderOptions,
  { topic, partition, offset }: Position,
  end: number,
): AsyncIterable<readonly InRecord[]> {
  if (offset >= end) return
  const consumer = newConsumer(options, 'read_committed')
  let reached = offset
  consumer.on('partition.eof', (event) => {
    reached = Math.max(reached, event.offset)
  })
  await connect(consumer)
  try {
    consumer.setDefaultConsumeTimeout(WAIT_MS)
    consumer.assign([{ topic, partition, offset }])
    while (reached < end) {
      const records = await readMessages(consumer, BATCH)
      const last = records.at(-1)
      if (last) reached = Math.max(reached, last.offset + 1)
      yield records.filter((record) => record.offset < end)
    }
  } finally {
    await closeClient(consumer, options.log)
  }
}
