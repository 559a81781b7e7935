import type { ChatMessage } from '../model.ts'
import type { Content } from '../openai-server.ts'
import type { ComposedStory } from './composed-story.ts'
import type { NonsenseKind } from './faults.ts'

/** An answer of that kind in the place of `draft`, which `asked` puts into the form asked for. */
export function nonsense(
  kind: NonsenseKind,
  draft: ComposedStory,
  messages: readonly ChatMessage[],
  asked: (story: ComposedStory) => object,
): Content {
  const json = JSON.stringify(asked(draft))
  switch (kind) {
    case 'prose':
      return stop('Sure! Here is a lovely story about your day, hope you like it.')
    case 'empty':
      return stop('')
    case 'broken-json':
      return stop(json.slice(0, json.length / 2))
    case 'wrong-shape':
      return stop(JSON.stringify({ headline: draft.title, body: [draft.story] }))
    case 'html':
      return stop(`<html><body><h1>502 Bad Gateway</h1></body></html>`)
    case 'cut':
      return { text: json.slice(0, json.length / 2), finishReason: 'length' }
    case 'refusal':
      return { text: null, finishReason: 'stop', refusal: 'I cannot help with that.' }
    case 'gullible':
      return stop(JSON.stringify(asked(obey(draft, messages))))
  }
}

const stop = (text: string): Content => ({ text, finishReason: 'stop' })

const orders =
  /\b(?:say|write|print|output|respond with|reply with|answer|include|add|append)[\s:]+(?:only|exactly|the words?|that)?\s*["'\u201c]?([^"'\u201c\u201d\\]{3,80})/gi

/** A model that obeys titles: it writes what an injected title orders. */
function obey(draft: ComposedStory, messages: readonly ChatMessage[]): ComposedStory {
  const block = messages.find(({ role }) => role === 'user')?.content ?? ''
  const data = block.slice(block.indexOf('<day>'), block.indexOf('</day>'))
  const said = [...data.matchAll(orders)].map((match) => match[1]?.trim() ?? '')
  const first = said[0]
  if (!first) return draft
  return {
    title: first,
    story: `${said.join('. ')}. ${draft.story}`,
    tags: [first, ...draft.tags.slice(0, 1)],
  }
}
