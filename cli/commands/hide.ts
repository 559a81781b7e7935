import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { dashed } from '#operations/hidden-words.ts'
import type { ProfileDeclared } from '#schemas/index.ts'
import type { Choice } from '#services/ingest/profile.ts'
import { noteChange } from '../last-change.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { parseDate } from './explain.ts'

interface Options {
  readonly artist: readonly string[]
  readonly show: readonly string[]
  readonly day: readonly string[]
  readonly all?: true
  readonly dryRun?: true
  readonly json?: true
}

export function addHide(program: Command, terminal: Terminal): void {
  choiceOptions(program.command('hide'), 'leave out')
    .description(
      'leave artists, shows, days or everything out of the archive; without a choice: what is',
    )
    .addHelpText(
      'after',
      `
What is hidden counts for nothing: stories about it are withdrawn, and days are selected again from the rest.
Later imports leave it hidden. The plays stay; \`unhide\` brings them back.

Examples:
  linernotes hide ada                                what is hidden
  linernotes hide ada --artist Baby --dry-run        how much it concerns
  linernotes hide ada --artist "White Noise" --day 2025-07-14
  linernotes hide ada --all                          no archive at all for now`,
    )
    .action((userId: string, options: Options) => run(userId, options, 'hide', terminal))
}

export function addUnhide(program: Command, terminal: Terminal): void {
  choiceOptions(program.command('unhide'), 'bring back')
    .description('bring back what was hidden')
    .addHelpText(
      'after',
      `
\`--all\` takes back \`hide --all\`: what was hidden by name or day stays hidden.

Examples:
  linernotes unhide ada --artist Baby
  linernotes unhide ada --all`,
    )
    .action((userId: string, options: Options) => run(userId, options, 'unhide', terminal))
}

function choiceOptions(command: Command, verb: string): Command {
  const listed = <T>(parse: (text: string) => T) =>
    [(text: string, all: readonly T[]) => [...all, parse(text)], [] as readonly T[]] as const
  return command
    .argument('<user>', 'whose archive', asUser)
    .option('--artist <name>', `${verb} an artist; may be repeated`, ...listed(String))
    .option('--show <name>', `${verb} a show; may be repeated`, ...listed(String))
    .option('--day <date>', `${verb} a day, YYYY-MM-DD; may be repeated`, ...listed(parseDate))
    .option('--all', `${verb} the whole archive`)
    .option('--dry-run', 'say what it would do, and change nothing')
    .option('--json', 'print it as JSON')
}

async function run(
  userId: string,
  { artist, show, day, all, dryRun, json }: Options,
  verb: 'hide' | 'unhide',
  terminal: Terminal,
): Promise<void> {
  const settings = stackSettings(terminal.env)
  await using ports = openOperations(settings)
  const { changeHidden, profileOf } = await import('#operations/hiding.ts')
  if (artist.length + show.length + day.length === 0 && !all) {
    const profile = await profileOf(ports, userId)
    if (json) return terminal.printJson(toJson(profile))
    return terminal.print(hiddenLine(profile))
  }
  const wanted = { artists: artist, shows: show, days: day, isAll: all === true }
  const isHiding = verb === 'hide'
  const change = { operation: verb, userId, target: wanted }
  const request = { userId, ...wanted, isHiding, isDryRun: dryRun === true }
  const run = () => changeHidden(ports, request)
  const { profile, isChanged, choice, covered } = await (dryRun
    ? run()
    : changeAudited(ports, change, terminal, run))
  if (isChanged && !dryRun) noteChange(settings.home, userId, { declaredAt: profile.declaredAt })

  if (json) {
    const outcome = { isChanged, isDryRun: dryRun === true, ...covered }
    return terminal.printJson({ ...toJson(profile), ...outcome })
  }
  const about = `${choiceWords(choice)}: ${count(covered.plays, 'play')} on ${count(covered.days, 'day')}`
  if (!isChanged) terminal.print(`${about}, ${verb === 'hide' ? 'hidden' : 'not hidden'} already`)
  else terminal.print(`${about} ${dryRun ? `would be ${verbs[verb]}` : `are ${verbs[verb]}`}`)
  terminal.print(hiddenLine(profile))
  if (dryRun) terminal.print('dry run: nothing was written')
  else if (isChanged) terminal.print(`linernotes archive ${userId} --wait 60 shows what remains`)
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

const verbs = { hide: 'hidden', unhide: 'back' }

const toJson = ({ userId, hiddenCreators, hiddenDates, isHidden }: ProfileDeclared) => ({
  userId,
  hiddenCreators,
  hiddenDates,
  isHidden,
})

const choiceWords = ({ creators, dates, isAll }: Choice): string =>
  [...creators, ...dates.map(dashed), ...(isAll ? ['everything'] : [])].join(', ')

function hiddenLine(profile: ProfileDeclared): string {
  const { hiddenCreators, hiddenDates, isHidden } = profile
  const hidden = choiceWords({ creators: hiddenCreators, dates: hiddenDates, isAll: isHidden })
  return hidden === '' ? 'nothing is hidden' : `hidden now: ${hidden}`
}
