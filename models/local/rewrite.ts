// A model this small invents when it is asked to write. So the fake model's composer writes, and the model is
// asked to say the same in other words, with two examples before its eyes.

import { findDay } from '../fake/block.ts'
import { type ComposedStory, compose, seedOfText } from '../fake/compose.ts'
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

const OUTPUT_TOKENS_MAX = 220

export interface Rewriting {
  readonly composed: ComposedStory
  /** What to ask the model; undefined where its words are not wanted, since slots must stay as they are. */
  readonly talk: Talk | undefined
}

/** What a prompt for a report asks of this model; undefined where it is no such prompt. */
export function rewritingOf(messages: readonly ChatMessage[]): Rewriting | undefined {
  const day = findDay(messages)
  if (!day) return undefined
  const isAgain = messages.length > 2
  const composed = compose(day, isAgain ? String(messages.length) : '')
  if (day.mode === 'slots') return { composed, talk: undefined }
  return {
    composed,
    talk: {
      messages: [
        { role: 'system', content: system },
        ...examples,
        { role: 'user', content: composed.story },
      ],
      outputTokensMax: OUTPUT_TOKENS_MAX,
      temperature: isAgain ? 0.3 : 0.7,
      seed: seedOfText(`${day.seed}:${messages.length}`),
    },
  }
}

/** The composition with the model's words for its story. */
export const withStory = (composed: ComposedStory, said: string): ComposedStory => ({
  ...composed,
  story: said
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["\u201c]([^"\u201c\u201d]*)["\u201d]$/, '$1'),
})
