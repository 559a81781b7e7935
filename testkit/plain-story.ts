// A true story in the words in which the prompt states facts, so that a test can find them in it.
import { factById } from '#facts/fact.ts'
import { factText, usualText } from '#prompts/report/fact-wording.ts'
import type { SelectedDay } from '#schemas/index.ts'

export interface PlainStory {
  readonly title: string
  readonly story: string
  readonly tags: readonly string[]
}

export function plainStory({ facts }: SelectedDay, country: string | null): PlainStory {
  const fact = (id: string) => {
    const found = factById(facts, id)
    if (!found) throw new Error(`the day has no ${id}`)
    return found
  }
  const says = (id: string) => factText(fact(id), country)
  const usual = (id: string) => usualText(fact(id)) ?? ''
  return {
    title: `The day you listened for ${says('minutes')} and left a page for the liner notes`,
    story:
      `On ${says('weekday')} ${says('date')} you listened for ${says('minutes')} in all. ` +
      `Music came to ${says('music-minutes')}, with ${says('tracks')} of ${says('distinct-tracks')}. ` +
      `A usual day has ${usual('music-minutes')} of music. ` +
      `The top artist was ${says('top-artist')}, with ${says('top-artist-minutes')}. ` +
      'The page is short, and the year goes on after it.',
    tags: [says('top-artist'), 'music day'],
  }
}
