// Runs the actor runtime in simulated worlds, one a seed. `npm run simulate -- --seeds 1000`;
// `--seed N` repeats one and prints its course; `--mutants` shows that each promise is really watched.
import { parseArgs } from 'node:util'
import { type Outcome, runSeed } from '#tests/simulation/run-seed.ts'

const TRACE_LINES = 80

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const print = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = (await simulate()) ? 0 : 1

async function simulate(): Promise<boolean> {
  const from = Number(values.seed ?? values.from)
  const count = values.seed === undefined ? Number(values.seeds) : 1
  const startedMs = performance.now()
  const outcomes: Outcome[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await runSeed(seed)
    outcomes.push({ ...outcome, trace: [] })
    if (!values.json) tell(outcome)
  }
  const bad = outcomes.filter(({ broken }) => broken.length > 0)
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((all, each) => all + of(each), 0)
  const totals = {
    seeds: count,
    broken: bad.length,
    failed: bad.map(({ seed, broken }) => ({ seed, broken })),
    turns: sum(({ turns }) => turns),
    calls: sum(({ calls }) => calls),
    deaths: sum(({ deaths }) => deaths),
    steps: sum(({ steps }) => steps),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  }
  if (values.json) print(JSON.stringify(totals))
  else print(`${JSON.stringify({ ...totals, failed: totals.failed.map(({ seed }) => seed) })}`)
  return bad.length === 0
}

function tell({ seed, broken, trace, hash }: Outcome): void {
  if (broken.length === 0) {
    if (values.seed !== undefined) print(`seed ${seed} is good, its course is ${hash}`)
    return
  }
  for (const line of trace.slice(-TRACE_LINES)) print(line)
  print(`seed ${seed} breaks: ${broken.join('\n  ')}`)
  print(`again: npm run simulate -- --seed ${seed}`)
}
