/** Markup that is safe to send: made by `html` only. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = Html | string | number | null | undefined | false | readonly Value[]

/** A template whose values are escaped, unless they are markup made here. Null and false give nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, index) => part + markup(values[index])).join(''))

function markup(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(markup).join('')
  return typeof value === 'number' ? String(value) : escaped(value as string)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes, and drops what no text needs: control characters, bidirectional overrides, and what XML has no place for
 * (titles are untrusted).
 */
function escaped(text: string): string {
  if (!needsCare.test(text)) return text
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      character === '\n' ? '\n' : '',
    )
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Most of a page is plain, and one look is faster than two replacements. */
const needsCare = /[&<>"'\p{Cc}\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/u
