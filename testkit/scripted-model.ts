// A model whose answers a test writes.
import { findDay } from '#models/fake/block.ts'
import { withClaims } from '#models/fake/claims.ts'
import type { ComposedStory } from '#models/fake/composed-story.ts'
import type { ChatOutcome, ChatRequest, Model } from '#models/model.ts'

type Script = (request: ChatRequest, call: number) => string | undefined

/** Answers each call with what `script` returns for it, counted from 1; undefined is a call that nobody answers. */
export class ScriptedModel implements Model {
  readonly route: string
  readonly asked: ChatRequest[] = []
  readonly #script: Script

  constructor(script: Script, route = 'scripted') {
    this.#script = script
    this.route = route
  }

  async chat(request: ChatRequest): Promise<ChatOutcome> {
    this.asked.push(request)
    const usage = { inputTokens: 100, cachedTokens: 0, outputTokens: 10, reasoningTokens: 0 }
    const about = { callId: `c${this.asked.length}`, route: this.route, model: 'scripted-1' }
    const call = { ...about, usage, priceMicros: 1, latencyMs: 5, calledAt: 1_000 }
    const text = this.#script(request, this.asked.length)
    if (text !== undefined) return { ...call, ok: true, text }
    return { ...call, ok: false, failure: 'unreachable', detail: 'connection refused' }
  }
}

/** A reader's answer that says this of every sentence. */
export function opinionOfAll(
  { messages }: ChatRequest,
  opinion: { readonly outcome: string; readonly span?: string; readonly reasoning?: string },
): string {
  const count = messages[1]?.content.match(/"number":/g)?.length ?? 0
  const sentences = Array.from({ length: count }, (_, at) => {
    return { number: at + 1, reasoning: 'So it is.', span: '', ...opinion }
  })
  return JSON.stringify({ sentences })
}

/** A text as an answer with claims: what the facts in the request say word by word. */
export function claimedAnswer(story: ComposedStory, { messages }: ChatRequest): string {
  const day = findDay(messages)
  if (!day) throw new Error('the prompt holds no day')
  return JSON.stringify(withClaims(story, day))
}
