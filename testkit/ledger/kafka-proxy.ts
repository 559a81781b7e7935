// A way to a broker that knows which request goes by: it cuts or slows exactly there. What a cut leaves in
// doubt is chosen: whether the broker got the request whose answer the client never sees.
import { connect, createServer, type Socket } from 'node:net'

export const requestKeys = {
  addOffsets: 25,
  endTransaction: 26,
  commitOffsets: 28,
  produce: 0,
} as const

export interface Trouble {
  readonly request: keyof typeof requestKeys
  /**
   * `before`: the broker never sees it. `after`: it does, and its answer is lost. `slow`: it waits.
   * `late`: the connection breaks, and it reaches the broker at `release`.
   */
  readonly how: 'before' | 'after' | 'slow' | 'late'
  readonly delayMs?: number
}

export interface KafkaProxy extends AsyncDisposable {
  readonly address: string
  /** Meets the next request of its kind. */
  readonly troubles: Trouble[]
  /** How many were met. */
  readonly met: () => number
  /** Lets late requests go on to the broker; resolves when it has answered them. */
  release(): Promise<void>
}

const HEADER = 8 // Length, then the request's key and version.

export async function openKafkaProxy(port: number, target: string): Promise<KafkaProxy> {
  const [host = '', targetPort = ''] = target.split(':')
  const troubles: Trouble[] = []
  const sockets = new Set<Socket>()
  const late: (() => Promise<void>)[] = []
  let met = 0
  const server = createServer((client) => {
    const broker = connect(Number(targetPort), host)
    const both = [client, broker]
    let isLate = false
    const end = () => {
      if (!isLate) for (const each of both) each.destroy()
    }
    for (const each of both) {
      sockets.add(each.setNoDelay(true))
      each.on('error', end).on('close', () => {
        sockets.delete(each)
        end()
      })
    }
    const take = (key: number) => {
      const at = troubles.findIndex(({ request }) => requestKeys[request] === key)
      if (at >= 0) met += 1
      return at < 0 ? undefined : troubles.splice(at, 1)[0]
    }
    const keep = (frame: Buffer) => {
      isLate = true
      client.destroy()
      late.push(() => answered(broker, frame))
    }
    void forward({ client, broker, take, keep })
      .catch(() => {})
      .then(end)
    broker.pipe(client, { end: false })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${port}`,
    troubles,
    met: () => met,
    release: async () => void (await Promise.all(late.splice(0).map((run) => run()))),
    async [Symbol.asyncDispose]() {
      for (const each of sockets) each.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Way {
  readonly client: Socket
  readonly broker: Socket
  readonly take: (key: number) => Trouble | undefined
  readonly keep: (frame: Buffer) => void
}

/** Passes whole requests on, one after another, until one meets its trouble. */
async function forward({ client, broker, take, keep }: Way) {
  let waiting = Buffer.alloc(0)
  for await (const chunk of client as AsyncIterable<Buffer>) {
    waiting = Buffer.concat([waiting, chunk])
    for (let frame = firstOf(waiting); frame; frame = firstOf(waiting)) {
      waiting = waiting.subarray(frame.length)
      const trouble = take(frame.readInt16BE(4))
      if (trouble?.how === 'before') return
      if (trouble?.how === 'late') return keep(frame)
      if (trouble?.how === 'slow') await pause(trouble.delayMs ?? 0)
      if (trouble?.how === 'after') {
        broker.unpipe(client)
        return await answered(broker, frame)
      }
      if (!broker.write(frame)) await new Promise((resolve) => broker.once('drain', resolve))
    }
  }
}

async function answered(broker: Socket, frame: Buffer): Promise<void> {
  broker.write(frame)
  await Promise.race([new Promise((resolve) => broker.once('data', resolve)), pause(2_000)])
}

function firstOf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < HEADER) return undefined
  const length = 4 + bytes.readInt32BE(0)
  return bytes.length < length ? undefined : bytes.subarray(0, length)
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
