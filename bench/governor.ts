// The governor on pools whose capacity changes: goodput, time-outs, 429s and the worst recovery, beside an omniscient
// limit and what one would take instead. The governor is the production's, on a clock that jumps.
//   npm run bench -- governor [--seed N] [--seeds COUNT] [--kind KIND] [--only PART OF A NAME] [--json]
import { parseArgs } from 'node:util'
import { seededRandom } from '#foundation/random.ts'
import { EventClock } from '#testkit/event-clock.ts'
import { contenders } from './governor/contenders.ts'
import { type CallTally, SimulatedEndpoint } from './governor/endpoint.ts'
import { watchRecovery } from './governor/recovery.ts'
import { TRACE_MS, type TraceKind, traceKinds, traceOf } from './governor/traces.ts'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    kind: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const BEST = 'omniscient'

interface Row extends CallTally {
  readonly kind: TraceKind
  readonly seed: number
  readonly contender: string
  /** Answers, as a share of the omniscient limit's on the same trace. */
  readonly goodput: number
  readonly recoveryMs: number
}

async function race(kind: TraceKind, seed: number, contender: string) {
  const clock = new EventClock()
  const trace = traceOf(kind, seed)
  const endpoint = new SimulatedEndpoint(clock, seededRandom(seed), trace)
  const recovery = watchRecovery(endpoint, clock, trace)
  contenders[contender]?.(endpoint, clock, seededRandom(seed + 1))
  await clock.runUntil(TRACE_MS)
  return { ...endpoint.tally, recoveryMs: recovery.worstMs }
}

async function raceAll(kind: TraceKind, seed: number): Promise<readonly Row[]> {
  const best = await race(kind, seed, BEST)
  const rows: Row[] = [{ kind, seed, contender: BEST, goodput: 1, ...best }]
  for (const contender of others) {
    const run = await race(kind, seed, contender)
    rows.push({ kind, seed, contender, goodput: run.answered / best.answered, ...run })
    if (!options.json) print(rows.at(-1) as Row)
  }
  return rows
}

function print({ kind, seed, contender, goodput, ...row }: Row): void {
  const recovered =
    row.recoveryMs > 0 ? `, recovered in ${(row.recoveryMs / 1_000).toFixed(1)} s` : ''
  console.log(
    `${kind.padEnd(10)} ${seed}  ${contender.padEnd(21)} ${percent(goodput)} of omniscient, ` +
      `time-outs ${row.timedOut}, 429s ${row.limited}, failed ${row.failed}${recovered}`,
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`

function summary(rows: readonly Row[]): void {
  console.log('\nover all traces: goodput mean (least), time-outs, worst recovery')
  for (const [contender, own] of Map.groupBy(rows, (row) => row.contender)) {
    const shares = own.map(({ goodput }) => goodput)
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    const timedOut = own.reduce((sum, row) => sum + row.timedOut, 0)
    const worst = Math.max(...own.map(({ recoveryMs }) => recoveryMs)) / 1_000
    const least = percent(Math.min(...shares)).trim()
    console.log(
      `${contender.padEnd(21)} ${percent(mean)} (${least}), ${timedOut}, ${worst.toFixed(1)} s`,
    )
  }
}

const kinds = traceKinds.filter((kind) => !options.kind || kind === options.kind)
const first = Number(options.seed)
const others = Object.keys(contenders).filter(
  (name) => name !== BEST && (!options.only || name.includes(options.only)),
)
const rows: Row[] = []
for (let seed = first; seed < first + Number(options.seeds); seed += 1) {
  for (const kind of kinds) rows.push(...(await raceAll(kind, seed)))
}
if (options.json) console.log(JSON.stringify(rows, null, 2))
else summary(rows)
