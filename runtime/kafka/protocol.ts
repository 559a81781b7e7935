// Kafka's protocol as far as the client's binding leaves it out: one request on a connection of its
// own, asked seldom. Versions from 9 or so on are "flexible": lengths as varints, tags after each struct.
import { connect as connectTo } from 'node:net'

export interface RequestApi {
  readonly key: number
  readonly version: number
  readonly isFlexible: boolean
}

export interface BrokerAddress {
  readonly host: string
  readonly port: number
}

const CLIENT_ID = 'linernotes'
const ANSWER_BYTES_MAX = 67_108_864

export class RequestWriter {
  readonly #parts: Buffer[] = []

  /** A signed number of so many bytes. */
  int(bytes: 1 | 2 | 4, value: number): this {
    const part = Buffer.alloc(bytes)
    part.writeIntBE(value, 0, bytes)
    return this.raw(part)
  }

  raw(part: Buffer): this {
    this.#parts.push(part)
    return this
  }

  string(value: string): this {
    const bytes = Buffer.from(value)
    return this.int(2, bytes.length).raw(bytes)
  }

  varint(value: number): this {
    const bytes: number[] = []
    for (let rest = value; ; rest >>>= 7) {
      if (rest < 0x80) return this.raw(Buffer.from([...bytes, rest]))
      bytes.push((rest & 0x7f) | 0x80)
    }
  }

  compactString(value: string): this {
    const bytes = Buffer.from(value)
    return this.varint(bytes.length + 1).raw(bytes)
  }

  /** None. */
  tags(): this {
    return this.varint(0)
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

export class ResponseReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  int(bytes: 1 | 2 | 4): number {
    this.#at += bytes
    return this.#bytes.readIntBE(this.#at - bytes, bytes)
  }

  raw(length: number): Buffer {
    this.#at += length
    if (this.#at > this.#bytes.length) throw new RangeError('the answer ends early')
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** Null and empty are the same to us. */
  string(): string {
    return this.raw(Math.max(0, this.int(2))).toString()
  }

  block(): Buffer {
    return this.raw(Math.max(0, this.int(4)))
  }

  array<T>(read: () => T): T[] {
    return Array.from({ length: Math.max(0, this.int(4)) }, read)
  }

  varint(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.int(1)
      value |= (byte & 0x7f) << shift
      if (byte >= 0) return value >>> 0
    }
  }

  compactString(): string {
    return this.raw(Math.max(0, this.varint() - 1)).toString()
  }

  compactArray<T>(read: () => T): T[] {
    return Array.from({ length: Math.max(0, this.varint() - 1) }, read)
  }

  /** Skips them. */
  tags(): void {
    for (let left = this.varint(); left > 0; left -= 1) {
      this.varint()
      this.raw(this.varint())
    }
  }
}

export const addressesOf = (brokers: string): BrokerAddress[] =>
  brokers.split(',').map((each) => {
    const at = each.lastIndexOf(':')
    return { host: each.slice(0, at).trim(), port: Number(each.slice(at + 1)) }
  })

/** Asks each address until one answers. */
export async function requestAny<T>(
  addresses: readonly BrokerAddress[],
  request: (address: BrokerAddress) => Promise<T>,
): Promise<T> {
  let failure: unknown
  for (const address of addresses) {
    try {
      return await request(address)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

export async function ask(
  address: BrokerAddress,
  { key, version, isFlexible }: RequestApi,
  body: RequestWriter,
  msMax: number,
): Promise<ResponseReader> {
  const header = new RequestWriter().int(2, key).int(2, version).int(4, 1).string(CLIENT_ID)
  if (isFlexible) header.tags()
  const request = Buffer.concat([header.bytes(), body.bytes()])
  const framed = new RequestWriter().int(4, request.length).raw(request).bytes()
  const reader = new ResponseReader(await exchange(address, framed, msMax))
  reader.int(4) // The correlation ID: there was one request.
  if (isFlexible) reader.tags()
  return reader
}

function exchange({ host, port }: BrokerAddress, request: Buffer, msMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    const socket = connectTo({ host, port, timeout: msMax }, () => socket.write(request))
    const fail = (reason: string) => socket.destroy(new Error(`${host}:${port} ${reason}`))
    socket.on('timeout', () => fail(`did not answer within ${msMax} ms`))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`${host}:${port} closed the connection`)))
    socket.on('data', (part) => {
      parts.push(part)
      length += part.length
      if (length < 4) return
      const whole = Buffer.concat(parts)
      const expected = whole.readInt32BE(0)
      parts.splice(0, parts.length, whole)
      if (expected > ANSWER_BYTES_MAX) fail(`answers with ${expected} bytes`)
      if (whole.length < 4 + expected) return
      resolve(whole.subarray(4, 4 + expected))
      socket.destroy()
    })
  })
}
