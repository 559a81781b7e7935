import { type Command, InvalidArgumentError } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { factIdPattern } from '#facts/fact.ts'
import { heardMsOf } from '#facts/heard-play.ts'
import { logMarks } from '#facts/show.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { explainDayOf } from '#operations/explain.ts'
import { dashed } from '#operations/hidden-words.ts'
import type { Fact, LogEntry, Play } from '#schemas/index.ts'
import type { Explanation, FactPlays } from '#services/heuristics/explain.ts'
import { openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('say why a day was chosen, or why not, and what is known of it')
    .argument('<user>', 'whose day', asUser)
    .argument('<date>', 'local date, YYYY-MM-DD or YYYYMMDD', parseDate)
    .option('--fact <id>', 'list the plays that a fact of the day came from', asFactId)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes explain me 2025-07-14
  linernotes explain me 20250714 --fact top-artist-minutes
  linernotes explain me 20250714 --json`,
    )
    .action(
      (userId: string, date: string, options: { readonly json?: true; readonly fact?: string }) =>
        explain({ userId, date, ...options }, terminal),
    )
}

interface ExplainOptions {
  readonly userId: string
  readonly date: string
  readonly fact?: string
  readonly json?: true
}

async function explain(
  { userId, date, fact, json }: ExplainOptions,
  terminal: Terminal,
): Promise<void> {
  await using ports = openOperations(stackSettings(terminal.env))
  const explanation = await explainDayOf(ports, { userId, date, fact }, terminal.signal)
  const { from } = explanation
  if (json) terminal.printJson(from ?? explanation)
  else if (from) for (const line of playLines(from)) terminal.print(line)
  else for (const line of explanationLines(explanation)) terminal.print(line)
}

function asFactId(text: string): string {
  if (factIdPattern.test(text)) return text
  throw new InvalidArgumentError('It is an ID such as minutes or artist:2.')
}

/** The date as YYYYMMDD; one that no calendar has is refused. */
export function parseDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? []
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(day)) {
    throw new InvalidArgumentError('It is a date, such as 2025-07-14 or 20250714.')
  }
  return `${year}${month}${day}`
}

/** What a person reads: the candidates, the facts, the log. */
export function explanationLines({
  date,
  zone,
  candidates,
  facts,
  log,
  notes,
}: Explanation): string[] {
  const chosen = candidates.find((each) => each.chosen)
  const title = chosen ? `chosen as ${chosen.category}` : 'not chosen'
  return [
    `${dashed(date)} (${zone}): ${title}`,
    '',
    ...candidates.map(
      ({ category, strength, chosen, reason }) =>
        `${chosen ? '*' : ' '} ${category.padEnd(24)} ${strength.toFixed(2)}  ${reason}`,
    ),
    '',
    ...facts.map((fact) => `  ${fact.id.padEnd(24)} ${sayFact(fact)}`),
    ...notes.map((note) => `  (${note})`),
    '',
    ...log.map(logLine),
  ]
}

function logLine(entry: LogEntry): string {
  const { startedAt, endedAt, kind, title, creator, plays, minutes } = entry
  if (kind === 'session') {
    const length = minutes > 0 ? `, ${minutes} minutes` : ''
    return `${startedAt}-${endedAt}  session of ${plays} plays${length}; most of ${creator}`
  }
  const marks = [...(plays > 1 ? [`${plays} times`] : []), ...logMarks(entry)].join(', ')
  return `${startedAt}-${endedAt}    ${title} - ${creator}${marks && ` (${marks})`}`
}

/** A fact and its plays, a line each. */
export function playLines({ fact, plays }: FactPlays): string[] {
  const minutes = plays.reduce((sum, { play }) => sum + heardMsOf(play), 0) / MINUTE_MS
  const isMeasured = plays.every(({ play }) => !play.isLengthAssumed)
  const amount = isMeasured ? `, ${Math.round(minutes)} minutes` : ''
  const count =
    plays.length === 0
      ? 'It rests on the calendar, or on other days.'
      : `${plays.length} play${plays.length === 1 ? '' : 's'}${amount}`
  return [
    `${fact.id}  ${sayFact(fact)}`,
    '',
    ...plays.map(({ at, play }) => `${at}  ${lengthOf(play)}  ${play.title} - ${play.creator}`),
    ...(plays.length === 0 ? [] : ['']),
    count,
  ]
}

/** A dash where it is not known how long it was heard. */
const lengthOf = ({ playedMs, isLengthAssumed }: Play): string => {
  if (isLengthAssumed) return '-'.padStart(6)
  const seconds = Math.round(playedMs / 1000)
  const rest = String(seconds % 60).padStart(2, '0')
  return `${Math.floor(seconds / 60)}:${rest}`.padStart(6)
}

function sayFact({ value, unit, subject, rank, usual, coverage }: Fact): string {
  const isText = typeof value === 'string'
  return [
    isText || unit === 'year' ? `${value}` : `${value}${unit === 'share' ? ' %' : ` ${unit}`}`,
    subject === null ? '' : `(${subject})`,
    rank === null ? '' : `#${rank}`,
    usual === null ? '' : `usually ${usual}`,
    coverage === null ? '' : `known of ${Math.round(coverage * 100)} % of the music`,
  ]
    .filter((part) => part !== '')
    .join('  ')
}
