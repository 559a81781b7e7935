// What happens to a pool over ten minutes, by seed: each kind of trouble by itself, and all of them in one run.
import { type Random, seededRandom } from '#foundation/random.ts'
import type { PoolLoss } from '#models/fake/pool.ts'

export const TRACE_MS = 600_000
/** Not measured: everyone begins cold, and a campaign runs for days. */
export const WARM_UP_MS = 30_000

export interface TraceEvent {
  readonly atMs: number
  /** Of the nominal capacity. */
  readonly share?: number
  /** What becomes of calls on replicas that are lost. */
  readonly loss?: PoolLoss
  /** Whether the pool accepts calls and works on none. */
  readonly isHanging?: boolean
  /** Calls that another client keeps in flight, as a share of the nominal slots. */
  readonly neighbour?: number
}

export interface Trace {
  readonly kind: TraceKind
  readonly events: readonly TraceEvent[]
  /** Requests a minute that the endpoint allows, and what its headers say of that. */
  readonly quota?: { readonly requestsPerMinute: number; readonly headers: QuotaHeaders }
}

/** `wrong` names ten times what is allowed; `none` has nothing but the status 429. */
export type QuotaHeaders = 'right' | 'wrong' | 'none'

const makers = {
  steps: (random: Random) => steps(random, 0.4, 1.6),
  ramps,
  outages,
  hangs,
  drift,
  neighbour,
  quota: (random: Random) => quotaOf(random, 'right'),
  liar: (random: Random) => quotaOf(random, 'wrong'),
  silent: (random: Random) => quotaOf(random, 'none'),
} as const
export type TraceKind = keyof typeof makers
export const traceKinds = Object.keys(makers) as TraceKind[]

export function traceOf(kind: TraceKind, seed: number): Trace {
  const random = seededRandom(seed * 1_000 + traceKinds.indexOf(kind))
  for (let spin = 0; spin < 8; spin += 1) random.next()
  const made = makers[kind](random)
  return Array.isArray(made) ? { kind, events: made } : { kind, ...(made as Omit<Trace, 'kind'>) }
}

const between = (random: Random, from: number, to: number): number =>
  from + random.next() * (to - from)
const lossOf = (random: Random): PoolLoss => (random.next() < 0.5 ? 'cut' : 'requeue')

/** Every 40 to 90 s another capacity. */
function steps(random: Random, from: number, to: number): TraceEvent[] {
  const events: TraceEvent[] = []
  for (let atMs = between(random, 35_000, 70_000); atMs < TRACE_MS; ) {
    events.push({ atMs, share: between(random, from, to), loss: lossOf(random) })
    atMs += between(random, 40_000, 90_000)
  }
  return events
}

/** From one capacity to the next within 30 to 120 s, a replica or two at a time. */
function ramps(random: Random): TraceEvent[] {
  const events: TraceEvent[] = []
  let share = 1
  for (let atMs = 30_000; atMs < TRACE_MS; ) {
    const next = between(random, 0.4, 1.6)
    const lastsMs = between(random, 30_000, 120_000)
    const stepsCount = Math.ceil(lastsMs / 2_000)
    for (let step = 1; step <= stepsCount; step += 1) {
      const at = atMs + (lastsMs * step) / stepsCount
      events.push({ atMs: at, share: share + ((next - share) * step) / stepsCount, loss: 'drain' })
    }
    share = next
    atMs += lastsMs + between(random, 10_000, 40_000)
  }
  return events
}

/** Three times nothing is there for 10 to 60 s: every call is refused, and what ran is cut. */
function outages(random: Random): TraceEvent[] {
  return [0, 1, 2].flatMap((index): TraceEvent[] => {
    const atMs = 60_000 + index * 180_000 + between(random, 0, 40_000)
    const backMs = atMs + between(random, 10_000, 60_000)
    return [
      { atMs, share: 0, loss: 'cut' },
      { atMs: backMs, share: between(random, 0.5, 1.4), loss: 'cut' },
    ]
  })
}

/** Four times the pool accepts calls and works on none, for 2 to 8 s. */
function hangs(random: Random): TraceEvent[] {
  return [0, 1, 2, 3].flatMap((index): TraceEvent[] => {
    const atMs = 60_000 + index * 130_000 + between(random, 0, 40_000)
    return [
      { atMs, isHanging: true },
      { atMs: atMs + between(random, 2_000, 8_000), isHanging: false },
    ]
  })
}

/** A slow wave between 40 and 130 %. */
function drift(random: Random): TraceEvent[] {
  const events: TraceEvent[] = []
  const periodMs = between(random, 200_000, 500_000)
  const phase = between(random, 0, 2 * Math.PI)
  for (let atMs = 0; atMs < TRACE_MS; atMs += 5_000) {
    const wave = Math.sin(phase + (2 * Math.PI * atMs) / periodMs)
    events.push({ atMs, share: 0.85 + 0.45 * wave, loss: 'drain' })
  }
  return events
}

/** Twice another client takes half of the pool, for 100 to 150 s. */
function neighbour(random: Random): TraceEvent[] {
  return [0, 1].flatMap((index): TraceEvent[] => {
    const atMs = 60_000 + index * 270_000 + between(random, 0, 60_000)
    return [
      { atMs, neighbour: 0.5 },
      { atMs: atMs + between(random, 100_000, 150_000), neighbour: 0 },
    ]
  })
}

/** Fewer requests a minute than the pool could serve. */
function quotaOf(random: Random, headers: QuotaHeaders): Omit<Trace, 'kind'> {
  const requestsPerMinute = Math.round(between(random, 2_000, 5_000))
  return { events: steps(random, 0.9, 1.5), quota: { requestsPerMinute, headers } }
}
