// The same crash, of a Kafka Streams application: under EOS it does not trust a store that was not closed,
// wipes it and reads the whole changelog again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BenchKafka, createTopics } from '../measuring/kafka.ts'
import { contenderGroup, outputOf, programOf } from '../stateful/contenders.ts'
import { deleteRound } from '../stateful/race-one.ts'
import { CRASH_PARTITIONS, pollUntil, SESSION_MS, settle } from './crash.ts'
import { fillState } from './state.ts'
import { openTraffic, type Traffic } from './traffic.ts'

export interface StreamsRecoveryTimes {
  readonly firstMs: number
  readonly lastMs: number
}

const COMMIT_MS = 100
const all = Array.from({ length: CRASH_PARTITIONS }, (_, partition) => partition)

/** @throws Error without Java 17 and Maven. */
export async function measureStreams(
  kafka: BenchKafka,
  megabytes: number,
  folder: string,
): Promise<StreamsRecoveryTimes> {
  const { brokers } = kafka
  const id = `bench-streams-${Date.now()}`
  const input = `${id}-in`
  const stateDir = join(folder, id)
  const round = { brokers, id, input, stateDir, commitMs: COMMIT_MS }
  const changelog = `${contenderGroup('streams', round)}-balances-changelog` // As it names its own.
  const output = outputOf(round)
  await createTopics(kafka, [input, output, changelog], {
    partitions: CRASH_PARTITIONS,
    compacted: [changelog],
  })
  const filled = { brokers, changelog, partitions: CRASH_PARTITIONS, megabytes }
  const users = await fillState({ ...filled, keyOf: (userId) => userId })
  const { command, args, env } = await programOf('streams', round)
  const start = () => {
    const member = { KAFKA_SESSION_TIMEOUT_MS: String(SESSION_MS), INSTANCE_ID: 'a' }
    const child = spawn(command, args, {
      stdio: 'ignore', // It logs at length that it wipes its state.
      env: { ...process.env, ...env, ...member },
    })
    const ended = once(child, 'exit')
    return async () => {
      child.kill('SIGKILL')
      await ended
    }
  }
  let kill = start()
  try {
    await using traffic = await openTraffic({
      brokers,
      input,
      output,
      partitions: CRASH_PARTITIONS,
      each: 1,
      usersOf: (at) => users[at] ?? [],
    })
    await settle(traffic)
    const killedMs = Date.now()
    await kill()
    await sleep(50) // What was on its way is there.
    const fromMs = Date.now()
    kill = start()
    const firsts = await firstsAfter(traffic, fromMs)
    return { firstMs: Math.min(...firsts) - killedMs, lastMs: Math.max(...firsts) - killedMs }
  } finally {
    await kill()
    await deleteRound(kafka, round)
  }
}

async function firstsAfter(traffic: Traffic, fromMs: number): Promise<number[]> {
  const firstOf = (partition: number) => traffic.times(partition).find((each) => each > fromMs)
  await pollUntil(() => all.every((partition) => firstOf(partition) !== undefined))
  return all.map((partition) => firstOf(partition) ?? 0)
}
