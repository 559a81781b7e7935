// Runs the tests stage by stage, and says at the end how each went.
// `npm test -- unit`, `npm test -- integration/topics` and the like run a part.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { laneCount } from '#testkit/lanes.ts'
import type { TestStack } from '#testkit/stack.ts'
import {
  type ChosenStage,
  chooseStages,
  isPassed,
  runStages,
  type StageOutcome,
  splitArguments,
  summaryOf,
  testFolders,
  unknownPaths,
} from '#testkit/test-stages.ts'
import { ensureBrowser } from './browser.ts'

const { wanted, flags } = splitArguments(process.argv.slice(2))

const INTERRUPTED_CODE = 130
/** A machine with both cores busy takes several times as long as a quiet one; no test is about this limit. */
const TEST_MS_MAX = 30_000

for (const path of unknownPaths(wanted)) {
  const folders = testFolders.join(', ')
  process.stderr.write(`no such tests: ${path}; say one of ${folders}, or a path below one\n`)
  process.exit(2)
}

const results = await runStages(chooseStages(wanted), runStage, () => performance.now())
process.stderr.write(`\n${summaryOf(results)}\n`)
process.exitCode = isPassed(results) ? 0 : 1

async function runStage(stage: ChosenStage): Promise<StageOutcome> {
  if (!stage.needsServers) return await jest(stage, {})
  if (stage.paths.some((path) => path.startsWith('tests/browser'))) ensureBrowser()
  const { testStack } = await import('#testkit/stack.ts')
  const lanes = isOneFile(stage) ? 1 : laneCount(process.env)
  await using stacks = new AsyncDisposableStack()
  const envs: TestStack['env'][] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    envs.push(stacks.use(await testStack({ lane })).env)
  }
  const env = { ...envs[0], LINERNOTES_TEST_STACKS: JSON.stringify(envs) }
  return await jest(stage, { ...env, UV_THREADPOOL_SIZE: '32' }, lanes)
}

function isOneFile({ paths }: ChosenStage): boolean {
  return paths.length === 1 && paths.every((path) => path.split('/').length > 2)
}

async function jest(
  { isSerial, paths }: ChosenStage,
  env: Readonly<Record<string, string>>,
  lanes?: number,
): Promise<StageOutcome> {
  const bin = resolve('node_modules/jest/bin/jest.js')
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin]
  const limit = `--testTimeout=${TEST_MS_MAX}`
  // Jest alone would leave a core idle.
  const workers = isSerial ? '--runInBand' : `--maxWorkers=${lanes ?? '100%'}`
  const child = spawn(process.execPath, [...options, limit, workers, ...flags, ...paths], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  if (signal === 'SIGINT' || signal === 'SIGTERM' || code === INTERRUPTED_CODE) return 'interrupted'
  return code === 0 ? 'passed' : 'failed'
}
