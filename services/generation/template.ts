// The text that needs no model: the composer's. It is what a reader gets when a model fails, so it has to pass every
// check that a model's text has to pass, and says what it says by its words alone: it has no claims.
import { acceptanceOf } from '#composer/acceptance.ts'
import { composeText } from '#composer/compose.ts'
import type { PromptInput } from '#prompts/report/conversation.ts'
import type { ModelAnswer } from './draft.ts'

const TRIES_WITH_NAMES = 4
const TRIES = 6

/**
 * Always the same texts for the same revision, the best first: names are left out of the last ones, in case one of
 * them reads like something that it is not.
 */
export function* templatesFor(brief: PromptInput): Generator<ModelAnswer> {
  const { reportId, revision, day, country, openings } = brief
  const accepts = acceptanceOf({ ...day, country, language: 'en' })
  for (let tried = 0; tried < TRIES; tried += 1) {
    const seed = `${reportId}:${revision}:${tried}`
    const isNameless = tried >= TRIES_WITH_NAMES
    const { title, story, tags } = composeText(
      { category: day.category, country, facts: day.facts },
      { seed, openings, isNameless, accepts },
    )
    yield { title: title.text, story: story.map(({ text }) => text).join(' '), tags }
  }
}
