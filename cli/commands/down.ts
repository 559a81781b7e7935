import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { Terminal } from '../terminal.ts'

export function addDown(program: Command, terminal: Terminal): void {
  program
    .command('down')
    .description('stop what `up` started, and nothing else')
    .option('--erase', 'delete the data of the stack too: plays, reports, traces')
    .option('--yes', 'erase without being asked')
    .option('--json', 'print what was stopped as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes down                    the next up goes on where this one stopped
  linernotes down --erase --yes      begin again from nothing`,
    )
    .action((options: DownOptions) => down(options, terminal))
}

interface DownOptions {
  readonly erase?: true
  readonly yes?: true
  readonly json?: true
}

async function down({ erase, yes, json }: DownOptions, terminal: Terminal): Promise<void> {
  const { home } = stackSettings(terminal.env)
  const message = `Delete everything that is kept in ${home}?`
  const isErased = Boolean(erase && (yes || (await terminal.confirm({ message, option: '--yes' }))))
  const { eraseStack, stopStack } = await import('#deploy/embedded/stack.ts')
  const stopped = await stopStack(home, terminal.progress)
  if (isErased) eraseStack(home)
  if (json) terminal.printJson({ home, stopped, erased: isErased })
  else terminal.print(stopped.length > 0 ? `stopped ${stopped.join(', ')}` : 'nothing was running')
}
