// In processes of their own: worlds run three times as fast outside of Jest. `npm run simulate` runs
// more of them, and tells more.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { type Mutant, mutants } from '#testkit/simulation/mutants.ts'
import { runSeed } from '#testkit/simulation/run-seed.ts'

const SEEDS = 300

const run = promisify(execFile)

async function simulate(...options: string[]) {
  try {
    return JSON.parse((await run(process.execPath, [tool, '--json', ...options])).stdout)
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) // It says there what was broken.
  }
}

const tool = 'tools/simulate.ts'

test('one seed gives one course of events', async () => {
  const [first, second, other] = [await runSeed(42), await runSeed(42), await runSeed(43)]

  expect(second).toEqual(first)
  expect(other.hash).not.toBe(first.hash)
  expect(first.turns).toBeGreaterThan(10)
})

test('no promise is broken under crashes, rebalances and lost answers', async () => {
  const { failed, turns, deaths } = await simulate('--seeds', String(SEEDS))

  expect(failed).toEqual([])
  expect(turns).toBeGreaterThan(50 * SEEDS)
  expect(deaths).toBeGreaterThan(SEEDS)
}, 300_000)

test('every mutant still finds what it changes, in one place', () => {
  for (const { file, find } of mutants.flatMap(({ edits }) => edits)) {
    expect([file, find, readFileSync(file, 'utf8').split(find).length - 1]).toEqual([file, find, 1])
  }
})

test('each promise that is broken on purpose is noticed', async () => {
  const verdicts = await simulate('--mutants', '--quick', '--seeds', '100')

  expect(verdicts.map(({ invariant }: Mutant) => invariant)).toEqual(
    Array.from({ length: 11 }, (_, at) => `I${at + 1}`),
  )
  expect(verdicts.filter(({ killedBy }: { killedBy?: string }) => !killedBy)).toEqual([])
}, 300_000)
