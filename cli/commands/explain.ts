import { type Command, InvalidArgumentError } from 'commander'
import { defineErrors, type ServiceError } from '#runtime/errors.ts'
import { MINUTE_MS } from '#runtime/time.ts'
import type { Fact } from '#schemas/index.ts'
import type { Explained, Explanation, FactPlays } from '#services/heuristics/explain.ts'
import { stackSettings } from '../settings.ts'
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
  DAY_WITHOUT_PLAYS: {
    policy: 'stop',
    message: ({ date, nearest }: { date: string; nearest: readonly string[] }) =>
      nearest.length === 0
        ? `nothing was played on ${dashed(date)}, nor on any other day`
        : `nothing was played on ${dashed(date)}; the nearest days with plays are ${nearest.map(dashed).join(', ')}`,
  },
})

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

async function fetchExplained(url: string, signal: AbortSignal): Promise<Explained> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS_MAX)])
  const response = await fetch(url, { signal: limit }).catch((cause: unknown) => {
    if (signal.aborted) throw signal.reason
    throw explainErrors.EXPLAIN_UNREACHABLE({ url }, cause)
  })
  if (!response.ok) throw explainErrors.EXPLAIN_UNREACHABLE({ url }, await response.text())
  return (await response.json()) as Explained
}

function faultOf(
  explained: Extract<Explained, { ok: false }>,
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
    case 'no-plays':
      return explainErrors.DAY_WITHOUT_PLAYS({ date, nearest: explained.nearest })
    case 'elsewhere':
      return explainErrors.LISTENER_ELSEWHERE({ userId })
  }
}

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
    ...log.map(({ startedAt, endedAt, kind, title, creator, plays, minutes }) =>
      kind === 'session'
        ? `${startedAt}-${endedAt}  session of ${plays} plays, ${minutes} minutes; most of ${creator}`
        : `${startedAt}-${endedAt}    ${title} - ${creator}${plays > 1 ? ` (${plays} times)` : ''}`,
    ),
  ]
}

/** A fact and its plays, a line each. */
export function playLines({ fact, plays }: FactPlays): string[] {
  const minutes = plays.reduce((sum, { play }) => sum + play.playedMs, 0) / MINUTE_MS
  const count =
    plays.length === 0
      ? 'It rests on the calendar, or on other days.'
      : `${plays.length} play${plays.length === 1 ? '' : 's'}, ${Math.round(minutes)} minutes`
  return [
    `${fact.id}  ${sayFact(fact)}`,
    '',
    ...plays.map(({ at, play }) => `${at}  ${lengthOf(play)}  ${play.title} - ${play.creator}`),
    ...(plays.length === 0 ? [] : ['']),
    count,
  ]
}

const lengthOf = ({ playedMs }: { readonly playedMs: number }): string => {
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
