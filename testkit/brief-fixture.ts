import type { ChatRequest } from '#models/model.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { askForText, type PromptInput } from '#prompts/report/conversation.ts'
import { claimedAnswerSchema } from '#services/generation/claimed-draft.ts'
import { selection } from './selected-days.ts'

/** What generation knows of one invented day. `seed` picks the listener, `at` the category. */
export function briefOf(seed: number, at = 0): PromptInput {
  const { days, country, overview } = selection(seed)
  const day = days[at % days.length]
  if (!day) throw new Error('the selection is empty')
  const reportId = `u${seed}:${day.date}`
  return { reportId, revision: 1, day, country, overview, earlier: [], openings: [] }
}

/** A request for a report, as generation makes it. */
export const askFor = (seed: number, at = 0): ChatRequest => ({
  messages: askForText(loadPrompt('report', 'v4'), briefOf(seed, at)).messages,
  schema: claimedAnswerSchema,
  outputTokensMax: 1_500,
  temperature: 0.7,
})
