// Archives of made-up listeners as the composer writes them, and what their sentences have in common.
import { acceptanceOf } from '#composer/acceptance.ts'
import { type ComposedText, composeText } from '#composer/compose.ts'
import { seededRandom } from '#foundation/random.ts'
import type { SelectedDay } from '#schemas/index.ts'
import { openingOf } from '#services/generation/opening.ts'
import { selection } from './selected-days.ts'

export interface ComposedReport {
  readonly day: SelectedDay
  readonly text: ComposedText
}

const REPORTS = 5
const countries = ['GB', 'US', 'CA', 'AU', 'DE'] as const

/** Five reports of one listener, written one after the other as generation does; `isChecked`, as it accepts them. */
export function composeArchive(seed: number, isChecked = false): readonly ComposedReport[] {
  const random = seededRandom(seed)
  const days = [...selection(seed).days]
  while (days.length > REPORTS) days.splice(Math.floor(random.next() * days.length), 1)
  const country = countries[seed % countries.length] ?? null
  const openings: string[] = []
  return days.map((day) => {
    const accepts = isChecked ? acceptanceOf({ ...day, country, language: 'en' }) : undefined
    const text = composeText(
      { category: day.category, country, facts: day.facts },
      { seed: `listener-${seed}:${day.date}:1`, openings, accepts },
    )
    openings.push(openingOf(text.story[0]?.text ?? ''))
    return { day, text }
  })
}

const words =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|' +
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|once|twice|half|an hour|a (?:fifth|quarter|third)'
const dates =
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g

/** A sentence without its names, numbers and dates: what two stories have in common if only the facts differ. */
export function maskSentence(sentence: string, { facts }: SelectedDay): string {
  const names = facts
    .flatMap(({ unit, value, subject }) => [unit === 'name' ? String(value) : '', subject ?? ''])
    .filter((name) => name !== '' && name !== 'birthday')
    .sort((a, b) => b.length - a.length)
  let text = sentence
  for (const name of new Set(names)) text = text.replaceAll(name, 'N')
  return text
    .replace(dates, 'D')
    .replace(/\d[\d,.:]*(?: [ap]m|%)?|\bpm\b/g, '#')
    .replace(new RegExp(`\\b(?:${words})\\b`, 'gi'), '#')
    .replace(
      /(?:just over |nearly |almost |more than )?# (?:and # )?(?:hours?|minutes?)(?: and # minutes?)?/g,
      '#',
    )
    .replace(/(?:just over|nearly|almost|more than) #/g, '#')
    .replace(/D,? (?:D #|# D),?/g, 'D')
    .replace(/# and #/g, '#')
}

/** Share of the pairs of sentences that are the same, names, numbers and dates aside. */
export function shareOfSamePairs(masked: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const each of masked) counts.set(each, (counts.get(each) ?? 0) + 1)
  const pairs = [...counts.values()].reduce((sum, n) => sum + n * (n - 1), 0)
  return masked.length < 2 ? 0 : pairs / (masked.length * (masked.length - 1))
}

/** Share of sentences that another one before has already said, names, numbers and dates aside. */
export function shareOfRepeats(masked: readonly string[]): number {
  return masked.length === 0 ? 0 : 1 - new Set(masked).size / masked.length
}

/** Share of sentences that another one, anywhere among them, says as well, names, numbers and dates aside. */
export function shareOfTwins(masked: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const each of masked) counts.set(each, (counts.get(each) ?? 0) + 1)
  const twins = masked.filter((each) => (counts.get(each) ?? 0) > 1)
  return masked.length === 0 ? 0 : twins.length / masked.length
}
