// Which dead letters a command is about.
import { InvalidArgumentError, Option } from 'commander'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#foundation/time.ts'
import { asUser } from '../user-argument.ts'

const LIMIT_MAX = 1_000_000

/** Options of every command that filters dead letters. `now` is ms since 1970 UTC. */
export const filterOptions = (now: () => number): readonly Option[] => [
  new Option('--actor <actor>', 'of this actor; of every one if left out'),
  new Option('--user <user>', 'of this listener').argParser(asUser),
  new Option('--code <code>', 'given up for this error, such as BUG or STORE_REFUSED'),
  new Option('--topic <topic>', 'that came from this topic'),
  new Option(
    '--since <time>',
    'given up at this time or later: 90m, 6h, 2d ago, or 2025-07-14T09:00Z',
  ).argParser((text: string) => parseTime(text, now())),
  new Option('--until <time>', 'given up before this time').argParser((text: string) =>
    parseTime(text, now()),
  ),
  new Option('--limit <count>', 'at most so many, the oldest').argParser(parseLimit),
]

const units: Readonly<Record<string, number>> = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
}

/** A time as ISO says it, in UTC where it does not say; or how long ago. */
export function parseTime(text: string, nowMs: number): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  if (amount !== undefined) return nowMs - Number(amount) * (units[unit] ?? 0)
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(
    text,
  )
  const hasZone = /Z|[+-]\d{2}:?\d{2}$/.test(text.slice(10))
  const atMs = isIso ? Date.parse(text.length > 10 && !hasZone ? `${text}Z` : text) : Number.NaN
  if (!Number.isNaN(atMs)) return atMs
  throw new InvalidArgumentError('It is a time such as 2025-07-14T09:00Z, or 90m, 6h, 2d ago.')
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (/^\d+$/.test(text) && limit >= 1 && limit <= LIMIT_MAX) return limit
  throw new InvalidArgumentError(`It is a whole number from 1 to ${LIMIT_MAX}.`)
}
