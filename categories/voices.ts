import { categories } from './categories.ts'
import { anyStories } from './stories/any-day.ts'

/** The composer's own figures of speech, of all categories. */
export const voicedSentences: readonly string[] = [
  anyStories,
  ...Object.values(categories).map(({ stories }) => stories),
].flatMap(({ voice }) => [...voice.openings, ...voice.closings])
