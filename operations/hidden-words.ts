import { plainText } from '#reports/plain-text.ts'
import type { HiddenDay } from '#services/heuristics/explain.ts'

/** How many hidden names of a day are said. */
const NAMES_MAX = 3

/** What of a day is hidden, and the command that brings it back. */
export function hiddenWords(userId: string, date: string, hidden: HiddenDay): string {
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

/** YYYYMMDD as YYYY-MM-DD. */
export const dashed = (date: string): string =>
  `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
