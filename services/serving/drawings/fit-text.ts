// Text that must fit a width where nothing measures it: widths are estimated from above, by what each character is.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Widths in ems. Those of the fonts that cards are drawn with are below them. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[\s.,:;!'’|ijlI()[\]]$/u, 0.36],
  [/^[mwMW@%—…]$/u, 1],
  [/^[A-Z&]$/u, 0.76],
  [/^[rtfscz\-"]$/u, 0.48],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u,
    1.1,
  ],
  [/^[\x20-\x7e]$/u, 0.6],
  [/^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Greek}]/u, 0.8],
  [/^\p{Script=Latin}/u, 0.9],
]
const WIDTH_UNKNOWN = 1.1

const graphemesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

/** An estimate from above of a text's width in a font size. */
const textWidth = (text: string, size: number): number =>
  size * graphemesOf(text).reduce((sum, each) => sum + emsOf(each), 0)

const emsOf = (grapheme: string): number =>
  widths.find(([pattern]) => pattern.test(grapheme))?.[1] ?? WIDTH_UNKNOWN

/** A text on one line, with an ellipsis where it is cut. */
export function fitLine(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const kept: string[] = []
  let left = width / size - emsOf('…')
  for (const each of graphemesOf(text)) {
    left -= emsOf(each)
    if (left < 0) break
    kept.push(each)
  }
  return `${kept.join('').trimEnd()}…`
}

/** A text in lines broken between words; the last of `linesMax` is cut where there is more. */
export function fitLines(text: string, size: number, width: number, linesMax: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/).filter((word) => word !== '')
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, size) <= width) {
      line = longer
      continue
    }
    if (lines.length === linesMax - 1) {
      line = [line, ...words.slice(index)].join(' ')
      break
    }
    lines.push(line)
    line = word
  }
  return [...lines, line].filter((each) => each !== '').map((each) => fitLine(each, size, width))
}
