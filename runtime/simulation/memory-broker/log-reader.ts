import { DAY_MS } from '#foundation/time.ts'
import type { LogReader } from '#runtime/kafka/port.ts'
import { between } from '../random-choice.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import { MemoryLogFollower } from './log-follower.ts'
import type { MemoryBroker } from './memory-broker.ts'

/** As Kafka does where nothing else is said: a day. */
export const DELETIONS_KEPT_MS = DAY_MS

const BATCH_MAX = 20
const WAIT_MS = 20

export function openMemoryLogReader(broker: MemoryBroker, life: SimulatedProcess): LogReader {
  const { random } = broker.options.timeline
  return {
    metadata: (topic) =>
      life.call('facts', () => ({
        id: broker.ids.get(topic) ?? topic,
        deletionsKeptMs: DELETIONS_KEPT_MS,
      })),
    follow: async () => new MemoryLogFollower(broker, life),
    bounds: (where) =>
      life.call('bounds', () => {
        const { low, high } = broker.logOf(where)
        return { low, high }
      }),
    decidedEnd: (where) => life.call('decided end', () => broker.logOf(where).stableEnd),
    async *read({ topic, partition, offset: from }, end) {
      const log = broker.logOf({ topic, partition })
      for (let offset = Math.max(from, log.low); offset < end; ) {
        const next = await life.call('read', () => {
          const until = Math.min(end, log.stableEnd, offset + between(random, 1, BATCH_MAX))
          return { until: Math.max(until, offset), records: log.between(offset, until) }
        })
        if (next.until === offset)
          await new Promise<void>((resolve) => life.after(WAIT_MS, 'undecided', resolve))
        offset = next.until
        yield next.records
      }
    },
    async [Symbol.asyncDispose]() {},
  }
}
