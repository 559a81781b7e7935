// The fake model's pool as operators and governors see it: vLLM's two gauges, and a lever for its capacity.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Routes, readJson, refuse, reply } from '../openai-server.ts'
import type { PoolEnd, PoolWork, ReplicaPool } from './pool.ts'

/** What it omits stays as it is. */
const PoolChange = z.strictObject({
  /** Of the nominal capacity. */
  share: z.number().min(0).max(100).optional(),
  /** What becomes of calls on replicas that are lost. */
  loss: z.enum(['cut', 'requeue', 'drain']).default('cut'),
  /** Accepts calls and works on none. */
  isHanging: z.boolean().optional(),
})

export const poolRoutes = (pool: ReplicaPool): Routes => ({
  'GET /metrics': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
    response.end(
      `vllm:num_requests_running{engine="0"} ${pool.running}\n` +
        `vllm:num_requests_waiting{engine="0"} ${pool.waiting}\n`,
    )
  },
  'POST /fake/pool': (request, response) => changePool(pool, request, response),
})

async function changePool(
  pool: ReplicaPool,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parsed = PoolChange.safeParse(await readJson(request))
  if (!parsed.success) return refuse(response, 400, z.prettifyError(parsed.error))
  const { share, loss, isHanging } = parsed.data
  if (share !== undefined) pool.setShare(share, loss)
  if (isHanging !== undefined) pool.setHanging(isHanging)
  reply(response, 200, { running: pool.running, waiting: pool.waiting, slots: pool.slots })
}

/** How the pool ended the call; `gone` once its client has left. */
export function runInPool(
  pool: ReplicaPool,
  work: PoolWork,
  signal: AbortSignal,
): Promise<PoolEnd | 'gone'> {
  return new Promise((resolve) => {
    const takeBack = pool.submit(work, resolve)
    const leave = () => {
      takeBack()
      resolve('gone')
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
}
