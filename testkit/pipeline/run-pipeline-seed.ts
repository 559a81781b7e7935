import { noFaults } from '#runtime/simulation/fault-profile.ts'
import { type PipelineOutcome, runPipeline } from './run-pipeline.ts'

const SEED = 1
let undisturbed: Promise<PipelineOutcome> | undefined

/** One seed, compared with what an undisturbed run shows its readers. */
export async function runPipelineSeed(seed: number): Promise<PipelineOutcome> {
  undisturbed ??= runPipeline(SEED, noFaults)
  const expected = await undisturbed
  const outcome = await runPipeline(seed)
  const wrong = outcome.archives.flatMap((archive, at) =>
    archive === expected.archives[at] ? [] : `reader: another archive than undisturbed (${at})`,
  )
  return { ...outcome, broken: [...expected.broken, ...outcome.broken, ...wrong] }
}
