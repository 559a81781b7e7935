import type { ServerLoad } from './concurrency-limit.ts'

const RUNNING = 'vllm:num_requests_running'
const WAITING = 'vllm:num_requests_waiting'

/** The sums over all engines in Prometheus text as vLLM writes it; undefined where it has neither gauge. */
export function parseServerLoad(text: string): ServerLoad | undefined {
  const running = sumOf(text, RUNNING)
  const waiting = sumOf(text, WAITING)
  return running === undefined || waiting === undefined ? undefined : { running, waiting }
}

function sumOf(text: string, name: string): number | undefined {
  const values = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) =>
      Number(
        line
          .slice(line.lastIndexOf('}') + 1)
          .trim()
          .split(/\s+/)
          .at(line.includes('}') ? 0 : 1),
      ),
    )
    .filter((value) => Number.isFinite(value) && value >= 0)
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0)
}
