// The fake model in the process of a simulated world. Equal requests get equal answers; a share of the drafts
// is wrong, so that the guardrails have something to refuse.
import { createHash } from 'node:crypto'
import { answerChat } from '#models/fake/answer.ts'
import { FakeFaults } from '#models/fake/faults.ts'
import type { ChatOutcome, ChatRequest, Model } from '#models/model.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'

const faults = FakeFaults.parse({ mutationRate: 0.2 })
const usage = { inputTokens: 500, cachedTokens: 0, outputTokens: 60, reasoningTokens: 0 }

export interface CallWatcher {
  /** A process asks; `callId` names the answer that it gets. */
  asked(life: SimulatedProcess, request: ChatRequest, callId: string): void
}

export class SimulatedModel {
  readonly #watcher: CallWatcher
  /** How many calls were made. */
  count = 0

  constructor(watcher: CallWatcher) {
    this.#watcher = watcher
  }

  /** As one process reaches it. */
  clientOf(life: SimulatedProcess): Model {
    return { route: 'fake', chat: (request) => this.#chat(life, request) }
  }

  async #chat(life: SimulatedProcess, request: ChatRequest): Promise<ChatOutcome> {
    this.count += 1
    const callId = `call-${this.count}`
    this.#watcher.asked(life, request, callId)
    const calledAt = life.clock.now()
    const { messages, schema } = request
    const text = await life.call('the model', () => {
      const { content } = answerChat(messages, schema.json, faults, numberOf(request))
      return content.text ?? ''
    })
    const latencyMs = life.clock.now() - calledAt
    const about = { callId, route: 'fake', model: 'fake-1', usage, priceMicros: 0 }
    return { ok: true, text, ...about, latencyMs, calledAt }
  }
}

/** Equal messages, equal chances. */
const numberOf = ({ messages }: ChatRequest): number =>
  createHash('sha256').update(JSON.stringify(messages)).digest().readUInt32BE(0)

export const requestHash = ({ messages }: ChatRequest): string =>
  createHash('sha256').update(JSON.stringify(messages)).digest('hex')
