// A model that grades as a test says.
import type { ChatOutcome, ChatRequest, Model } from '#models/model.ts'

/** An answer to the rubric that finds nothing wrong. */
export const kindWords = {
  reasoning: 'It speaks to the listener, calmly.',
  speaksToReader: true,
  isKind: true,
  isCalm: true,
  guessesNothing: true,
  isPlain: true,
  isWhole: true,
}

/** A reader to whom every sentence is a fact. */
function allSupported({ messages }: ChatRequest): string {
  const count = messages[1]?.content.match(/"number":/g)?.length ?? 0
  const sentences = Array.from({ length: count }, (_, at) => {
    return { number: at + 1, reasoning: 'It is so.', outcome: 'supported', span: '' }
  })
  return JSON.stringify({ sentences })
}

/** A judge model that always gives the same answer to the rubric, and one to a reader's question. */
export class Grader implements Model {
  readonly route = 'fake'
  readonly asked: ChatRequest[] = []
  readonly #answer: { readonly text: string } | { readonly failure: 'unreachable' }
  readonly #read: (request: ChatRequest) => string

  constructor(answer: object | string | 'down', read = allSupported) {
    this.#read = read
    this.#answer =
      answer === 'down'
        ? { failure: 'unreachable' }
        : { text: typeof answer === 'string' ? answer : JSON.stringify(answer) }
  }

  async chat(request: ChatRequest): Promise<ChatOutcome> {
    this.asked.push(request)
    const isReading = request.schema.name === 'opinions'
    const usage = { inputTokens: 500, cachedTokens: 0, outputTokens: 60, reasoningTokens: 0 }
    const call = { callId: 'c1', route: this.route, model: 'judge-1', usage, priceMicros: 7 }
    const outcome = { ...call, latencyMs: 5, calledAt: 2_000 }
    return 'text' in this.#answer
      ? { ...outcome, ok: true, text: isReading ? this.#read(request) : this.#answer.text }
      : { ...outcome, ok: false, failure: this.#answer.failure, detail: 'connection refused' }
  }
}
