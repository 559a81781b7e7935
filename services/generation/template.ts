// The text that needs no model: plain sentences, each built on facts that the day has. It is what a reader gets
// when a model fails, so it has to pass every check that a model's text has to pass.
import { anySentences, anyTitles } from '#categories/any-day.ts'
import { categories } from '#categories/categories.ts'
import type { CategoryTemplate, SentenceName } from '#categories/category.ts'
import { targetWords } from '#facts/text-length.ts'
import type { SelectedDay } from '#schemas/index.ts'
import type { ModelAnswer } from './draft.ts'
import { type FactTexts, factTextsOf, guardedLine } from './template-line.ts'
import { fillers, sentences } from './template-sentences.ts'

/**
 * Always the same texts for the same day, the fullest first: names are left out of the second one, in case
 * one of them reads like something that it is not. `country` decides how the date is written.
 */
export function templatesFor(
  day: SelectedDay,
  country: string | null,
): readonly [ModelAnswer, ModelAnswer] {
  const full = factTextsOf(day.facts, country)
  const nameless = factTextsOf(
    day.facts.filter(({ unit, subject }) => unit !== 'name' && subject === null),
    country,
  )
  return [textOf(day, full), textOf(day, nameless)]
}

function textOf(day: SelectedDay, texts: FactTexts): ModelAnswer {
  const { template } = categories[day.category]
  const title = [...template.titles, ...anyTitles]
    .map((text) => guardedLine(text)(texts))
    .find((text) => text !== undefined)
  const story = storyOf(template.sentences, texts)
  return { title: title ?? 'The day', story, tags: tagsOf(template, texts) }
}

/** Of a day without minutes: before and after what its category says. */
const opening: readonly SentenceName[] = ['counted']
const counted: readonly SentenceName[] = ['usualPlays', 'artistByPlays']

function storyOf(own: readonly SentenceName[], texts: FactTexts): string {
  const names = [...new Set([...opening, ...own, ...counted, ...anySentences])]
  const story: string[] = []
  let count = 0
  for (const sentence of [...names.map((name) => sentences[name](texts)), ...fillers]) {
    if (sentence === undefined || count >= targetWords.story.min) continue
    const more = countWords(sentence)
    if (count + more > targetWords.story.max) continue
    story.push(sentence)
    count += more
  }
  return story.join(' ')
}

function tagsOf(template: CategoryTemplate, texts: FactTexts): string[] {
  const name = texts.text(template.tagName)
  const isShort = name !== undefined && countWords(name) <= 3 && name.length <= 40
  return [template.tag, isShort ? name : 'liner notes']
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
