import { type Command, InvalidArgumentError } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { errors } from '#operations/errors.ts'
import type { KeyLocation } from '#operations/search-topic.ts'
import { eraseFiles } from '../erase-files.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'

const WAIT_SECONDS = 60

interface Options {
  readonly yes?: true
  readonly wait: number
  readonly json?: true
}

export function addErase(program: Command, terminal: Terminal): void {
  program
    .command('erase')
    .description(
      "delete everything of a listener, and prove it by looking everywhere for what's left",
    )
    .argument('<user>', 'who is to be forgotten', asUser)
    .option('--yes', 'ask nobody')
    .option('--wait <seconds>', 'how long services may take to obey', asSeconds, WAIT_SECONDS)
    .option('--json', 'print every place that was looked at as JSON')
    .addHelpText(
      'after',
      `
Plays, profile, days, drafts, calls, reports, verdicts, markers, dead letters and the state of every service go. What stays is
that and when the listener was erased, so that nothing of before comes back. Topics give their bytes back with
the next compaction; until then nobody can read them but with the broker's own disks. The export itself is a
file of yours. Erasing again is safe.

Exit codes: 0 nothing is left, 1 something is, and the last lines say where.

Examples:
  linernotes erase ada
  linernotes erase ada --yes --json`,
    )
    .action((userId: string, options: Options) => erase(userId, options, terminal))
}

async function erase(
  userId: string,
  { yes, wait, json }: Options,
  terminal: Terminal,
): Promise<void> {
  const { env, paint, print, printJson, progress, signal } = terminal
  const settings = stackSettings(env)
  const message = `Delete everything of ${userId}? It cannot be undone.`
  if (!yes && !(await terminal.confirm({ message, option: '--yes' }))) {
    return print('nothing was erased')
  }
  const { obeyErasure, searchEverything, leftAfter } = await import('#operations/erase-listener.ts')
  await using ports = openOperations(settings)
  const options = { userId, seconds: wait, signal }
  const change = { operation: 'erase', userId, target: {} }
  const found = await changeAudited(ports, change, terminal, async () => [
    ...(await progress.step('Tell every service', (say) =>
      obeyErasure(ports, { ...options, say }),
    )),
    ...(await progress.step('Look everywhere for what is left', (say) =>
      searchEverything(ports, { ...options, say }),
    )),
  ])
  const places = [...found, ...eraseFiles(settings.home, userId)]
  const { left, where } = leftAfter(places)
  if (json) printJson({ userId, left, places })
  else for (const line of placeLines(places, paint)) print(line)
  if (left > 0) throw errors.ERASURE_UNFINISHED({ userId, where })
  if (!json) print(`nothing of ${userId} is left that can be read`)
}

const placeLines = (places: readonly KeyLocation[], paint: Terminal['paint']): readonly string[] =>
  tableLines(
    ['place', 'looked at', 'left', 'going', 'kept', ''],
    places.map(({ place, lookedAt, left, going, kept, note }) => [
      place,
      ...[lookedAt, left, going, kept].map((count) => count.toLocaleString('en')),
      note,
    ]),
    paint,
  )

function asSeconds(text: string): number {
  const seconds = Number(text)
  if (/^\d{1,5}$/.test(text)) return seconds
  throw new InvalidArgumentError('It is a whole number of seconds.')
}
