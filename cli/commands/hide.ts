import type { Command } from 'commander'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import { type ProfileDeclared, profileDeclared } from '#schemas/index.ts'
import { type Choice, profileHiding } from '#services/ingest/profile.ts'
import { profiles } from '#topics/profiles.ts'
import { noteChange } from '../last-change.ts'
import { openLog, openPlaySender } from '../listener-topics.ts'
import type { Terminal } from '../terminal.ts'
import { explainErrors, parseDate } from './explain.ts'

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
What is hidden counts for nothing: stories about it are withdrawn, and days are chosen anew from the rest.
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
    .argument('<user>', 'whose archive')
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
  await using log = await openLog(settings)
  const profile = (await log.latest(profiles, userId))?.event
  if (!profile) throw explainErrors.LISTENER_UNKNOWN({ userId })
  const wanted = { artists: artist, shows: show, days: day, isAll: all === true }
  if (artist.length + show.length + day.length === 0 && !all) {
    if (json) return terminal.printJson(toJson(profile))
    return terminal.print(hiddenLine(profile))
  }
  const { readRecorded } = await import('#services/ingest/recorded.ts')
  const { localTimeOf } = await import('#facts/local-time.ts')
  const { choiceOf, coveredBy } = await import('#services/ingest/hidden.ts')
  const recorded = await readRecorded(log, userId)
  const choice = choiceOf(recorded, wanted, profile.hiddenCreators)
  const covered = coveredBy(recorded, choice, localTimeOf(profile.zone, profile.zoneHistory))
  const next = profileHiding(profile, choice, verb === 'hide', systemClock.now())
  if (next && !dryRun) await declare(settings, next)

  const isChanged = next !== undefined
  if (json) {
    const outcome = { isChanged, isDryRun: dryRun === true, ...covered }
    return terminal.printJson({ ...toJson(next ?? profile), ...outcome })
  }
  const about = `${choiceWords(choice)}: ${count(covered.plays, 'play')} on ${count(covered.days, 'day')}`
  if (!isChanged) terminal.print(`${about}, ${verb === 'hide' ? 'hidden' : 'not hidden'} already`)
  else terminal.print(`${about} ${dryRun ? `would be ${verbs[verb]}` : `are ${verbs[verb]}`}`)
  terminal.print(hiddenLine(next ?? profile))
  if (dryRun) terminal.print('dry run: nothing was written')
  else if (isChanged) terminal.print(`linernotes archive ${userId} --wait 60 shows what remains`)
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

const verbs = { hide: 'hidden', unhide: 'back' }

async function declare(settings: StackSettings, profile: ProfileDeclared): Promise<void> {
  const { userId, declaredAt } = profile
  await using sender = await openPlaySender(settings, userId)
  await sender.transaction((send) => send(profiles, profileDeclared, profile))
  noteChange(settings.home, userId, { declaredAt })
}

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

const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
