// The stages of the test suite, in the order in which they find a mistake soonest.
import { reasonOf } from '#foundation/reason-of.ts'

/** Folders below `tests/` that one Jest process runs, and what it needs. */
export interface TestStage {
  readonly name: string
  readonly folders: readonly string[]
  /** Files run one after another: they share ports, or the machine's whole speed. */
  readonly isSerial: boolean
  /** Servers are started before it and stopped after it, for each lane its own. */
  readonly needsServers: boolean
}

export const testStages: readonly TestStage[] = [
  { name: 'unit', folders: ['unit'], isSerial: false, needsServers: false },
  { name: 'component', folders: ['component'], isSerial: false, needsServers: false },
  { name: 'simulation', folders: ['simulation'], isSerial: false, needsServers: false },
  {
    name: 'servers',
    folders: ['contract', 'integration', 'fault', 'browser'],
    isSerial: false,
    needsServers: true,
  },
  { name: 'acceptance', folders: ['acceptance'], isSerial: true, needsServers: false },
]

export const testFolders: readonly string[] = testStages.flatMap(({ folders }) => folders)

export interface ChosenStage extends TestStage {
  /** Folders or files, from the project's root. */
  readonly paths: readonly string[]
}

/**
 * The stages to run: all of them, or those that `wanted` names.
 *
 * @param wanted Folders or files below `tests/`: `unit`, `integration/topics`.
 */
export const chooseStages = (wanted: readonly string[]): readonly ChosenStage[] =>
  testStages.flatMap((stage) => {
    const own = wanted.filter((path) => stage.folders.includes(folderOf(path)))
    const paths = wanted.length === 0 ? stage.folders : own
    return paths.length === 0 ? [] : [{ ...stage, paths: paths.map((path) => `tests/${path}`) }]
  })

/** Tests to run, then options for Jest: all from the first option on, since some have a value. */
export function splitArguments(argv: readonly string[]) {
  const at = argv.findIndex((argument) => argument.startsWith('-'))
  return at < 0 ? { wanted: argv, flags: [] } : { wanted: argv.slice(0, at), flags: argv.slice(at) }
}

/** Those of `wanted` that are below no folder of tests. */
export const unknownPaths = (wanted: readonly string[]): readonly string[] =>
  wanted.filter((path) => !testFolders.includes(folderOf(path)))

const folderOf = (path: string): string => path.split('/')[0] ?? ''

export type StageOutcome = 'passed' | 'failed' | 'interrupted'

export interface StageResult {
  readonly name: string
  readonly outcome: StageOutcome | 'not run'
  readonly seconds: number
  /** Why it could not even start. */
  readonly reason?: string
}

/** Runs every stage, also after one that failed. Only an interruption ends the rest. */
export async function runStages(
  stages: readonly ChosenStage[],
  run: (stage: ChosenStage) => Promise<StageOutcome>,
  now: () => number,
): Promise<readonly StageResult[]> {
  const results: StageResult[] = []
  for (const stage of stages) {
    const { name } = stage
    if (results.some(({ outcome }) => outcome === 'interrupted')) {
      results.push({ name, outcome: 'not run', seconds: 0 })
      continue
    }
    const startedMs = now()
    const secondsSince = () => (now() - startedMs) / 1_000
    try {
      const outcome = await run(stage)
      results.push({ name, outcome, seconds: secondsSince() })
    } catch (error) {
      const reason = reasonOf(error)
      results.push({ name, outcome: 'failed', seconds: secondsSince(), reason })
    }
  }
  return results
}

export const isPassed = (results: readonly StageResult[]): boolean =>
  results.every(({ outcome }) => outcome === 'passed')

/** One line a stage. */
export const summaryOf = (results: readonly StageResult[]): string =>
  results
    .map(({ name, outcome, seconds, reason }) =>
      [
        name.padEnd(10),
        (outcome === 'failed' ? 'FAILED' : outcome).padEnd(11),
        outcome === 'not run' ? '' : `${seconds.toFixed(1)} s`.padStart(9),
        reason ? `  ${reason.split('\n')[0]}` : '',
      ]
        .join(' ')
        .trimEnd(),
    )
    .join('\n')
