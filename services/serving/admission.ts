// The door. While the process has more to do than it can, every further request waits in a socket where nobody sees
// it. So a turn of the event loop takes so many requests and no more: the others are refused immediately, which
// costs less than an answer, and those that are taken are answered in time.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { afterThisTurn } from '#foundation/clock.ts'

export interface AdmissionLimits {
  /** Requests that one turn of the event loop takes. At 0.1 ms each, 200 are done in 20 ms. */
  readonly requestsATurnMax: number
}

const REFUSAL = 'Too many are reading just now. Try again in a moment.\n'
const refusalHeaders = {
  'retry-after': '1',
  'content-type': 'text/plain; charset=utf-8',
  'content-length': Buffer.byteLength(REFUSAL),
  'cache-control': 'no-store',
} as const

/** Health and metrics are answered whatever the load. */
const alwaysTaken = /^\/(?:livez|readyz|startupz|metrics)$/

/** `listener` behind the door; `refused` is called for each request that stayed outside. */
export function admit(
  listener: RequestListener,
  { requestsATurnMax }: AdmissionLimits,
  refused: () => void,
): RequestListener {
  let taken = 0
  return (request: IncomingMessage, response: ServerResponse) => {
    if (taken === 0) {
      afterThisTurn(() => {
        taken = 0
      })
    }
    if (taken >= requestsATurnMax && !alwaysTaken.test(request.url ?? '')) {
      refused()
      response.writeHead(503, refusalHeaders).end(REFUSAL)
      return
    }
    taken += 1
    listener(request, response)
  }
}
