// Turns that take seconds, of many listeners concurrently, and a few that take a minute: what they delay.
//   npm run bench -- slow-turns [--keys 10000] [--each 10] [--straggler-ms 60000]
// Every key has `each` events that wait 1 to 3 s, all there at the start; the first event of every hundredth
// key waits a minute. Watched from outside: when each result is committed, against when it could be at best.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '#foundation/random.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import { childCpuMsOf, megabytesMaxOf } from './measuring/contender.ts'
import { createTopics, openBenchKafka } from './measuring/kafka.ts'
import { quantile } from './measuring/quantile.ts'
import { watch } from './measuring/watch.ts'
import { outputOf, type Round } from './stateful/contenders.ts'
import { balanced, fixedRegistry } from './stateful/entry.ts'
import { fillWith } from './stateful/input.ts'
import { createRoundTopics, deleteRound, RACE_PARTITIONS } from './stateful/race-one.ts'

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '10000' },
    each: { type: 'string', default: '10' },
    'straggler-ms': { type: 'string', default: '60000' },
  },
})
const keys = Number(values.keys)
const each = Number(values.each)
const STRAGGLER_EVERY = 100
const [WAIT_MS_MIN, WAIT_MS_MAX] = [1_000, 3_000]
const SECONDS_MAX = 170

/** By key, then in order: how long each turn waits. */
function planWaits(): number[][] {
  const random = seededRandom(1)
  const usual = () => Math.round(WAIT_MS_MIN + random.next() * (WAIT_MS_MAX - WAIT_MS_MIN))
  return Array.from({ length: keys }, (_, key) => {
    const waits = Array.from({ length: each }, usual)
    if (isStraggler(key)) waits[0] = Number(values['straggler-ms'])
    return waits
  })
}

const isStraggler = (key: number) => key % STRAGGLER_EVERY === 0
const userOf = (key: number) => `user-${String(key).padStart(6, '0')}`
const keyOf = (userId: string) => Number(userId.slice('user-'.length))
const sum = (list: readonly number[]) => list.reduce((total, next) => total + next, 0)

const waits = planWaits()
const id = `bench-${randomUUID().slice(0, 8)}`
await using kafka = await openBenchKafka()
const stateDir = mkdtempSync(join(tmpdir(), 'linernotes-bench-'))
const round: Round = { brokers: kafka.brokers, id, input: `${id}-input`, stateDir, commitMs: 0 }
await createTopics(kafka, [round.input], { partitions: RACE_PARTITIONS })
await createRoundTopics(kafka, 'ours', round)
await fillWith({ ...round, partitions: RACE_PARTITIONS }, function* () {
  for (let turn = 0; turn < each; turn += 1) {
    for (let key = 0; key < keys; key += 1) {
      yield {
        userId: userOf(key),
        number: waits[key]?.[turn] ?? 0,
        note: 'x'.repeat(200),
        plays: [],
      }
    }
  }
})

const child = spawn(process.execPath, [join(import.meta.dirname, 'slow-turns', 'actor-main.ts')], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    KAFKA_BROKERS: round.brokers,
    ACTOR: id,
    INPUT: round.input,
    OUTPUT: outputOf(round),
    INSTANCE_ID: `${id}-0`,
    STATE_DIR: stateDir,
    UV_THREADPOOL_SIZE: '16',
  },
})
const ended = once(child, 'exit')
try {
  report(await observe())
} finally {
  child.kill('SIGTERM')
  await ended
  await kafka.admin.deleteTopics([round.input])
  await deleteRound(kafka, round)
  rmSync(stateDir, { recursive: true, force: true })
}

interface Seen {
  readonly userId: string
  /** Which of its user's turns, from 1. */
  readonly turn: number
  readonly atMs: number
}

async function observe(): Promise<{ seen: Seen[]; cpuMs: number; megabytes: number }> {
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(outputOf(round), balanced)
  const output = await watch(kafka.brokers, outputOf(round), RACE_PARTITIONS)
  const seen: Seen[] = []
  const untilMs = performance.now() + SECONDS_MAX * 1_000
  while (seen.length < keys * each) {
    if (performance.now() > untilMs) throw new Error(`${seen.length} of ${keys * each} in time`)
    if (child.exitCode !== null) throw new Error(`the actor ended with ${child.exitCode}`)
    await output.poll((value) => {
      const { userId, total } = codec.decode(balanced, value)
      seen.push({ userId, turn: total, atMs: performance.now() })
    })
  }
  await output.close()
  return { seen, cpuMs: childCpuMsOf(child.pid ?? 0), megabytes: megabytesMaxOf(child.pid ?? 0) }
}

function report({ seen, cpuMs, megabytes }: Awaited<ReturnType<typeof observe>>) {
  const waited = (userId: string, turns: number) =>
    sum((waits[keyOf(userId)] ?? []).slice(0, turns))
  /** As the most punctual result says. */
  const beganMs = Math.min(...seen.map(({ userId, turn, atMs }) => atMs - waited(userId, turn)))
  const late = seen.map(({ userId, turn, atMs }) => ({
    isOwn: isStraggler(keyOf(userId)),
    atMs,
    ms: atMs - beganMs - waited(userId, turn),
  }))
  const others = late.filter(({ isOwn }) => !isOwn)
  const own = late.filter(({ isOwn }) => isOwn)
  const seconds = (Math.max(...others.map(({ atMs }) => atMs)) - beganMs) / 1_000
  const byPartition = Array.from({ length: RACE_PARTITIONS }, () => 0)
  waits.forEach((list, key) => {
    const partition = partitionOf(userOf(key), RACE_PARTITIONS)
    byPartition[partition] = (byPartition[partition] ?? 0) + sum(list)
  })
  const ms = (list: typeof late, q: number) =>
    Math.round(
      quantile(
        list.map((each) => each.ms),
        q,
      ),
    )
  console.log(`
${keys} keys at once, ${each} turns each of ${WAIT_MS_MIN} to ${WAIT_MS_MAX} ms, every ${STRAGGLER_EVERY}th key's first of ${values['straggler-ms']} ms
goodput, keys without a straggler   ${Math.round(others.length / seconds)} turns/s, all done in ${seconds.toFixed(1)} s
lateness of their results           p50 ${ms(others, 0.5)} ms, p99 ${ms(others, 0.99)} ms, most ${ms(others, 1)} ms
lateness of a straggler's own key   p50 ${ms(own, 0.5)} ms, p99 ${ms(own, 0.99)} ms
memory, CPU                         ${megabytes} MB at most, ${Math.round((1_000 * cpuMs) / seen.length)} us a turn with its start
one at a time a partition           ${((keys * each * 1_000) / Math.max(...byPartition)).toFixed(1)} turns/s, all done in ${(Math.max(...byPartition) / 3_600_000).toFixed(1)} h (computed from the same waits)`)
}
