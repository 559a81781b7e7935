/** Rows of a CSV text (RFC 4180), or of one with tabs; a quote may hold separators and line ends. */
export function* csvRows(text: string, separator: ',' | '\t' | ';'): Generator<string[]> {
  let row: string[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    row.push(cell.value)
    at = cell.end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    if (row.length > 1 || row[0] !== '') yield row
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  if (row.length > 0) yield row
}

interface Cell {
  readonly value: string
  /** Of the separator or line end after it, or of the text. */
  readonly end: number
}

function plainCell(text: string, from: number, separator: string): Cell {
  let end = from
  while (end < text.length && text[end] !== separator && !isLineEnd(text, end)) end += 1
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number): Cell {
  let value = ''
  let at = from + 1
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    value += text.slice(at, end)
    if (text[end + 1] !== '"') return { value, end: Math.min(end + 1, text.length) }
    value += '"'
    at = end + 2
  }
  return { value, end: text.length }
}

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r'
