// The services from plays to verdicts, together in one simulation, in a process of their own.
// `npm run simulate -- --pipeline --seeds 100` runs more seeds, `--mutants` with it shows what is watched.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runPipeline } from '#testkit/pipeline/run-pipeline.ts'
import type { Mutant } from '#testkit/simulation/mutants.ts'

const SEEDS = 8
const TEST_MS_MAX = 300_000
const run = promisify(execFile)

async function simulate(...options: string[]) {
  const args = ['tools/simulate.ts', '--pipeline', '--json', ...options]
  try {
    return JSON.parse((await run(process.execPath, args)).stdout)
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) // It says there what was broken.
  }
}

test('one seed gives one course of events, through all services', async () => {
  const [first, second] = [await runPipeline(3), await runPipeline(3)]

  expect(second.hash).toBe(first.hash)
  expect(first.deaths).toBeGreaterThan(0)
}, 60_000)

test(
  'crashes, rebalances and late duplicates change nothing that a reader sees; each revision is stored, then announced, then judged, once',
  async () => {
    const { failed, turns, calls, deaths } = await simulate('--seeds', String(SEEDS))

    expect(failed).toEqual([])
    expect(turns).toBeGreaterThan(10 * SEEDS)
    expect(calls).toBeGreaterThan(20 * SEEDS)
    expect(deaths).toBeGreaterThan(SEEDS)
  },
  TEST_MS_MAX,
)

test(
  'each promise of the pipeline that is broken on purpose is noticed',
  async () => {
    const verdicts = await simulate('--mutants', '--quick', '--seeds', '40')

    expect(verdicts.map(({ invariant }: Mutant) => invariant)).toEqual(['I7', 'I13', 'I14', 'I15'])
    expect(verdicts.filter(({ killedBy }: { killedBy?: string }) => !killedBy)).toEqual([])
  },
  TEST_MS_MAX,
)
