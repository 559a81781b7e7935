// What a crash and a rebalance cost: crash to first commit with a large state, and how long a member that
// joins stops the others.
//   npm run bench -- recovery [--megabytes 1000] [--only crash,streams,pause]
// `streams` is a Kafka Streams application (EOSv2, RocksDB) with the same state, killed in the same way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBenchKafka } from './measuring/kafka.ts'
import { measureCrashes, type RecoveryTimes } from './recovery/crash.ts'
import { measurePause } from './recovery/pause.ts'
import { measureStreams } from './recovery/streams.ts'

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'crash,streams,pause' },
  },
})
const parts = values.only.split(',')
const folder = mkdtempSync(join(tmpdir(), 'linernotes-bench-'))
const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`

await using kafka = await openBenchKafka()
try {
  const ours = parts.includes('crash') ? await crash(Number(values.megabytes)) : []
  if (parts.includes('streams')) await streams(Number(values.megabytes), ours)
  if (parts.includes('pause')) await pause()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function crash(megabytes: number): Promise<readonly RecoveryTimes[]> {
  const results = await measureCrashes(kafka, megabytes, folder)
  console.log(
    `crash to first commit, ${megabytes} MB of state in pages of 1,000 bytes, 4 partitions`,
  )
  const cold = results.find(({ how }) => how.startsWith('cold'))
  for (const { how, firstMs, lastMs, givenMs, restored } of results) {
    const ratio = ((cold?.givenMs ?? 0) / givenMs).toFixed(1)
    console.log(
      `  ${how}: ${seconds(firstMs)} to the first, ${seconds(lastMs)} to the last partition's; ` +
        `${seconds(givenMs)} from being given it, ${ratio} times as fast as cold; ${restored} records read`,
    )
  }
  return results
}

async function streams(megabytes: number, ours: readonly RecoveryTimes[]) {
  const { firstMs, lastMs } = await measureStreams(kafka, megabytes, folder)
  console.log(
    `  Kafka Streams, killed and started again: ${seconds(firstMs)} to the first, ${seconds(lastMs)} ` +
      `to the last partition's`,
  )
  for (const own of ours) {
    console.log(`    ${(lastMs / own.lastMs).toFixed(1)} times as long as ours, ${own.how}`)
  }
}

async function pause() {
  for (const protocol of ['classic', 'consumer']) {
    const paused = await measurePause(kafka, protocol, folder)
    const { inFlight, beforeMs, stayedMs, movedMs } = paused
    console.log(
      `a member joins, ${protocol}, ${inFlight} turns of 5 s in flight: longest time without a commit: ` +
        `${beforeMs} ms before, ${stayedMs} ms where partitions stay, ${movedMs} ms where they move ` +
        `(${(movedMs / stayedMs).toFixed(1)} times)`,
    )
  }
}
