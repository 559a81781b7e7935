// Brings a file's bytes to UTF-8 without a byte order mark. Exports are UTF-8; editors and
// spreadsheets that people open them with save UTF-16 and marks.
import { StringDecoder } from 'node:string_decoder'
import { fromUtf7, isUtf7 } from './utf7.ts'

/** Bytes that say which encoding follows; null where UTF-8 follows directly. */
type Decode = (chunk?: Buffer) => Buffer

export async function* toUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0)
  let decode: Decode | undefined
  for await (const chunk of chunks) {
    if (decode) {
      yield decode(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < 4) continue
    const begun = recognise(head)
    decode = begun.decode
    yield decode(head.subarray(begun.markBytes))
  }
  if (!decode && head.length > 0) {
    const begun = recognise(head)
    decode = begun.decode
    yield decode(head.subarray(begun.markBytes))
  }
  const rest = decode?.()
  if (rest && rest.length > 0) yield rest
}

const asItIs: Decode = (chunk) => chunk ?? Buffer.alloc(0)

function recognise(head: Buffer): { readonly markBytes: number; readonly decode: Decode } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { markBytes: 3, decode: asItIs }
  if (head[0] === 0xff && head[1] === 0xfe) return { markBytes: 2, decode: fromUtf16(false) }
  if (head[0] === 0xfe && head[1] === 0xff) return { markBytes: 2, decode: fromUtf16(true) }
  // JSON begins with two ASCII characters: a zero byte next to one means UTF-16.
  if (head[0] !== 0 && head[1] === 0) return { markBytes: 0, decode: fromUtf16(false) }
  if (head[0] === 0 && head[1] !== 0) return { markBytes: 0, decode: fromUtf16(true) }
  if (!/^\s*[[{<]/.test(head.toString('latin1', 0, 64)) && isUtf7(head))
    return { markBytes: 0, decode: fromUtf7() }
  return { markBytes: 0, decode: asItIs }
}

function fromUtf16(isBigEndian: boolean): Decode {
  const decoder = new StringDecoder('utf16le') // Joins the halves of a pair across chunks.
  let odd = Buffer.alloc(0)
  return (chunk = Buffer.alloc(0)) => {
    const bytes = Buffer.concat([odd, chunk])
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
    odd = bytes.subarray(whole.length)
    return Buffer.from(decoder.write(isBigEndian ? whole.swap16() : whole))
  }
}
