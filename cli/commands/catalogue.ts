import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { CatalogueUpdate, RunningCatalogue } from '#operations/apply-catalogue.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asWaitSeconds, countWords, updateLines } from './update-lines.ts'

const WAIT_SECONDS = 600

interface Options {
  readonly dryRun?: true
  readonly wait: number
  readonly json?: true
}

export function addCatalogue(program: Command, terminal: Terminal): void {
  const catalogue = program
    .command('catalogue')
    .description('genres, release years and energy of music, and who is selected by them')
  catalogue
    .command('apply')
    .description('select the days of every listener again, with the catalogue of heuristics')
    .option('--dry-run', 'count who has another one, and change nothing')
    .option('--wait <seconds>', 'how long 500 listeners may take', asWaitSeconds, WAIT_SECONDS)
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Heuristics reads CATALOGUE_FOLDER when it starts: after a change, \`linernotes down\` and \`up\` (all instances) come
first. Without this command, each listener gets the new catalogue with their next play. Only stories whose
facts have changed are written again. If it stops half-way, the same command continues.

Examples:
  linernotes catalogue apply --dry-run
  linernotes catalogue apply`,
    )
    .action((options: Options) => apply(options, terminal))
}

async function apply({ dryRun, wait, json }: Options, terminal: Terminal): Promise<void> {
  const { env, print, printJson, progress, signal } = terminal
  const { applyCatalogue, runningCatalogue } = await import('#operations/apply-catalogue.ts')
  await using ports = openOperations(stackSettings(env))
  const running = await runningCatalogue(ports, signal)
  const options = { isDryRun: dryRun === true, seconds: wait, signal }
  const change = { operation: 'apply-catalogue', target: { version: running.version } }
  const applied = await progress.step('Apply the catalogue', (say) => {
    const run = () => applyCatalogue(ports, { ...options, say })
    return dryRun ? run() : changeAudited(ports, change, terminal, run)
  })
  if (json) return printJson({ ...applied, ...running, isDryRun: dryRun === true })
  for (const line of linesOf(running, applied)) print(line)
  if (dryRun) print('dry run: nothing was written')
}

function* linesOf(
  { version, counts }: RunningCatalogue,
  applied: CatalogueUpdate,
): Iterable<string> {
  const { artists, dated, energies } = counts
  yield version === ''
    ? 'heuristics has no catalogue'
    : `catalogue ${version.slice(0, 12)}: genres of ${countWords(artists, 'artist')}, years of ${countWords(dated, 'track')}, energy of ${countWords(energies, 'track')}`
  yield* updateLines(applied, 'another one')
}
