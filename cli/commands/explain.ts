import { type Command, InvalidArgumentError } from 'commander'
import { defineErrors, type ServiceError } from '#runtime/errors.ts'
import type { Fact } from '#schemas/index.ts'
import type { Explained, Explanation } from '#services/heuristics/explain.ts'
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
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes explain me 2025-07-14
  linernotes explain me 20250714 --json`,
    )
    .action((userId: string, date: string, options: { readonly json?: true }) =>
      explain({ userId, date, ...options }, terminal),
    )
}

interface ExplainOptions {
  readonly userId: string
  readonly date: string
  readonly json?: true
}

async function explain({ userId, date, json }: ExplainOptions, terminal: Terminal): Promise<void> {
  const { port } = stackSettings(terminal.env)
  const url = `http://127.0.0.1:${port.heuristics}/explain/${encodeURIComponent(userId)}/${date}`
  const explained = await fetchExplained(url, terminal.signal)
  if (!explained.ok) throw faultOf(explained, userId, date)
  if (json) terminal.printJson(explained.explanation)
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

function sayFact({ value, unit, subject, rank, usual }: Fact): string {
  const isText = typeof value === 'string'
  return [
    isText ? value : `${value}${unit === 'share' ? ' %' : ` ${unit}`}`,
    subject === null ? '' : `(${subject})`,
    rank === null ? '' : `#${rank}`,
    usual === null ? '' : `usually ${usual}`,
  ]
    .filter((part) => part !== '')
    .join('  ')
}

const dashed = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
