import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { snapshotLines } from './campaign-lines.ts'

interface JsonOption {
  readonly json?: true
}

export function addSnapshot(program: Command, terminal: Terminal): void {
  const snapshot = program
    .command('snapshot')
    .description('the selected days of all listeners as Parquet, for cohorts to be chosen from')
  snapshot
    .command('take')
    .description('export the topic days, partition by partition, with a manifest')
    .option('--json', 'print what was taken as JSON')
    .addHelpText(
      'after',
      `
A snapshot is a folder below SNAPSHOT_FOLDER (default: snapshots in the home folder). Any engine reads its files; a
campaign checks every byte of them before it asks a query of them.

Examples:
  linernotes snapshot take
  SNAPSHOT_FOLDER=/mnt/warehouse linernotes snapshot take --json`,
    )
    .action((options: JsonOption) => take(options, terminal))
  snapshot
    .command('list')
    .description('list snapshots, the latest first')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\nExamples:\n  linernotes snapshot list')
    .action((options: JsonOption) => list(options, terminal))
}

async function take({ json }: JsonOption, terminal: Terminal): Promise<void> {
  const [{ takeSnapshot }, { snapshotSummary }] = await Promise.all([
    import('#operations/snapshots/take-snapshot.ts'),
    import('#operations/snapshots/list-snapshots.ts'),
  ])
  await using ports = openOperations(stackSettings(terminal.env))
  const { signal, progress } = terminal
  const change = { operation: 'take-snapshot', target: {} }
  const manifest = await progress.step('Take a snapshot', (say) =>
    changeAudited(ports, change, terminal, () => takeSnapshot(ports, { signal, say })),
  )
  const summary = snapshotSummary(manifest)
  if (json) terminal.printJson(summary)
  else for (const line of snapshotLines([summary], terminal.paint)) terminal.print(line)
}

async function list({ json }: JsonOption, terminal: Terminal): Promise<void> {
  const { listSnapshots } = await import('#operations/snapshots/list-snapshots.ts')
  await using ports = openOperations(stackSettings(terminal.env))
  const snapshots = await listSnapshots(ports.snapshots)
  if (json) terminal.printJson({ snapshots })
  else for (const line of snapshotLines(snapshots, terminal.paint)) terminal.print(line)
}
