// How long a member that joins stops the commits of partitions that stay, and of those that move, with
// ten thousand turns in flight.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import type { BenchKafka } from '../measuring/kafka.ts'
import { pollUntil } from './crash.ts'
import { startMember } from './member.ts'
import { openTraffic, type Traffic } from './traffic.ts'
import { openWay } from './way.ts'

interface Paused {
  readonly protocol: string
  readonly inFlight: number
  /** The longest time without a result, ms. */
  readonly beforeMs: number
  readonly stayedMs: number
  readonly movedMs: number
}

const PARTITIONS = 8
const TURN_MS = 5_000
const EACH = 5 // In 8 partitions every 20 ms: 2,000 turns a second.
const WATCH_MS = 8_000

export async function measurePause(
  kafka: BenchKafka,
  protocol: string,
  folder: string,
): Promise<Paused> {
  await using way = await openWay(kafka, PARTITIONS)
  const start = (name: string) =>
    startMember({
      ...way.env,
      INSTANCE_ID: name,
      STATE_DIR: join(folder, protocol, name),
      KAFKA_GROUP_PROTOCOL: protocol,
      KAFKA_SESSION_TIMEOUT_MS: '12000',
      WAIT_MS: String(TURN_MS),
    })
  const first = start('a')
  await pollUntil(() => first.said().open.length === PARTITIONS)
  const users = Array.from({ length: PARTITIONS }, (_, at) => usersOf(at))
  await using traffic = await openTraffic({ ...way, each: EACH, usersOf: (at) => users[at] ?? [] })
  await sleep(2 * TURN_MS)
  const quietMs = Date.now()
  await sleep(WATCH_MS)
  const joinMs = Date.now()
  const second = start('b')
  await pollUntil(() => second.said().open.length === PARTITIONS / 2)
  await sleep(TURN_MS + WATCH_MS)
  const endMs = Date.now()
  const moved = second.said().open
  const all = Array.from({ length: PARTITIONS }, (_, at) => at)
  const stayed = all.filter((number) => !moved.includes(number))
  const longest = (numbers: readonly number[], fromMs: number, toMs: number) =>
    Math.max(...numbers.map((number) => gapOf(traffic, number, fromMs, toMs)))
  const paused = {
    protocol,
    inFlight: ((PARTITIONS * EACH) / 20) * TURN_MS,
    beforeMs: longest(all, quietMs, joinMs),
    stayedMs: longest(stayed, joinMs, endMs),
    movedMs: longest(moved, joinMs, endMs),
  }
  await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')])
  return paused
}

/** Results go where their user belongs, as events do. */
const usersOf = (partition: number) =>
  Array.from({ length: PARTITIONS * 5_000 }, (_, at) => `user-${at}`).filter(
    (userId) => partitionOf(userId, PARTITIONS) === partition,
  )

function gapOf(traffic: Traffic, number: number, fromMs: number, toMs: number): number {
  const inside = traffic.times(number).filter((each) => each >= fromMs && each <= toMs)
  const times = [fromMs, ...inside, toMs]
  return Math.max(...times.slice(1).map((each, at) => each - (times[at] ?? each)))
}
