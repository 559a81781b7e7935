import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { Terminal } from '../terminal.ts'

export function addStatus(program: Command, terminal: Terminal): void {
  program
    .command('status')
    .description('say what runs, since when, and what to do about what does not')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes status
  linernotes status --json`,
    )
    .action((options: { readonly json?: true }) => status(options, terminal))
}

async function status({ json }: { readonly json?: true }, terminal: Terminal): Promise<void> {
  const settings = stackSettings(terminal.env)
  const { stackStatus } = await import('#deploy/embedded/status.ts')
  const members = await stackStatus(settings, terminal.env)
  if (json) {
    terminal.printJson({ home: settings.home, members })
    return
  }
  for (const { name, state, pid, address, since } of members) {
    const process = pid === null ? '' : `pid ${pid}, since ${since?.slice(0, 19)}Z`
    terminal.print(
      `${name.padEnd(12)} ${state.padEnd(12)} ${address.padEnd(46)} ${process}`.trimEnd(),
    )
  }
  for (const { name, remedy } of members) if (remedy) terminal.print(`${name}: ${remedy}`)
}
