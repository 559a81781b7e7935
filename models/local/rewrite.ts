// A model this small invents when it is asked to write. So the fake model's composer writes, and the model is
// asked to say the same in other words, with two examples before its eyes. Where facts are slots it writes around
// them: it cannot lose a number that it does not see.

import { seedOfText } from '#composer/compose.ts'
import { type DayBlock, findDay } from '../fake/block.ts'
import { compose } from '../fake/compose.ts'
import type { ComposedStory } from '../fake/composed-story.ts'
import type { ChatMessage } from '../model.ts'
import type { Talk } from './llama.ts'

const system =
  'You rewrite a short text in your own words, warm and a little dry. Every number, name, date and clock time ' +
  'stays exactly as it is, with the thing that it belongs to. You add nothing and leave nothing out. You answer ' +
  'with the text only, in three or four sentences.'

const examples: readonly ChatMessage[] = [
  {
    role: 'user',
    content:
      'The first play of Monday 3 March began at 08:10, and the last one ended at 22:40. That made 214 minutes of ' +
      'music over 58 plays, where a usual day has 61 minutes. The top artist was Marrow Lane, with 74 minutes in ' +
      'all. Quite a Monday.',
  },
  {
    role: 'assistant',
    content:
      'You pressed play at 08:10 on Monday 3 March, and the last play ended at 22:40. In between came 58 plays and ' +
      '214 minutes of music, where a usual day has 61 minutes. Marrow Lane was the top artist, with 74 minutes. ' +
      'As Mondays go, quite a full one.',
  },
  {
    role: 'user',
    content:
      'Podcasts had the floor on Sunday 12 October. You spent 190 minutes on 5 episodes, against 40 minutes on a ' +
      'usual day. The top show was Radio Half Light, 96 minutes in all. It is good to let others finish their ' +
      'sentences.',
  },
  {
    role: 'assistant',
    content:
      'Sunday 12 October was left to people who talk. Their 5 episodes took 190 minutes of your day, against 40 ' +
      'minutes on a usual day. Radio Half Light was the top show, with 96 minutes in all. Letting others finish ' +
      'their sentences has its rewards.',
  },
]

const slotSystem =
  'You rewrite a short text in your own words, warm and a little dry. A word in braces, such as {F3}, is a blank that ' +
  'is filled later, unit and all. Every one of them stays exactly as it is, in the same order, with the words that it ' +
  'belongs to, and nothing that counts follows it. You write no number and no name. You answer with the text only.'

const slotExamples: readonly ChatMessage[] = [
  {
    role: 'user',
    content:
      'On {F1} you pressed play, and the day came to {F3}. Music came to {F4}, against a usual {F4u}. The top artist ' +
      'was {F7}, with {F8}. That was the day.',
  },
  {
    role: 'assistant',
    content:
      'You pressed play on {F1}, and in the end the day held {F3}. The music of it came to {F4}, where a usual day ' +
      'has {F4u}. {F7} was the top artist, with {F8}. So the day went.',
  },
]

const OUTPUT_TOKENS_MAX = 220

export interface Rewriting {
  readonly day: DayBlock
  readonly composed: ComposedStory
  readonly talk: Talk
}

/** What a prompt for a report asks of this model; undefined where it is no such prompt. */
export function rewritingOf(messages: readonly ChatMessage[]): Rewriting | undefined {
  const day = findDay(messages)
  if (!day) return undefined
  const isAgain = messages.length > 2
  const composed = compose(day, isAgain ? String(messages.length) : '')
  const isSlots = day.mode === 'slots'
  return {
    day,
    composed,
    talk: {
      messages: [
        { role: 'system', content: isSlots ? slotSystem : system },
        ...(isSlots ? slotExamples : examples),
        { role: 'user', content: composed.story },
      ],
      outputTokensMax: OUTPUT_TOKENS_MAX,
      temperature: isAgain ? 0.3 : 0.7,
      seed: seedOfText(`${day.seed}:${messages.length}`),
    },
  }
}

/** The composition with the model's words for its story; as it was where they lost, moved or added a slot. */
export function withStory(composed: ComposedStory, said: string): ComposedStory {
  const story = said
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["\u201c]([^"\u201c\u201d]*)["\u201d]$/, '$1')
  return slotsOf(story) === slotsOf(composed.story) ? { ...composed, story } : composed
}

const slotsOf = (text: string): string => (text.match(/\{F\d+u?\}/g) ?? []).join()
