// What the fake model writes: the composer's story of the day in the prompt, or, where every fact is to be a slot,
// plain sentences with slots. It writes what the fact check supports, as far as the prompt lets it know the day.
import { acceptanceOf } from '#composer/acceptance.ts'
import { type ComposedText, composeText, seedOfText } from '#composer/compose.ts'
import type { ComposedFact } from '#composer/day-view.ts'
import { claimsOf } from '#composer/sentence.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { weekdayOf } from '#facts/day.ts'
import { kindOf } from '#facts/fact.ts'
import { seededRandom } from '#foundation/random.ts'
import { isCategory } from '#schemas/categories.ts'
import { isFactKind } from '#schemas/fact-kinds.ts'
import type { DayBlock } from './block.ts'
import { factsIn } from './block-facts.ts'
import type { ComposedStory } from './composed-story.ts'
import { slotStory } from './slot-story.ts'

/** `salt` distinguishes repeated calls for one day. */
export function compose(day: DayBlock, salt = ''): ComposedStory {
  const seed = `${day.seed}:${day.revision}:${salt}`
  if (day.mode === 'slots') return slotStory(day, seededRandom(seedOfText(seed)))
  const { category, openings } = day
  const country = day.country === 'unknown' ? null : day.country
  const facts = factsIn(day)
  const checked = checkedDay(day, facts, country)
  const accepts = checked && acceptanceOf(checked, { isClaimed: true })
  return storyOf(composeText({ category, country, facts }, { seed, openings, accepts }))
}

const storyOf = ({ title, story, tags }: ComposedText): ComposedStory => ({
  title: title.text,
  story: story.map(({ text }) => text).join(' '),
  tags,
  claims: [title, ...story].map(claimsOf),
})

/** The day as the fact check takes it; undefined where its category is of a later version. */
function checkedDay(
  { category }: DayBlock,
  facts: readonly ComposedFact[],
  country: string | null,
): CheckedDay | undefined {
  if (!isCategory(category)) return undefined
  const date = dateOf(facts)
  const known = facts
    .filter(({ id }) => isFactKind(id.split(':')[0] ?? ''))
    .map((fact) => ({ ...fact, kind: kindOf(fact.id), coverage: null }))
    .map((fact) => (fact.id === 'date' ? { ...fact, value: date } : fact))
  return { date, category, facts: known, log: [], country, language: 'en' }
}

const YEARS = 28

/** The prompt leaves the year out: any in which the day has its weekday will do. */
function dateOf(facts: readonly ComposedFact[]): string {
  const said = (id: string) => String(facts.find((fact) => fact.id === id)?.value ?? '')
  const monthDay = said('date').slice(4)
  for (let year = 2025; year < 2025 + YEARS; year += 1) {
    if (weekdayOf(`${year}${monthDay}`) === said('weekday')) return `${year}${monthDay}`
  }
  return `2025${monthDay}`
}
