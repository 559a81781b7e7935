// A story in which every fact is a slot: code fills it in with its unit, so that the sentences around it are plain.
import type { Random } from '#foundation/random.ts'
import type { DayBlock } from './block.ts'
import type { ComposedStory } from './composed-story.ts'

const titles = [
  'The day you listened for {minutes} and left a page for the liner notes',
  'The day you came to {tracks} and left a page for the liner notes',
  'The day you pressed play and left a page for the liner notes',
]
/** In this order, as many as there is room for. */
const sentences = [
  'On {date} you pressed play, and what came of it is here.',
  'In all you listened for {minutes}.',
  'Music came to {music-minutes}, with {tracks}.',
  'You had {tracks} by {artists}.',
  'Podcasts came to {podcast-minutes}, with {episodes} from {shows}.',
  'The top artist was {top-artist}, with {top-artist-minutes}.',
  'The top show was {top-show}, with {top-show-minutes}.',
  'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
]
const endings = [
  'That was the day, as the plays tell it.',
  'So much for the plays of that day.',
  'The rest of the year has its own pages.',
]
const WORDS_MAX = 60

export function slotStory(day: DayBlock, random: Random): ComposedStory {
  const said = new Set<string>()
  const fill = (template: string): string | undefined => {
    const ids = [...template.matchAll(/\{([a-z-]+)\}/g)].map(([, id = '']) => id)
    const slots = new Map(ids.map((id) => [id, day.facts.find((fact) => fact.id === id)?.slot]))
    if (ids.some((id) => slots.get(id) === undefined || said.has(id))) return undefined
    return template.replace(/\{([a-z-]+)\}/g, (_all, id: string) => `{${slots.get(id)}}`)
  }
  const title = titles.map(fill).find((text) => text !== undefined) ?? ''
  const story: string[] = []
  for (const template of sentences) {
    const text = fill(template)
    if (text === undefined || countSlotWords([...story, text].join(' ')) > WORDS_MAX) continue
    story.push(text)
    for (const [, id = ''] of template.matchAll(/\{([a-z-]+)\}/g)) said.add(id)
  }
  const ending = endings[Math.floor(random.next() * endings.length)] ?? ''
  return { title, story: [...story, ending].join(' '), tags: ['one day', 'liner notes'] }
}

/** A slot becomes about two words. */
const countSlotWords = (text: string): number =>
  text.split(/\s+/).length + (text.match(/\{F/g)?.length ?? 0)
