// Kafka's own Java partitioner, so that every client puts a user into the same partition.

const SEED = 0x9747b28c
const M = 0x5bd1e995

/** Murmur2 as Kafka's Java clients compute it, as a signed 32-bit integer, of the first `length` bytes. */
export function murmur2(bytes: Uint8Array, length = bytes.length): number {
  let hash = SEED ^ length
  const whole = length & ~3
  for (let at = 0; at < whole; at += 4) {
    let k =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    k = Math.imul(k, M)
    k ^= k >>> 24
    k = Math.imul(k, M)
    hash = Math.imul(hash, M) ^ k
  }
  const rest = length - whole
  if (rest === 3) hash ^= (bytes[whole + 2] as number) << 16
  if (rest >= 2) hash ^= (bytes[whole + 1] as number) << 8
  if (rest >= 1) hash = Math.imul(hash ^ (bytes[whole] as number), M)
  hash ^= hash >>> 13
  hash = Math.imul(hash, M)
  return hash ^ (hash >>> 15)
}

/** The partition that holds everything of `key`, in each topic with `count` partitions. */
export function partitionOf(key: string, count: number): number {
  const length = putAscii(key)
  const hash = length < 0 ? murmur2(Buffer.from(key)) : murmur2(scratch, length)
  return (hash & 0x7fffffff) % count
}

const scratch = new Uint8Array(64)

/** Returns how many bytes it put; -1 where `text` is long, or not ASCII. */
function putAscii(text: string): number {
  if (text.length > scratch.length) return -1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) return -1
    scratch[at] = code
  }
  return text.length
}
