// Crash to first commit: the same process again with its store, without it, and another one with a copy.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { changelogTopic } from '#runtime/state/changelog.ts'
import type { BenchKafka } from '../measuring/kafka.ts'
import { type BenchMember, startMember } from './member.ts'
import { fillState } from './state.ts'
import { openTraffic, type Traffic } from './traffic.ts'
import { openWay, type Topics } from './way.ts'

export interface RecoveryTimes {
  readonly how: string
  /** From the kill to the first result, and to the first one of the last partition. */
  readonly firstMs: number
  readonly lastMs: number
  /** From being given a partition to its first result, the slowest. */
  readonly givenMs: number
  readonly restored: number
}

export const CRASH_PARTITIONS = 4
export const SESSION_MS = 6_000
const WAIT_MS_MAX = 600_000

export async function measureCrashes(kafka: BenchKafka, megabytes: number, folder: string) {
  await using way = await openWay(kafka, CRASH_PARTITIONS)
  const changelog = changelogTopic(way.actor)
  const filled = { brokers: kafka.brokers, changelog, partitions: CRASH_PARTITIONS, megabytes }
  const users = await fillState(filled)
  const start = (name: string, standbys: number) =>
    startMember({ ...way.env, ...memberEnv(folder, name), STANDBYS: String(standbys) })
  let first = start('a', 0)
  await pollUntil(() => first.said().open.length === CRASH_PARTITIONS)
  await using traffic = await openTraffic({ ...way, each: 1, usersOf: (at) => users[at] ?? [] })
  await settle(traffic)

  const results: RecoveryTimes[] = []
  results.push(await again('warm: the same store', first, () => (first = start('a', 0)), traffic))
  await settle(traffic)
  const bare = () => {
    rmSync(join(folder, 'a'), { recursive: true })
    first = start('a', 0)
    return first
  }
  results.push(await again('cold: no store', first, bare, traffic))
  await settle(traffic)
  const second = start('b', 1)
  await pollUntil(() => second.said().open.length > 0)
  await untilCopied(way, kafka, second)
  await settle(traffic)
  results.push(await again('standby: another process', first, () => second, traffic))
  await second.end('SIGTERM')
  return results
}

const memberEnv = (folder: string, name: string) => ({
  INSTANCE_ID: name,
  STATE_DIR: join(folder, name),
  KAFKA_SESSION_TIMEOUT_MS: String(SESSION_MS),
})

async function again(
  how: string,
  dying: BenchMember,
  next: () => BenchMember,
  traffic: Traffic,
): Promise<RecoveryTimes> {
  const numbers = dying.said().open
  const killedMs = Date.now()
  await dying.end('SIGKILL')
  await sleep(50) // What was on its way is there.
  const fromMs = Date.now()
  const member = next()
  const firstOf = (number: number) => traffic.times(number).find((each) => each > fromMs)
  await pollUntil(() => numbers.every((number) => firstOf(number) !== undefined))
  const firsts = numbers.map((number) => firstOf(number) ?? 0)
  const given = numbers.map((number) => member.given.get(number) ?? { atMs: 0, restored: 0 })
  return {
    how,
    firstMs: Math.min(...firsts) - killedMs,
    lastMs: Math.max(...firsts) - killedMs,
    givenMs: Math.max(...firsts.map((each, at) => each - (given[at]?.atMs ?? 0))),
    restored: given.reduce((sum, each) => sum + each.restored, 0),
  }
}

/** Every partition gives results, and the stores have noted how far they are. */
export async function settle(traffic: Traffic) {
  const nowMs = Date.now()
  const isLive = (number: number) => (traffic.times(number).at(-1) ?? 0) > nowMs
  await pollUntil(() => Array.from({ length: CRASH_PARTITIONS }, (_, at) => at).every(isLive))
  await sleep(6_000)
}

async function untilCopied({ actor }: Topics, { admin }: BenchKafka, member: BenchMember) {
  await pollUntil(async () => {
    const ends = await admin.ends(changelogTopic(actor))
    const { standbys, open } = member.said()
    const isNear = standbys.every(({ partition, changelogOffset }) => {
      return changelogOffset > (ends[partition] ?? Number.NaN) - 1_000
    })
    return isNear && standbys.length + open.length === CRASH_PARTITIONS
  })
}

export async function pollUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = Date.now() + WAIT_MS_MAX
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error('it takes too long')
    await sleep(5)
  }
}
