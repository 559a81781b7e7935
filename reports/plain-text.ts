/** Titles are strangers' text: what could move a terminal's cursor or turn its writing around is left out. */
export const plainText = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t' ? ' ' : '',
  )
