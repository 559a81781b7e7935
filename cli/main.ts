import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { project } from '#bootstrap/project.js'
import { addActors } from './commands/actors.ts'
import { addArchive } from './commands/archive.ts'
import { addCampaign } from './commands/campaign.ts'
import { addCatalogue } from './commands/catalogue.ts'
import { addCheck } from './commands/check.ts'
import { addDeadLetters } from './commands/dead-letters.ts'
import { addDemo } from './commands/demo.ts'
import { addDown } from './commands/down.ts'
import { addErase } from './commands/erase.ts'
import { addExplain } from './commands/explain.ts'
import { addHide, addUnhide } from './commands/hide.ts'
import { addImport } from './commands/import.ts'
import { addReconcile } from './commands/reconcile.ts'
import { addRewrite } from './commands/rewrite.ts'
import { addSnapshot } from './commands/snapshot.ts'
import { addStatus } from './commands/status.ts'
import { addTopics } from './commands/topics.ts'
import { addTrace } from './commands/trace.ts'
import { addUp } from './commands/up.ts'
import { addZones } from './commands/zones.ts'
import { exitCodes, openTerminal, type Terminal } from './terminal.ts'

/** In the order in which `--help` lists them. Each loads what it works with when it is run. */
const commands: readonly ((program: Command, terminal: Terminal) => void)[] = [
  addDemo,
  addUp,
  addDown,
  addStatus,
  addImport,
  addArchive,
  addRewrite,
  addExplain,
  addHide,
  addUnhide,
  addErase,
  addSnapshot,
  addCampaign,
  addCatalogue,
  addCheck,
  addZones,
  addReconcile,
  addTrace,
  addActors,
  addDeadLetters,
  addTopics,
]

const terminal = openTerminal(process)
const program = new Command('linernotes')
  .description('A year of listening as a few true stories that can be traced back to the plays.')
  .version(versionOf(project), '--version', 'print the version')
  .exitOverride()
  .enablePositionalOptions() // Options that stand behind a command are that command's.
  .showHelpAfterError('(--help shows what there is)')
  .addHelpText(
    'after',
    `
Examples:
  linernotes demo                                                a made-up listener, from nothing to an archive
  linernotes demo my_spotify_data.zip --zone America/New_York    your own history
  linernotes status                                              what runs, and what to do where it does not

Exit codes: 0 done, 1 failed, 2 usage, 78 configuration.`,
  )
for (const add of commands) add(program, terminal)

try {
  await program.parseAsync()
  // A signal that nobody aborted must not keep the process.
  process.exit()
} catch (error) {
  process.exit(error instanceof CommanderError ? usageCode(error) : terminal.fail(error))
}

/** Help that was asked for is no fault. */
function usageCode({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitCodes.done : exitCodes.usage
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return String(version)
}
