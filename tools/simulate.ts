// Runs the actor runtime in simulations, one for each seed. `npm run simulate -- --seeds 1000`;
// `--seed N` repeats one and prints its course; `--mutants` shows that each promise is really watched.
import { execFile } from 'node:child_process'
import { parseArgs } from 'node:util'
import { pipelineMutants } from '#testkit/pipeline/pipeline-mutants.ts'
import { runPipelineSeed } from '#testkit/pipeline/run-pipeline-seed.ts'
import { type Mutant, mutants as runtimeMutants } from '#testkit/simulation/mutants.ts'
import { type Outcome, runSeed } from '#testkit/simulation/run-seed.ts'

const TRACE_LINES = 80
const BYTES_MAX = 100_000_000

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    /** Of the mutants, the first of each promise. */
    quick: { type: 'boolean', default: false },
    /** Of the mutants, those whose note has these words. */
    only: { type: 'string' },
    /** Ends at the first seed that fails. */
    first: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** The services from plays to verdicts, not the runtime with an actor of tests. */
    pipeline: { type: 'boolean', default: false },
  },
})
const run: (seed: number) => Promise<Outcome> = values.pipeline ? runPipelineSeed : runSeed
const suite = values.pipeline ? 'pipeline' : 'runtime'
const mutants = values.pipeline ? pipelineMutants : runtimeMutants

const print = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = (await (values.mutants ? mutate() : simulate())) ? 0 : 1

async function simulate(): Promise<boolean> {
  const from = Number(values.seed ?? values.from)
  const count = values.seed === undefined ? Number(values.seeds) : 1
  const startedMs = performance.now()
  const outcomes: Outcome[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await run(seed)
    outcomes.push({ ...outcome, trace: [] })
    if (!values.json) tell(outcome)
    if (values.first && outcome.broken.length > 0) break
  }
  const bad = outcomes.filter(({ broken }) => broken.length > 0)
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((all, each) => all + of(each), 0)
  const totals = {
    seeds: outcomes.length,
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

interface Verdict extends Mutant {
  /** The first check that noticed it; undefined where none did. */
  readonly killedBy: string | undefined
  readonly seed: number | undefined
}

/** Runs seeds with each mutant until one fails. */
async function mutate(): Promise<boolean> {
  const verdicts: Verdict[] = []
  for (const [at, mutant] of mutants.entries()) {
    if (values.only && !mutant.note.includes(values.only)) continue
    if (values.quick && verdicts.at(-1)?.invariant === mutant.invariant) continue
    const [failure] = (await runMutant(at)).failed
    const verdict = { ...mutant, killedBy: noticedBy(failure?.broken[0]), seed: failure?.seed }
    verdicts.push(verdict)
    if (!values.json) print(lineOf(verdict))
  }
  if (values.json) print(JSON.stringify(verdicts))
  const survivors = verdicts.filter(({ killedBy }) => killedBy === undefined).length
  if (!values.json)
    print(`${verdicts.length - survivors} of ${verdicts.length} mutants were noticed`)
  return survivors === 0
}

/** Code that cannot run breaks no promise: a mutant of such code proves nothing. */
function noticedBy(broken: string | undefined): string | undefined {
  return broken && /\b(?:ReferenceError|SyntaxError)\b/.test(broken) ? undefined : broken
}

function lineOf({ invariant, note, killedBy, seed }: Verdict): string {
  const found = killedBy ? `seed ${seed}: ${killedBy.split('\n')[0]?.slice(0, 90)}` : 'NOT NOTICED'
  return `${invariant.padEnd(4)} ${note.padEnd(66)} ${found}`
}

interface Report {
  readonly failed: readonly { readonly seed: number; readonly broken: readonly string[] }[]
}

/** In a process of its own, whose modules are changed as they are loaded. */
function runMutant(at: number): Promise<Report> {
  const tools = ['--import', './tools/mutation.ts', './tools/simulate.ts']
  const which = values.pipeline ? ['--pipeline'] : []
  const seeds = ['--seeds', values.seeds, '--from', values.from]
  const args = [...tools, ...which, '--json', '--first', ...seeds]
  const env = { ...process.env, MUTANT: `${suite}:${at}` }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, maxBuffer: BYTES_MAX }, (_error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`mutant ${at} ended without a report: ${stderr}`))
      else resolve(JSON.parse(stdout) as Report)
    })
  })
}

function tell({ seed, broken, trace, hash }: Outcome): void {
  if (broken.length === 0) {
    if (values.seed !== undefined) print(`seed ${seed} is good, its course is ${hash}`)
    return
  }
  for (const line of trace.slice(-TRACE_LINES)) print(line)
  print(`seed ${seed} breaks: ${broken.join('\n  ')}`)
  print(`again: npm run simulate -- ${values.pipeline ? '--pipeline ' : ''}--seed ${seed}`)
}
