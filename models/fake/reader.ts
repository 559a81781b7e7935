// Answers a second reader's question without reading: every sentence is supported, unless a drill asks for the
// contrary. It is no capable reader, and generation is never given it as one.
import { z } from 'zod'
import type { ChatMessage } from '../model.ts'

const Claims = z.object({
  sentences: z.array(z.object({ number: z.number(), text: z.string() })).min(1),
})

/** Undefined where the prompt has no claims. `isContrary` contradicts the first sentence. */
export function readClaims(
  messages: readonly ChatMessage[],
  isContrary: boolean,
): Readonly<Record<string, unknown>> | undefined {
  const content = messages.find(({ role }) => role === 'user')?.content ?? ''
  const json = /<claims>\s*(\{.*\})\s*<\/claims>/s.exec(content)?.[1]
  const claims = json === undefined ? undefined : parse(json)
  return (
    claims && {
      sentences: claims.sentences.map(({ number, text }, at) =>
        isContrary && at === 0
          ? { number, reasoning: 'A drill says so.', outcome: 'contradicted', span: text }
          : { number, reasoning: 'Not read.', outcome: 'supported', span: '' },
      ),
    }
  )
}

function parse(json: string): z.infer<typeof Claims> | undefined {
  try {
    return Claims.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}
