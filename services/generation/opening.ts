const WORDS_KEPT = 8

/** How a story begins: enough of it to show a writer what to avoid. */
export const openingOf = (story: string): string =>
  story.split(/\s+/).slice(0, WORDS_KEPT).join(' ')
