import { type Command, InvalidArgumentError } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { listImports, takeImportBack } from '#operations/imports.ts'
import type { RecordedImport } from '#services/ingest/recorded.ts'
import { cliErrors } from '../errors.ts'
import { noteChange } from '../last-change.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'

interface Options {
  readonly user?: string
  readonly dryRun?: true
  readonly json?: true
}

export function addImportList(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('list')
    .description("list a listener's imports, with the IDs to undo them by")
    .option('--user <name>', 'whose imports', asUser)
    .option('--json', 'print them as JSON')
    .action(() => list(command.optsWithGlobals(), terminal))
}

export function addImportUndo(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('undo')
    .description('take back the plays that only this import brought')
    .argument(
      '<import>',
      'its ID, as `import` and `import list` show it, or the beginning of it',
      asImport,
    )
    .option('--user <name>', 'whose import; looked for everywhere if left out', asUser)
    .option('--dry-run', 'count, and take nothing back')
    .option('--json', 'print what goes as JSON')
    .addHelpText(
      'after',
      `
Plays that another import contains too stay, as that one has them. Importing the same files again brings
everything back.

Examples:
  linernotes import list --user ada
  linernotes import undo 4f1c9a0b --user ada --dry-run
  linernotes import undo 4f1c9a0b --user ada`,
    )
    .action((id: string) => undo(id, command.optsWithGlobals(), terminal))
}

async function list({ user, json }: Options, terminal: Terminal): Promise<void> {
  if (user === undefined) throw cliErrors.USER_MISSING({})
  await using ports = openOperations(stackSettings(terminal.env))
  const imports = await listImports(ports, user)
  if (json) return terminal.printJson(imports.map(dated))
  if (imports.length === 0) return terminal.print(`no import of ${user} has plays that count`)
  for (const each of imports) terminal.print(lineOf(each))
}

async function undo(
  id: string,
  { user, dryRun, json }: Options,
  terminal: Terminal,
): Promise<void> {
  const { env, print, printJson } = terminal
  const settings = stackSettings(env)
  await using ports = openOperations(settings)
  const request = { importId: id, userId: user }
  const planned = await takeImportBack(ports, { ...request, isDryRun: true })
  const { userId, undone } = planned
  const change = { operation: 'undo-import', userId, target: { importId: undone.importId } }
  const { gone, kept, takenBackAt } = dryRun
    ? planned
    : await changeAudited(ports, change, terminal, () =>
        takeImportBack(ports, { importId: undone.importId, userId, isDryRun: false }),
      )
  if (!dryRun) noteChange(settings.home, userId, { countedAt: takenBackAt })
  if (json) return printJson({ userId, ...dated(undone), gone, kept, isDryRun: dryRun === true })
  print(lineOf(undone))
  const going = `${count(gone)} ${dryRun ? 'would go' : 'are taken back'}`
  print(`${going}; ${count(kept)} that another import brought too stay`)
  if (dryRun) print('dry run: nothing was written')
  else print(`linernotes archive ${userId} --wait 60 shows what remains`)
}

/** An empty beginning would be that of every import. */
function asImport(text: string): string {
  if (text !== '') return text
  throw new InvalidArgumentError('It is an ID, or the beginning of one.')
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const count = (number: number): string => `${number.toLocaleString('en')} plays`

const dated = ({ recordedAt, from, to, ...rest }: RecordedImport) => ({
  ...rest,
  recordedAt: new Date(recordedAt).toISOString(),
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})

const lineOf = (each: RecordedImport): string =>
  [
    each.importId,
    new Date(each.recordedAt).toISOString().slice(0, 16).replace('T', ' '),
    `${count(each.plays)} from ${day(each.from)} to ${day(each.to)}`,
    `${each.alone === each.plays ? 'all' : each.alone.toLocaleString('en')} in no other import`,
    each.sources.join(', '),
  ].join('  ')
