import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asWaitSeconds, updateLines } from './update-lines.ts'
import { zoneDataWords } from './zone-data-words.ts'

const WAIT_SECONDS = 600

interface Options {
  readonly dryRun?: true
  readonly wait: number
  readonly json?: true
}

export function addZones(program: Command, terminal: Terminal): void {
  const zones = program
    .command('zones')
    .description('the time zone data that days are cut by, and whose days it changes')
  zones
    .command('apply')
    .description('cut the days again of every listener whose zones have other offsets now')
    .option('--dry-run', 'count them, and change nothing')
    .option('--wait <seconds>', 'how long 500 listeners may take', asWaitSeconds, WAIT_SECONDS)
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
The data is that of the package moment-timezone: after an update of it, \`linernotes down\` and \`up\` (all instances)
come first. Without this command, the days of such a listener are cut again with their next play. Only stories whose
facts have changed are written again. If it stops half-way, the same command continues.

Examples:
  linernotes zones apply --dry-run
  linernotes zones apply`,
    )
    .action((options: Options) => apply(options, terminal))
}

async function apply({ dryRun, wait, json }: Options, terminal: Terminal): Promise<void> {
  const { env, print, printJson, progress, signal } = terminal
  const { applyTimeZones, runningTimeZones } = await import('#operations/apply-time-zones.ts')
  await using ports = openOperations(stackSettings(env))
  const running = await runningTimeZones(ports, signal)
  const options = { isDryRun: dryRun === true, seconds: wait, signal }
  const change = { operation: 'apply-time-zones', target: { version: running.version } }
  const applied = await progress.step('Apply the time zone data', (say) => {
    const run = () => applyTimeZones(ports, { ...options, say })
    return dryRun ? run() : changeAudited(ports, change, terminal, run)
  })
  if (json) return printJson({ ...applied, ...running, isDryRun: dryRun === true })
  print(`time zones ${zoneDataWords(running, ports.clock.now())}`)
  for (const line of updateLines(applied, 'days by other offsets')) print(line)
  if (dryRun) print('dry run: nothing was written')
}
