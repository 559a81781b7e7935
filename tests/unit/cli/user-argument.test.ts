import { Command } from 'commander'
import { addActors } from '#cli/commands/actors.ts'
import { addArchive } from '#cli/commands/archive.ts'
import { addDeadLetters } from '#cli/commands/dead-letters.ts'
import { addErase } from '#cli/commands/erase.ts'
import { addExplain } from '#cli/commands/explain.ts'
import { addHide, addUnhide } from '#cli/commands/hide.ts'
import { addImport } from '#cli/commands/import.ts'
import { addRewrite } from '#cli/commands/rewrite.ts'
import type { Terminal } from '#cli/terminal.ts'

const commands = [
  addActors,
  addArchive,
  addDeadLetters,
  addErase,
  addExplain,
  addHide,
  addUnhide,
  addImport,
  addRewrite,
]

/** Runs a command that must end before it looks at its environment. */
async function run(args: readonly string[]): Promise<void> {
  const program = new Command().exitOverride().enablePositionalOptions()
  program.configureOutput({ writeErr: () => {} })
  const terminal = {
    get env(): never {
      throw new Error('the command began')
    },
  }
  for (const add of commands) add(program, terminal as unknown as Terminal)
  for (const each of program.commands.flatMap((command) => [command, ...command.commands])) {
    each.exitOverride().configureOutput({ writeErr: () => {} })
  }
  await program.parseAsync([...args], { from: 'user' })
}

const lines = [
  'actors state USER',
  'archive USER',
  'dead-letters list --user USER',
  'dead-letters redrive --user USER --yes',
  'erase USER --yes',
  'explain USER 2025-07-14',
  'hide USER --all',
  'unhide USER --all',
  'import history.zip --user USER --zone UTC',
  'import list --user USER',
  'import undo 4f1c --user USER',
  'rewrite USER',
]

test.each(lines)('%s refuses what is no user ID before it does anything', async (line) => {
  for (const user of ['', '..', 'a:b', 'a b']) {
    const args = line.split(' ').map((word) => (word === 'USER' ? user : word))
    await expect(run(args)).rejects.toMatchObject({ code: 'commander.invalidArgument' })
  }
})

test('an import is not undone by an empty ID, which all IDs begin with', async () => {
  await expect(run(['import', 'undo', '', '--user', 'ada'])).rejects.toMatchObject({
    code: 'commander.invalidArgument',
  })
})

test('a fact is asked for by an ID that an address can hold', async () => {
  await expect(run(['explain', 'ada', '2025-07-14', '--fact', '..'])).rejects.toMatchObject({
    code: 'commander.invalidArgument',
  })
})
