import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import { defineErrors } from '#foundation/service-error.ts'
import { traceIdOf } from '#observability/spans.ts'
import {
  deadLetterHeaders,
  originalHeaders,
  originalKey,
  type Settlement,
} from '#runtime/dead-letters/dead-letter.ts'
import type { DeadLetterQueue, QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import type { Terminal } from '../terminal.ts'
import { traceAddress } from './archive-lines.ts'
import { choose, filterOptions, type LetterFilter } from './dead-letters-filter.ts'
import { countLines, countsOf, letterLines, wholeLines } from './dead-letters-lines.ts'

export const deadLetterErrors = defineErrors({
  LETTER_UNKNOWN: {
    policy: 'stop',
    message: ({ id }: { id: string }) => `there is no dead letter ${id} that waits`,
  },
})

interface ListOptions extends LetterFilter {
  readonly json?: true
}

interface DealOptions extends ListOptions {
  readonly dryRun?: true
  readonly yes?: true
}

export function addDeadLetters(program: Command, terminal: Terminal): void {
  const letters = program
    .command('dead-letters')
    .description('look at what services gave up, and send it again or let it go')
  addList(letters, terminal)
  letters
    .command('show')
    .description('print one letter: why it was given up, where, and what it says')
    .argument('<letter>', 'its ID, such as heuristics:2:17')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  linernotes dead-letters show heuristics:2:17')
    .action((id: string, options: { readonly json?: true }) => show(id, options, terminal))
  addDeal(letters, terminal, {
    outcome: 'replayed',
    name: 'replay',
    description: 'send letters to their services again, behind what came since; each once',
  })
  addDeal(letters, terminal, {
    outcome: 'discarded',
    name: 'discard',
    description: 'let letters go: they are not listed any more, and their bytes go in time',
  })
}

function addList(letters: Command, terminal: Terminal): void {
  const list = letters.command('list').description('list the letters that wait, the oldest first')
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
  readonly name: 'replay' | 'discard'
  readonly description: string
}

function addDeal(letters: Command, terminal: Terminal, dealing: Dealing): void {
  const { name } = dealing
  const command = letters
    .command(name)
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
  await using opened = await openBox(terminal)
  const found = choose(await lettersOf(opened.box, filter, terminal), filter)
  if (json) {
    terminal.printJson({ letters: found, counts: countsOf(found) })
    return
  }
  if (found.length === 0) return terminal.print(nothing(filter))
  for (const line of letterLines(found, terminal.paint)) terminal.print(line)
  terminal.print('')
  for (const line of countLines(found)) terminal.print(line)
}

async function show(id: string, { json }: { readonly json?: true }, terminal: Terminal) {
  const settings = stackSettings(terminal.env)
  await using opened = await openBox(terminal)
  const [letter] = await named(opened.box, [id], terminal)
  const record = letter && (await opened.box.record(letter))
  if (!letter || !record) throw deadLetterErrors.LETTER_UNKNOWN({ id })
  const { decodeMessage: decodeWritten } = await import(
    '#runtime/dead-letters/open-dead-letter-queue.ts'
  )
  const decoded = await decodeWritten({ SCHEMA_REGISTRY_URL: settings.registryUrl }, record)
  const traceId = traceIdOf(record.headers.traceparent ?? '')
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
  await using opened = await openBox(terminal)
  const { box } = opened
  const all =
    ids.length > 0 ? await named(box, ids, terminal) : await lettersOf(box, filter, terminal)
  const found = choose(all, filter)
  const isAsked = !dryRun && !yes && found.length > 1
  if (isAsked) for (const line of countLines(found)) terminal.progress.line(line)
  const message = `${outcome === 'replayed' ? 'Replay' : 'Discard'} ${found.length} dead letters?`
  const isWanted = !isAsked || (await terminal.confirm({ message, option: '--yes' }))
  const done =
    dryRun || !isWanted || found.length === 0
      ? 0
      : await terminal.progress.step(`${name} ${found.length} dead letters`, (say) =>
          box.deal({
            letters: found,
            outcome,
            say: (count) => say(`${count} done`),
            signal: terminal.signal,
          }),
        )
  if (json) {
    terminal.printJson({ found: found.length, [outcome]: done, counts: countsOf(found) })
    return
  }
  if (found.length === 0) return terminal.print(nothing(filter))
  if (!isWanted) return terminal.print('nothing was done')
  if (dryRun) for (const line of countLines(found)) terminal.print(line)
  terminal.print(dryRun ? `would be ${outcome}: ${found.length}` : `${outcome} ${done}`)
}

async function openBox(terminal: Terminal) {
  const { kafkaBrokers } = stackSettings(terminal.env)
  const { openDeadLetterQueue: openLetterBox } = await import(
    '#runtime/dead-letters/open-dead-letter-queue.ts'
  )
  return await openLetterBox(NAMESPACE, { KAFKA_BROKERS: kafkaBrokers })
}

/** Those of the actor that was asked for, or of every one. */
async function lettersOf(
  box: DeadLetterQueue,
  { actor }: LetterFilter,
  { signal }: Terminal,
): Promise<readonly QueuedDeadLetter[]> {
  const { actors } = await import('#deploy/actors.ts')
  const names = actor === undefined ? actors.map(({ name }) => name) : [actor]
  const letters: QueuedDeadLetter[] = []
  for (const name of names) letters.push(...(await box.open(name, signal)))
  return letters
}

/** @throws LETTER_UNKNOWN where one is not there, or is dealt with */
async function named(
  box: DeadLetterQueue,
  ids: readonly string[],
  { signal }: Terminal,
): Promise<readonly QueuedDeadLetter[]> {
  const actors = new Set(ids.map((id) => id.split(':')[0] ?? ''))
  const letters = new Map<string, QueuedDeadLetter>()
  for (const actor of actors) {
    for (const letter of await box.open(actor, signal)) letters.set(letter.id, letter)
  }
  return [...new Set(ids)].map((id) => {
    const letter = letters.get(id)
    if (!letter) throw deadLetterErrors.LETTER_UNKNOWN({ id })
    return letter
  })
}

const nothing = (filter: LetterFilter): string =>
  Object.keys(filter).length === 0 ? 'no dead letters wait' : 'no dead letters match'
