import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import {
  chooseDeadLetters,
  countDeadLetters,
  type DeadLetterFilter,
  findDeadLetters,
  listDeadLetters,
  settleOperations,
  showDeadLetter,
} from '#operations/dead-letters.ts'
import {
  deadLetterHeaders,
  originalHeaders,
  originalKey,
  type Settlement,
} from '#runtime/dead-letters/dead-letter.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { traceAddress } from './archive-lines.ts'
import { filterOptions } from './dead-letters-filter.ts'
import { countLines, letterLines, wholeLines } from './dead-letters-lines.ts'

interface ListOptions extends DeadLetterFilter {
  readonly json?: true
}

interface DealOptions extends ListOptions {
  readonly dryRun?: true
  readonly yes?: true
}

export function addDeadLetters(program: Command, terminal: Terminal): void {
  const letters = program
    .command('dead-letters')
    .description('list the messages that services gave up; redrive or discard them')
  addList(letters, terminal)
  letters
    .command('show')
    .description('print one dead letter: its reason, where it failed, and its event')
    .argument('<letter>', 'its ID, such as heuristics:2:17')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  linernotes dead-letters show heuristics:2:17')
    .action((id: string, options: { readonly json?: true }) => show(id, options, terminal))
  addDeal(letters, terminal, {
    outcome: 'replayed',
    name: 'redrive',
    description: 'send dead letters to their services again, after newer messages; each once',
  })
  addDeal(letters, terminal, {
    outcome: 'discarded',
    name: 'discard',
    description: 'settle dead letters without sending them; compaction deletes their bytes',
  })
}

function addList(letters: Command, terminal: Terminal): void {
  const list = letters.command('list').description('list unsettled dead letters, the oldest first')
  for (const option of filterOptions(systemClock.now)) list.addOption(option)
  list
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes dead-letters list
  linernotes dead-letters list --actor heuristics --code BUG --since 6h
  linernotes dead-letters list --user ada --json`,
    )
    .action((options: ListOptions) => showList(options, terminal))
}

interface Dealing {
  readonly outcome: Settlement
  readonly name: 'redrive' | 'discard'
  readonly description: string
}

function addDeal(letters: Command, terminal: Terminal, dealing: Dealing): void {
  const { name } = dealing
  const command = letters
    .command(name)
    .aliases(name === 'redrive' ? ['replay'] : []) // The name before version 0.2.
    .description(dealing.description)
    .argument('[letters...]', 'IDs; all that the options leave where none is given')
  for (const option of filterOptions(systemClock.now)) command.addOption(option)
  command
    .option('--dry-run', 'only count them')
    .option('--yes', 'do it without being asked')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes dead-letters ${name} heuristics:2:17
  linernotes dead-letters ${name} --actor heuristics --code BUG --dry-run
  linernotes dead-letters ${name} --actor heuristics --code BUG --yes`,
    )
    .action((ids: readonly string[], options: DealOptions) =>
      deal(dealing, { ids, ...options }, terminal),
    )
}

async function showList({ json, ...filter }: ListOptions, terminal: Terminal): Promise<void> {
  await using ports = openOperations(stackSettings(terminal.env))
  await using opened = await ports.openDeadLetterQueue()
  const { actors } = ports.inspector
  const found = await listDeadLetters(opened.queue, actors, filter, terminal.signal)
  if (json) {
    terminal.printJson({ letters: found, counts: countDeadLetters(found) })
    return
  }
  if (found.length === 0) return terminal.print(nothing(filter))
  for (const line of letterLines(found, terminal.paint)) terminal.print(line)
  terminal.print('')
  for (const line of countLines(found)) terminal.print(line)
}

async function show(id: string, { json }: { readonly json?: true }, terminal: Terminal) {
  const settings = stackSettings(terminal.env)
  await using ports = openOperations(settings)
  const { letter, record, decoded, traceId } = await showDeadLetter(ports, id, terminal.signal)
  const { jaegerUrl } = settings
  const trace = traceId && jaegerUrl ? traceAddress(jaegerUrl, traceId) : traceId
  if (json) {
    const { headers, value } = record
    const key = originalKey(letter.why, record)
    terminal.printJson({
      ...letter,
      key: key?.toString() ?? null,
      headers: originalHeaders(headers, deadLetterHeaders(NAMESPACE)),
      trace: trace ?? null,
      event: decoded.ok ? decoded.event : null,
      value: value?.toString('base64') ?? null,
    })
  } else {
    const lines = wholeLines(letter, { record, decoded, trace }, terminal.paint)
    for (const line of lines) terminal.print(line)
  }
}

type Deal = DealOptions & { readonly ids: readonly string[] }

async function deal(
  { outcome, name }: Dealing,
  { ids, json, dryRun, yes, ...filter }: Deal,
  terminal: Terminal,
): Promise<void> {
  await using ports = openOperations(stackSettings(terminal.env))
  await using opened = await ports.openDeadLetterQueue()
  const { queue } = opened
  const { signal } = terminal
  const found =
    ids.length > 0
      ? chooseDeadLetters(await findDeadLetters(queue, ids, signal), filter)
      : await listDeadLetters(queue, ports.inspector.actors, filter, signal)
  const isAsked = !dryRun && !yes && found.length > 1
  if (isAsked) for (const line of countLines(found)) terminal.progress.line(line)
  const message = `${outcome === 'replayed' ? 'Redrive' : 'Discard'} ${found.length} dead letters?`
  const isWanted = !isAsked || (await terminal.confirm({ message, option: '--yes' }))
  const change = {
    operation: settleOperations[outcome],
    userId: filter.user,
    target: { ids, ...filter, count: found.length },
  }
  const done =
    dryRun || !isWanted || found.length === 0
      ? 0
      : await changeAudited(ports, change, terminal, () =>
          terminal.progress.step(`${name} ${found.length} dead letters`, (say) =>
            queue.deal({ letters: found, outcome, say: (count) => say(`${count} done`), signal }),
          ),
        )
  if (json) {
    terminal.printJson({ found: found.length, [outcome]: done, counts: countDeadLetters(found) })
    return
  }
  if (found.length === 0) return terminal.print(nothing(filter))
  if (!isWanted) return terminal.print('nothing was done')
  if (dryRun) for (const line of countLines(found)) terminal.print(line)
  terminal.print(dryRun ? `would be ${outcome}: ${found.length}` : `${outcome} ${done}`)
}

const nothing = (filter: DeadLetterFilter): string =>
  Object.keys(filter).length === 0 ? 'no dead letters wait' : 'no dead letters match'
