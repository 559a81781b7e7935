// Says where a file that is nearly JSON stops being it. The rows are cut out of a file without this (`row-scanner`); it
// is read once more, as a whole, only if something was wrong with it.
import type { Source } from './source.ts'
import { toUtf8 } from './text-stream.ts'

const BYTES_MAX = 128 * 1024 ** 2

/**
 * Such as `line 5, column 4: Expected ',' or '}' after property value`; undefined for JSON, for what does not begin
 * like it, and for files of more than 128 MiB.
 */
export async function whereJsonBreaks(source: Source): Promise<string | undefined> {
  if (source.bytes > BYTES_MAX) return undefined
  const chunks: Buffer[] = []
  try {
    for await (const chunk of toUtf8(source.read())) chunks.push(Buffer.from(chunk))
  } catch {
    return undefined // A damaged file is reported as such.
  }
  const text = Buffer.concat(chunks).toString()
  if (!/^\s*(?:[[{]|\/[/*]|(?:var|let|const|window)\b)/.test(text)) return undefined
  const isLines = text.trimStart().startsWith('{') && isJson(text.trimStart().split('\n')[0] ?? '')
  if (!isLines) return breakOf(text, 0)
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trim() !== '' && !isJson(line))
  return at < 0 ? undefined : breakOf(lines[at] ?? '', at)
}

function breakOf(text: string, linesBefore: number): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? offsetOf(text, message))
    const before = text.slice(0, offset)
    const line = before.split('\n').length + linesBefore
    const column = offset - before.lastIndexOf('\n')
    const what = message.replace(/ in JSON.*$/s, '').replace(/, (?:"|\.{3}).*$/s, '')
    return `line ${line}, column ${column}: ${what}`
  }
}

const AROUND_CHARS = 10

/** Of a character that no value begins with, V8 gives what is around it and not its place. */
function offsetOf(text: string, message: string): number {
  const [, dots, around = ''] = /, (\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(message) ?? []
  const at = around === '' ? -1 : text.indexOf(around)
  if (at < 0) return text.length
  return dots === undefined ? text.indexOf(/'(.)'/s.exec(message)?.[1] ?? '') : at + AROUND_CHARS
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
