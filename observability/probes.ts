// Health probes of every service, for any HTTP server.
import { metricsText } from './metrics.ts'

interface ProbeAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Answers by path: `/livez`, `/readyz`, `/startupz` (ready once) and `/metrics`. */
export function probes(
  isReady: () => boolean | Promise<boolean>,
): Readonly<Record<string, () => Promise<ProbeAnswer>>> {
  let wasReady = false
  const isReadyNow = async () => {
    const ready = await isReady()
    wasReady ||= ready
    return ready
  }
  return {
    '/livez': async () => statusAnswer(true),
    '/readyz': async () => statusAnswer(await isReadyNow()),
    '/startupz': async () => statusAnswer(wasReady || (await isReadyNow())),
    '/metrics': async () => ({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      body: await metricsText(),
    }),
  }
}

const statusAnswer = (isFine: boolean): ProbeAnswer => ({
  status: isFine ? 200 : 503,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({ status: isFine ? 'ok' : 'not ready' }),
})
