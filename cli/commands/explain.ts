import { type Command, InvalidArgumentError } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { logMarks } from '#facts/show.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { defineErrors, type ServiceError } from '#foundation/service-error.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { plainText } from '#reports/plain-text.ts'
import type { Fact, LogEntry, Play } from '#schemas/index.ts'
import type {
  ExplainOutcome,
  Explanation,
  FactPlays,
  HiddenDay,
} from '#services/heuristics/explain.ts'
import type { Terminal } from '../terminal.ts'

export const explainErrors = defineErrors({
  EXPLAIN_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `the heuristics service does not answer at ${url}`,
  },
  LISTENER_UNKNOWN: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) => `nothing is known of ${userId}`,
  },
  LISTENER_ELSEWHERE: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) =>
      `the heuristics service that was asked does not have ${userId} at the moment`,
  },
  PROFILE_MISSING: {
    policy: 'stop',
    message: ({ userId }: { userId: string }) => `the time zone of ${userId} is not known`,
  },
  FACT_UNKNOWN: {
    policy: 'stop',
    message: ({ date, facts }: { date: string; facts: readonly string[] }) =>
      `${dashed(date)} has no such fact; it has ${facts.join(', ')}`,
  },
  DAY_HIDDEN: {
    policy: 'stop',
    message: ({ userId, date, hidden }: { userId: string; date: string; hidden: HiddenDay }) =>
      hiddenWords(userId, date, hidden),
  },
  DAY_WITHOUT_PLAYS: {
    policy: 'stop',
    message: ({ date, nearest }: { date: string; nearest: readonly string[] }) =>
      nearest.length === 0
        ? `nothing was played on ${dashed(date)}, nor on any other day`
        : `nothing was played on ${dashed(date)}; the nearest days with plays are ${nearest.map(dashed).join(', ')}`,
  },
})

/** How many hidden names of a day are told. */
const NAMES_MAX = 3
const ANSWER_MS_MAX = 30_000

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('say why a day was chosen, or why not, and what is known of it')
    .argument('<user>', 'whose day')
    .argument('<date>', 'local date, YYYY-MM-DD or YYYYMMDD', parseDate)
    .option('--fact <id>', 'list the plays that a fact of the day came from')
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
  const { port } = stackSettings(terminal.env)
  const path = [userId, date, ...(fact === undefined ? [] : [fact])].map(encodeURIComponent)
  const url = `http://127.0.0.1:${port.heuristics}/explain/${path.join('/')}`
  const explained = await fetchExplained(url, terminal.signal)
  if (!explained.ok) throw faultOf(explained, userId, date)
  const { from } = explained.explanation
  if (json) terminal.printJson(from ?? explained.explanation)
  else if (from) for (const line of playLines(from)) terminal.print(line)
  else for (const line of linesOf(explained.explanation)) terminal.print(line)
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

async function fetchExplained(url: string, signal: AbortSignal): Promise<ExplainOutcome> {
  const response = await fetchWithin(url, ANSWER_MS_MAX, signal).catch((cause: unknown) => {
    if (signal.aborted) throw signal.reason
    throw explainErrors.EXPLAIN_UNREACHABLE({ url }, cause)
  })
  if (!response.ok) throw explainErrors.EXPLAIN_UNREACHABLE({ url }, await response.text())
  return (await response.json()) as ExplainOutcome
}

function faultOf(
  explained: Extract<ExplainOutcome, { ok: false }>,
  userId: string,
  date: string,
): ServiceError {
  switch (explained.fault) {
    case 'no-listener':
      return explainErrors.LISTENER_UNKNOWN({ userId })
    case 'no-fact':
      return explainErrors.FACT_UNKNOWN({ date, facts: explained.facts })
    case 'no-profile':
      return explainErrors.PROFILE_MISSING({ userId })
    case 'hidden':
      return explainErrors.DAY_HIDDEN({ userId, date, hidden: explained.hidden })
    case 'no-plays':
      return explainErrors.DAY_WITHOUT_PLAYS({ date, nearest: explained.nearest })
    case 'elsewhere':
      return explainErrors.LISTENER_ELSEWHERE({ userId })
  }
}

/** What is hidden, and what brings it back. */
function hiddenWords(userId: string, date: string, hidden: HiddenDay): string {
  const back = (choices: string) =>
    `nothing of it counts; \`linernotes unhide ${quoted(userId)} ${choices}\` brings it back`
  if (hidden.what === 'all')
    return `the whole archive is hidden, as you asked, and ${back('--all')}`
  const day = dashed(date)
  if (hidden.what === 'day') return `${day} is hidden, as you asked, and ${back(`--day ${day}`)}`
  const named = [
    ...hidden.artists.map((name) => ['--artist', name] as const),
    ...hidden.shows.map((name) => ['--show', name] as const),
  ]
  const names = named.slice(0, NAMES_MAX).map(([, name]) => plainText(name))
  const more = named.length > NAMES_MAX ? ` and ${named.length - NAMES_MAX} more` : ''
  const choices = named.map(([option, name]) => `${option} ${quoted(plainText(name))}`)
  return `all that was played on ${day} is by ${names.join(', ')}${more}, hidden as you asked, and ${back(choices.join(' '))}`
}

/** As a shell reads one word. */
const quoted = (text: string): string =>
  /^[\w.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** What a person reads: the candidates, the facts, the log. */
export function linesOf({ date, zone, candidates, facts, log }: Explanation): string[] {
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
  const minutes = plays.reduce((sum, { play }) => sum + play.playedMs, 0) / MINUTE_MS
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

const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
