// What the fake model says to a chat: a draft where the prompt holds a day, a judgement where it holds a report.
import { seedOfText } from '#composer/compose.ts'
import { type Random, seededRandom } from '#foundation/random.ts'
import type { ChatMessage } from '../model.ts'
import type { Content } from '../openai-server.ts'
import { findDay } from './block.ts'
import { asksForClaims, withClaims } from './claims.ts'
import { compose } from './compose.ts'
import { type ComposedStory, plainOf } from './composed-story.ts'
import type { FakeFaults } from './faults.ts'
import { judge } from './judge.ts'
import { type Mutation, mutate } from './mutations.ts'
import { nonsense } from './nonsense.ts'
import { readClaims } from './reader.ts'

export type Purpose = 'draft' | 'judge' | 'other'

export interface FakeAnswer {
  readonly purpose: Purpose
  readonly content: Content
  readonly mutation?: Mutation & { readonly report: string }
}

/** `call` counts calls from 1: with the seed of `faults` it decides all chances. */
export function answerChat(
  messages: readonly ChatMessage[],
  schema: unknown,
  faults: FakeFaults,
  call: number,
): FakeAnswer {
  const random = seededRandom(seedOfText(`${faults.seed}:${call}`))
  const day = findDay(messages)
  if (!day) return judgement(messages, schema, faults, random)

  // Asked again, it writes another text: the first one was at fault.
  const draft = compose(day, messages.length > 2 ? String(messages.length) : '')
  const isClaimed = day.mode === 'text' && asksForClaims(messages, schema)
  const asked = (story: ComposedStory) => (isClaimed ? withClaims(story, day) : plainOf(story))
  if (random.next() < faults.nonsenseRate) {
    const kind = faults.nonsenseKinds[Math.floor(random.next() * faults.nonsenseKinds.length)]
    if (kind) return { purpose: 'draft', content: nonsense(kind, draft, messages, asked) }
  }
  const mutated =
    random.next() < faults.mutationRate
      ? mutate(draft, day, faults.mutationKinds, random)
      : undefined
  const text = JSON.stringify(asked(mutated?.draft ?? draft))
  return {
    purpose: 'draft',
    content: { text, finishReason: 'stop' },
    ...(mutated && { mutation: { ...mutated.mutation, report: day.seed } }),
  }
}

function judgement(
  messages: readonly ChatMessage[],
  schema: unknown,
  faults: FakeFaults,
  random: Random,
): FakeAnswer {
  const isContrary = random.next() < faults.misjudgeRate
  const answers = readClaims(messages, isContrary) ?? judge(messages, schema, isContrary)
  if (answers === undefined) {
    const isCut = faults.nonsenseKinds.includes('cut') && random.next() < faults.nonsenseRate
    const text = 'Hello from the fake model.'
    return {
      purpose: 'other',
      content: isCut
        ? { text: text.slice(0, text.length / 2), finishReason: 'length' }
        : { text, finishReason: 'stop' },
    }
  }
  const isNonsense = random.next() < faults.nonsenseRate
  const text = isNonsense ? 'It looks fine to me.' : JSON.stringify(answers)
  return { purpose: 'judge', content: { text, finishReason: 'stop' } }
}
