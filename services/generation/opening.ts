const WORDS_KEPT = 8
const WORDS_COMPARED = 4

/** How a story begins: enough of it to show a writer what to avoid. */
export const openingOf = (story: string): string =>
  story.split(/\s+/).slice(0, WORDS_KEPT).join(' ')

/** Whether two stories begin with the same words. */
export const beginsLike = (story: string, opening: string): boolean =>
  beginningOf(story) === beginningOf(opening)

const beginningOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}:']+/gu) ?? []).slice(0, WORDS_COMPARED).join(' ')
