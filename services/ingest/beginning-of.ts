import { SNIFF_BYTES } from './sniff.ts'
import type { Source } from './source.ts'
import { toUtf8 } from './text-stream.ts'

/** The first `SNIFF_BYTES` of a file as text; nothing for a damaged file: reading the plays reports it. */
export async function beginningOf(source: Source): Promise<string> {
  try {
    let head = Buffer.alloc(0)
    for await (const chunk of toUtf8(source.read())) {
      head = Buffer.concat([head, chunk])
      if (head.length >= SNIFF_BYTES) break
    }
    return head.toString('utf8', 0, SNIFF_BYTES)
  } catch {
    return ''
  }
}
