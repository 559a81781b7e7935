import { between } from '#foundation/random-choice.ts'
import { DAY_MS } from '#foundation/time.ts'
import type { LogReader } from '#runtime/kafka/port.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { BrokerState } from './broker-state.ts'
import { MemoryLogFollower } from './log-follower.ts'

/** As Kafka does where nothing else is said: a day. */
export const DELETIONS_KEPT_MS = DAY_MS

const BATCH_MAX = 20
const WAIT_MS = 20

export function openMemoryLogReader(state: BrokerState, life: SimulatedProcess): LogReader {
  const { random } = state.options.timeline
  return {
    metadata: (topic) =>
      life.call('facts', () => ({
        id: state.topicIdOf(topic),
        deletionsKeptMs: DELETIONS_KEPT_MS,
      })),
    follow: async () => new MemoryLogFollower(state, life),
    bounds: (where) =>
      life.call('bounds', () => {
        const { low, high } = state.logOf(where)
        return { low, high }
      }),
    decidedEnd: (where) => life.call('decided end', () => state.logOf(where).stableEnd),
    async *read({ topic, partition, offset: from }, end) {
      const log = state.logOf({ topic, partition })
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
