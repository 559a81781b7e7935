// What waiting before a commit gives and costs: throughput over a backlog, and the way of one event at a
// moderate rate from its sender to a reader of its committed result.
//   npm run bench -- commit-interval [--events 300000] [--rate 2000] [--seconds 8]
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Codec } from '#runtime/codec/codec.ts'
import { childCpuMsOf } from './measuring/contender.ts'
import { createTopics, openBenchKafka } from './measuring/kafka.ts'
import { quantile } from './measuring/quantile.ts'
import { watch } from './measuring/watch.ts'
import { outputOf, programOf, type Round } from './stateful/contenders.ts'
import { balanced, fixedRegistry } from './stateful/entry.ts'
import { fill, openFeed } from './stateful/input.ts'
import { createRoundTopics, deleteRound, RACE_PARTITIONS, raceOne } from './stateful/race-one.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '300000' },
    rate: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '8' },
  },
})
const KEYS = 100_000
const TICK_MS = 5
const WARM_UP_MS = 2_000
const NOTE = 'x'.repeat(270)
const records = Number(values.events)
const folder = mkdtempSync(join(tmpdir(), 'linernotes-bench-'))

await using kafka = await openBenchKafka()
const input = `bench-${randomUUID().slice(0, 8)}`
const { brokers } = kafka
await createTopics(kafka, [input], { partitions: RACE_PARTITIONS })
await fill({ brokers, input, partitions: RACE_PARTITIONS, records, keys: KEYS, playsEach: 0 })
const rows: Record<string, object> = {}
for (const commitMs of [10, 100, 1_000]) {
  const id = `${input}-${commitMs}`
  const course = { id, input, stateDir: join(folder, id), commitMs, records }
  const { perSecond, cpuUsEach } = await raceOne(kafka, 'ours', course)
  const way = await latency({ ...course, brokers, id: `${id}-way`, input: `${id}-way-input` })
  rows[`${commitMs} ms`] = {
    'backlog, events/s': Math.round(perSecond),
    'CPU us each': Math.round(cpuUsEach),
    ...way,
  }
}
await kafka.admin.deleteTopics([input])
rmSync(folder, { recursive: true, force: true })
console.log(`\nbacklog of ${records} events; then ${values.rate} events/s for ${values.seconds} s`)
console.table(rows)

/** Every event carries when it was sent, and its result gives that back. */
async function latency(round: Round) {
  await createTopics(kafka, [round.input], { partitions: RACE_PARTITIONS })
  await createRoundTopics(kafka, 'ours', round)
  const { command, args, env } = await programOf('ours', round)
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const ended = once(child, 'exit')
  try {
    return await feedAndWatch(round, child)
  } finally {
    child.kill('SIGTERM')
    await ended
    await kafka.admin.deleteTopics([round.input])
    await deleteRound(kafka, round)
  }
}

async function feedAndWatch(round: Round, child: ChildProcess) {
  const codec = new Codec(fixedRegistry, 1_000_000)
  await codec.declare(outputOf(round), balanced)
  const output = await watch(brokers, outputOf(round), RACE_PARTITIONS)
  await using feed = await openFeed({ brokers, input: round.input, partitions: RACE_PARTITIONS })
  const all: { sentMs: number; tookMs: number }[] = []
  let sent = 0
  const look = () =>
    output.poll((value) => {
      const { last: sentMs } = codec.decode(balanced, value)
      all.push({ sentMs, tookMs: performance.now() - sentMs })
    })
  const send = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      const userId = `user-${sent % KEYS}`
      feed.send({ userId, number: Math.floor(performance.now()), note: NOTE, plays: [] })
      sent += 1
    }
  }
  send(1) // The first one waits for the actor to start.
  while (all.length < sent) await look()
  const beganMs = performance.now()
  const endMs = beganMs + WARM_UP_MS + 1_000 * Number(values.seconds)
  let from = { cpuMs: 0, sent: 0 }
  for (let now = beganMs; now < endMs; now = performance.now()) {
    if (from.sent === 0 && now > beganMs + WARM_UP_MS)
      from = { cpuMs: childCpuMsOf(child.pid ?? 0), sent }
    send(Math.floor(((now - beganMs) / 1_000) * Number(values.rate)) - sent)
    await Promise.all([look(), sleep(TICK_MS)])
  }
  const cpuUs = (1_000 * (childCpuMsOf(child.pid ?? 0) - from.cpuMs)) / (sent - from.sent)
  while (all.length < sent) await look()
  await output.close()
  const times = all.filter(({ sentMs }) => sentMs > beganMs + WARM_UP_MS).map((each) => each.tookMs)
  return {
    'way, p50 ms': Math.round(quantile(times, 0.5)),
    'p99 ms': Math.round(quantile(times, 0.99)),
    'CPU us an event at this rate': Math.round(cpuUs),
  }
}
