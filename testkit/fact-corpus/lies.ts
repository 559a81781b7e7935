// What every operator is made of.
import type { Random } from '#foundation/random.ts'
import type { Clean, Text } from './authors.ts'

export type Operator = (clean: Clean, random: Random) => Text | undefined

export const pickAny = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random.next() * items.length)]

/** Replaces one match in the story. */
export function change(
  { title, story }: Text,
  pattern: RegExp,
  random: Random,
  to: (found: string, at: number) => string | undefined,
): Text | undefined {
  const found = pickAny([...story.matchAll(pattern)], random)
  const text = found && to(found[0], found.index)
  if (!found || text === undefined || text === found[0]) return undefined
  const end = found.index + found[0].length
  return { title, story: story.slice(0, found.index) + text + story.slice(end) }
}

/** Whole counts that are stated exactly: not in a date, a clock time or a ratio, and not after "nearly". */
export const counts =
  /(?<![\d:.,"]|[Nn]early |January |February |March |April |May |June |July |August |September |October |November |December |the )(?<!\p{L})\d{1,4}(?![\d:.]|(?:st|nd|rd|th)\b| (?:January|February|March|April|May|June|July|August|September|October|November|December)|: | \d{4}| times)/gu

export const stated = ({ day }: Clean, id: string): string =>
  String(day.facts.find((fact) => fact.id === id)?.value ?? '')

/** Says a number that some fact has for the same words: then the text may have stayed true. */
export const isOfSameDay = ({ day }: Clean, n: number): boolean =>
  day.facts.some(({ value, usual }) => value === n || usual === n)
