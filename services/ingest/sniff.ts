// What a file is, by how it begins: names say little, and people rename.

/** list: JSON with rows in a list. lines: a JSON object a line. table: separated values. page: HTML. */
export type TextKind = 'list' | 'lines' | 'table' | 'page' | 'other' | 'empty'

/** Enough to see the first rows of every known export. */
export const SNIFF_BYTES = 4096
const LINES_MAX = 4

/** @param head the first `SNIFF_BYTES` of UTF-8, or all there is. */
export function kindOfText(head: Buffer): TextKind {
  const text = head.toString('utf8').trimStart()
  if (text === '') return 'empty'
  if (text.startsWith('[')) return 'list'
  if (/^<[!?a-z]/i.test(text)) return 'page'
  if (text.startsWith('{')) return isPaged(text) || !hasRowALine(text) ? 'list' : 'lines'
  return isTable(text) ? 'table' : 'other'
}

/** Answers of Last.fm's API, and exports of Maloja, Koito or lastfmstats.com: an object around a list. */
const isPaged = (text: string): boolean =>
  /"track"\s*:\s*\[/.test(text) ||
  /^\{[^[]*"(?:scrobbles|listens|plays|streams|history|tracks|items|data)"\s*:\s*\[/i.test(text)

/** A first line that is longer than the head is taken for a row, since other JSON is indented or small. */
function hasRowALine(text: string): boolean {
  const lines = text.split('\n').slice(0, LINES_MAX)
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  return whole.some((line) => isObject(line)) || (lines.length === 1 && text.length >= SNIFF_BYTES)
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Titles and remarks may be above the table. */
const isTable = (text: string): boolean =>
  !text.includes('\0') && /[,;\t|]/.test(text) && !text.startsWith('%PDF')
