import type { Clock } from '#foundation/clock.ts'
import type { SimulatedEndpoint } from './endpoint.ts'
import type { Trace } from './traces.ts'

export interface Recovery {
  /** From the end of an outage until the pool works at 90 % of what it can, over a second; ms. */
  worstMs: number
}

const SAMPLE_MS = 100
const SAMPLES = 10

/** Watches how busy the pool is after every outage of the trace. */
export function watchRecovery(
  endpoint: SimulatedEndpoint,
  clock: Clock,
  { events }: Trace,
): Recovery {
  const recovery: Recovery = { worstMs: 0 }
  for (const [index, { atMs, share, isHanging }] of events.entries()) {
    const before = events[index - 1]
    const isEnd = before?.share === 0 && share !== undefined ? share > 0 : isHanging === false
    if (isEnd) clock.after(atMs, () => watch(endpoint, clock, recovery))
  }
  return recovery
}

function watch({ pool }: SimulatedEndpoint, clock: Clock, recovery: Recovery): void {
  const sinceMs = clock.now()
  const recent: number[] = []
  const look = () => {
    const { now, full } = pool.speed
    recent.push(full === 0 ? 0 : now / full)
    if (recent.length > SAMPLES) recent.shift()
    const mean = recent.reduce((sum, each) => sum + each, 0) / SAMPLES
    recovery.worstMs = Math.max(recovery.worstMs, clock.now() - sinceMs)
    if (mean < 0.9) clock.after(SAMPLE_MS, look)
  }
  look()
}
