import { rangeText, targetWords } from '#facts/text-length.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { claimedAnswerSchema } from '#services/generation/claimed-draft.ts'
import { answerSchema } from '#services/generation/draft.ts'

const { text } = loadPrompt('report', 'v4')

test.each(['title', 'story'] as const)(
  'prompt and answer schema ask for a %s of the target length',
  (part) => {
    const range = rangeText(targetWords[part])

    expect(text).toContain(`- \`${part}\`: ${range}`)
    expect(answerSchema.json.properties[part].description).toContain(range)
    expect(JSON.stringify(claimedAnswerSchema.json)).toContain(range)
  },
)
