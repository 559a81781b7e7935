/** Titles are untrusted text: removes what could move a terminal's cursor or change its writing direction. */
export const plainText = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t' ? ' ' : '',
  )
