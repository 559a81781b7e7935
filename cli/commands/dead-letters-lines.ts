// What a person reads of dead letters.

import { countDeadLetters } from '#operations/dead-letters.ts'
import { plainText } from '#reports/plain-text.ts'
import { deadLetterHeaders, originalHeaders } from '#runtime/dead-letters/dead-letter.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { DecodedMessage } from '#runtime/dead-letters/open-dead-letter-queue.ts'
import type { InRecord } from '#runtime/kafka/port.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import type { Colors } from '../colors.ts'
import { tableLines } from '../table.ts'

const MESSAGE_COLUMNS = 60
const HEX_BYTES_MAX = 4_096
const HEX_COLUMNS = 16

export const countLines = (letters: readonly QueuedDeadLetter[]): readonly string[] =>
  countDeadLetters(letters).map(
    ({ actor, code, count }) => `${String(count).padStart(7)}  ${actor}  ${code}`,
  )

export const letterLines = (
  letters: readonly QueuedDeadLetter[],
  paint: Colors,
): readonly string[] =>
  tableLines(
    ['letter', 'given up', 'code', 'listener', 'came from', 'why'],
    letters.map((letter) => [
      letter.id,
      timeWords(letter.why.failedAtMs),
      letter.why.code,
      plainText(letter.why.owner) || '-',
      sourceWords(letter),
      shortened(plainText(letter.why.message.replace(/\s+/g, ' '))),
    ]),
    paint,
  )

/** Everything that is known of one dead letter. */
export function* wholeLines(
  letter: QueuedDeadLetter,
  { record, decoded, trace }: ShownDeadLetter,
  { bold, dim }: Colors,
): Generator<string> {
  const { why } = letter
  yield bold(`${letter.id}: ${why.code}`)
  yield plainText(why.message)
  yield ''
  yield `Listener   ${plainText(why.owner) || 'none: the message has no key'}`
  yield `Came from  ${sourceWords(letter)}`
  yield `Given up   ${timeWords(why.failedAtMs)}, after ${why.attempts} attempts`
  if (trace) yield `Trace      ${trace}`
  for (const [name, value] of Object.entries(
    originalHeaders(record.headers, deadLetterHeaders(NAMESPACE)),
  )) {
    yield `Header     ${plainText(name)}: ${plainText(value)}`
  }
  yield ''
  for (const line of why.stack.split('\n')) yield dim(plainText(line))
  yield ''
  if (decoded.ok) {
    yield bold(decoded.name)
    for (const line of JSON.stringify(decoded.event, null, 2).split('\n')) yield plainText(line)
  } else {
    yield `Its bytes are no event: ${plainText(decoded.reason)}`
    yield* hexLines(record.value)
  }
}

export interface ShownDeadLetter {
  readonly record: InRecord
  readonly decoded: DecodedMessage
  /** Address or ID of its trace. */
  readonly trace: string | undefined
}

const timeWords = (ms: number): string =>
  Number.isFinite(ms) ? `${new Date(ms).toISOString().slice(0, 19)}Z` : 'unknown'

function sourceWords({ why: { source, timer } }: QueuedDeadLetter): string {
  if (source) return `${source.topic}/${source.partition} at ${source.offset}`
  return timer ? `timer ${timer.name}` : 'unknown'
}

const shortened = (text: string): string =>
  text.length > MESSAGE_COLUMNS ? `${text.slice(0, MESSAGE_COLUMNS - 1)}…` : text

/** Bytes as offset, hex and text. */
export function* hexLines(bytes: Buffer | null): Generator<string> {
  if (!bytes || bytes.length === 0) yield 'No bytes.'
  const shown = bytes?.subarray(0, HEX_BYTES_MAX) ?? Buffer.alloc(0)
  for (let at = 0; at < shown.length; at += HEX_COLUMNS) {
    const row = shown.subarray(at, at + HEX_COLUMNS)
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = row.toString('latin1').replace(/[^\x20-\x7e]/g, '.')
    yield `${at.toString(16).padStart(8, '0')}  ${hex.padEnd(3 * HEX_COLUMNS - 1)}  ${text}`
  }
  const left = (bytes?.length ?? 0) - shown.length
  if (left > 0) yield `and ${left} bytes more`
}
