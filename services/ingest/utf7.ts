// UTF-7 (RFC 2152): text of ASCII in which `+...-` is Base64 of UTF-16. Libre.fm writes its tables so, and quotes and
// hashes of them too.

const RUN = /\+([A-Za-z0-9+/]*)-?/g
const CLOSED_RUN = /\+[A-Za-z0-9+/]+-/g

/** Whether a text that is ASCII throughout has runs of UTF-7, all of them whole UTF-16: `One+Love-Song` is none. */
export function isUtf7(head: Buffer): boolean {
  if (head.some((byte) => byte > 0x7e || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)))
    return false
  const runs = head.toString('latin1').match(CLOSED_RUN) ?? []
  return runs.length > 0 && runs.every((run) => isWhole(run.slice(1, -1)))
}

/** Base64 of UTF-16 leaves at most 4 bits over, which are 0. */
function isWhole(base64: string): boolean {
  const bits = base64.length * 6
  const bytes = Buffer.from(base64, 'base64')
  const again = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  return bits % 16 < 6 && again.toString('base64').replaceAll('=', '') === base64
}

export const decodeUtf7 = (text: string): string =>
  text.replace(RUN, (run, base64: string) => {
    if (base64 === '') return run === '+-' ? '+' : run
    const bytes = Buffer.from(base64, 'base64')
    return bytes
      .subarray(0, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le')
  })

/** Decodes as bytes arrive: a run that is not over waits for its end, or for a call without bytes, the last. */
export function fromUtf7(): (chunk?: Buffer) => Buffer {
  let rest = ''
  return (chunk) => {
    if (!chunk) return Buffer.from(decodeUtf7(rest))
    const text = rest + chunk.toString('latin1')
    const open = /\+[A-Za-z0-9+/]*$/.exec(text)
    const end = open && open[0].length < 4096 ? open.index : text.length
    rest = text.slice(end)
    return Buffer.from(decodeUtf7(text.slice(0, end)))
  }
}
