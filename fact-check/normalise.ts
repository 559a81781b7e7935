export interface NormalisedText {
  readonly text: string
  readonly lower: string
  /** Offset in the original of each UTF-16 unit of `text`, and its length at the end; null where both are the same. */
  readonly offsets: readonly number[] | null
}

export function normalise(original: string): NormalisedText {
  if (isPlain(original)) {
    return { text: original, lower: original.toLowerCase(), offsets: null }
  }
  let text = ''
  const offsets: number[] = []
  let at = 0
  for (const character of joinDigitGroups(original)) {
    const folded = fold(character)
    for (let i = 0; i < folded.length; i++) offsets.push(at)
    text += folded
    at += character.length
  }
  offsets.push(at)
  return { text, lower: lowerEach(text), offsets }
}

/** The normalised, lower-cased form in which names are compared. */
export function nameKey(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  const key = normalise(name)
    .lower.replace(/\s+/g, ' ')
    .trim()
    .replace(/^["']|["']$/g, '')
  if (keys.size >= KEYS_MAX) keys.clear()
  keys.set(name, key)
  return key
}

/** A day says each of its names many times. */
const keys = new Map<string, string>()
const KEYS_MAX = 2_000

export const originalOffset = ({ offsets, text }: NormalisedText, at: number): number =>
  offsets === null ? at : (offsets[at] ?? offsets[text.length] ?? at)

const isPlain = (text: string): boolean => /^[\n\x20-\x7e]*$/.test(text) && !text.includes('`')

const folds: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '`': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2033': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u00d7': 'x',
  '\u00f8': 'o',
  '\u00d8': 'O',
  '\u0142': 'l',
  '\u0141': 'L',
  '\u00df': 'ss',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\t': ' ',
  '\r': ' ',
}

function fold(character: string): string {
  const known = folds[character]
  if (known !== undefined) return known
  if (character < '\u0080') return character
  if (/[\p{Cf}\p{Cc}]/u.test(character)) return ''
  return character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFKC')
}

/** `1 412` with a thin or hard space is one number. */
const joinDigitGroups = (text: string): string =>
  text.replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, ',')

/** Lower case that never changes a length, so that offsets hold. */
function lowerEach(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}
