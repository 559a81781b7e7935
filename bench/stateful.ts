// Stateful read-modify-write, exactly once: our runtime beside what a team would pick instead.
//   npm run bench -- stateful [--events 600000] [--keys 100000] [--rounds 2] [--only ours,raw]
//     [--plays 0,500] [--messages 30000] [--profile FOLDER]
// Each contender reads the same topic, adds each entry to its user's 300-byte page, keeps a changelog, writes a
// 300-byte result, and commits every 100 ms. `streams` is a Kafka Streams application (EOSv2, RocksDB),
// `raw` a loop written by hand on node-rdkafka. They run one after another, in an order that turns around.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Measurement } from './measuring/contender.ts'
import { createTopics, openBenchKafka } from './measuring/kafka.ts'
import { type ContenderName, names } from './stateful/contenders.ts'
import { fill } from './stateful/input.ts'
import { RACE_PARTITIONS, raceOne } from './stateful/race-one.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '600000' },
    messages: { type: 'string', default: '30000' },
    keys: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: names.join(',') },
    plays: { type: 'string', default: '0,500' },
    /** A folder for a CPU profile of ours. */
    profile: { type: 'string' },
  },
})
const COMMIT_MS = 100
const chosen = names.filter((name) => values.only.split(',').includes(name))
const folder = mkdtempSync(join(tmpdir(), 'linernotes-bench-'))

await using kafka = await openBenchKafka()
try {
  for (const plays of values.plays.split(',').map(Number)) await compare(plays)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compare(playsEach: number) {
  const records = Number(playsEach > 0 ? values.messages : values.events)
  const input = `bench-${randomUUID().slice(0, 8)}`
  const { brokers } = kafka
  await createTopics(kafka, [input], { partitions: RACE_PARTITIONS })
  const keys = Number(values.keys)
  await fill({ brokers, input, partitions: RACE_PARTITIONS, records, keys, playsEach })
  const results = new Map<ContenderName, Measurement[]>(chosen.map((name) => [name, []]))
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of round % 2 === 0 ? chosen : chosen.toReversed()) {
      const id = `${input}-${name}-${round}`
      const course = { id, input, stateDir: join(folder, id), commitMs: COMMIT_MS, records }
      results.get(name)?.push(await raceOne(kafka, name, course, values.profile))
    }
  }
  await kafka.admin.deleteTopics([input])
  print(playsEach, results)
}

function print(playsEach: number, results: ReadonlyMap<ContenderName, readonly Measurement[]>) {
  const what = playsEach > 0 ? `plays, ${playsEach} a message` : 'events'
  const scale = Math.max(1, playsEach)
  const rows = [...results].map(([name, all]) => ({
    name,
    perSecond: scale * mean(all.map((each) => each.perSecond)),
    cpuUs: mean(all.map((each) => each.cpuUsEach)) / scale,
    megabytes: Math.max(...all.map((each) => each.megabytesMax)),
    runs: all.map((each) => Math.round(scale * each.perSecond)).join(', '),
  }))
  const ours = rows.find(({ name }) => name === 'ours')
  console.log(`\n${what}, commit every ${COMMIT_MS} ms, ${values.keys} keys`)
  console.table(
    Object.fromEntries(
      rows.map(({ name, perSecond, cpuUs, megabytes, runs }) => [
        name,
        {
          'a second': Math.round(perSecond),
          'CPU us each': Number(cpuUs.toPrecision(3)),
          MB: megabytes,
          'ours / it, a second': ours && Number((ours.perSecond / perSecond).toFixed(2)),
          'it / ours, CPU': ours && Number((cpuUs / ours.cpuUs).toFixed(2)),
          'each run': runs,
        },
      ]),
    ),
  )
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, each) => sum + each, 0) / list.length
}
