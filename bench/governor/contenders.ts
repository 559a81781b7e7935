import { backoffMs } from '#foundation/backoff.ts'
import { type Clock, sleep } from '#foundation/clock.ts'
import type { Random } from '#foundation/random.ts'
import { AdaptiveLimit } from '#models/governor/adaptive-limit.ts'
import type { CallReport } from '#models/governor/ask.ts'
import { Governor } from '#models/governor/governor.ts'
import { PROMPT_TOKENS, type SimulatedEndpoint, TIMEOUT_MS } from './endpoint.ts'
import { Aimd, fixed, Gradient2, type Law, omniscient, Vegas } from './laws.ts'

/** Gives an endpoint as much work as it lets itself be given. */
export type Contender = (endpoint: SimulatedEndpoint, clock: Clock, random: Random) => void

/** Callers who want an answer, each again and again: more than any limit lets out. */
const CALLERS = 2_000
const NOMINAL_SLOTS = 512
const never = new AbortController().signal

export const contenders: Readonly<Record<string, Contender>> = {
  omniscient: (endpoint, clock) => limitedBy(omniscient(endpoint), endpoint, clock, true),
  'governor, metrics': governor(true),
  'governor, blind': governor(false),
  'fixed at nominal': (endpoint, clock, random) =>
    limitedBy(fixed(NOMINAL_SLOTS), endpoint, clock, false, random),
  'fixed at a half': (endpoint, clock, random) =>
    limitedBy(fixed(NOMINAL_SLOTS / 2), endpoint, clock, false, random),
  'fixed at three times': (endpoint, clock, random) =>
    limitedBy(fixed(NOMINAL_SLOTS * 3), endpoint, clock, false, random),
  AIMD: (endpoint, clock, random) => limitedBy(new Aimd(), endpoint, clock, false, random),
  Vegas: (endpoint, clock, random) => limitedBy(new Vegas(), endpoint, clock, false, random),
  Gradient2: (endpoint, clock, random) =>
    limitedBy(new Gradient2(), endpoint, clock, false, random),
  'bare SDK': bareSdk,
}

/** The production's own, with the defaults of its settings. */
function governor(hasMetrics: boolean): Contender {
  return (endpoint, clock, random) => {
    const { pool } = endpoint
    const readLoad = async () => ({ running: pool.running, waiting: pool.waiting })
    const limit = new AdaptiveLimit({
      start: 8,
      max: 20_000,
      delayBudgetMs: TIMEOUT_MS / 5,
      timeoutMs: TIMEOUT_MS,
    })
    const governed = new Governor({
      clock,
      random,
      limit,
      readLoad: hasMetrics ? readLoad : undefined,
      waitMsMax: 600_000,
      attemptsMax: 3,
    })
    const ask = { priority: 'bulk', campaign: 'bench', tokens: PROMPT_TOKENS + 600 } as const
    const attempt = async () => ({ report: await endpoint.call() })
    const repeat = async () => {
      for (;;) await governed.call(ask, attempt, never).catch(() => {})
    }
    for (let caller = 0; caller < CALLERS; caller += 1) void repeat()
  }
}

/** A limit in front, and the retries that one writes around it: back-off, `Retry-After` respected. */
function limitedBy(
  law: Law,
  endpoint: SimulatedEndpoint,
  clock: Clock,
  isKnowing: boolean,
  random?: Random,
): void {
  let inFlight = 0
  let resting = 0
  const fill = () => {
    while (inFlight < Math.floor(law.limitOf(inFlight)) && inFlight + resting < CALLERS) void one(1)
  }
  const one = async (attempt: number): Promise<void> => {
    inFlight += 1
    const leftAtMs = clock.now()
    const report = await endpoint.call()
    inFlight -= 1
    const isAnswered = report.end === 'answered'
    law.ended(isAnswered, clock.now() - leftAtMs, inFlight + 1)
    if (!isAnswered && random) {
      resting += 1
      await sleep(clock, waitAfter(report, attempt, random))
      resting -= 1
    }
    fill()
  }
  const look = () => {
    fill()
    clock.after(isKnowing ? 10 : 100, look)
  }
  look()
}

/** `openai` 7 by its own law: 2 retries, 0.5 s doubling up to 8 s, less up to a quarter; waits of over 60 s ignored. */
function bareSdk(endpoint: SimulatedEndpoint, clock: Clock, random: Random): void {
  const caller = async () => {
    for (;;) {
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const report = await endpoint.call()
        if (report.end === 'answered') break
        await sleep(clock, waitAfter(report, attempt, random))
      }
    }
  }
  for (let count = 0; count < CALLERS; count += 1) void caller()
}

function waitAfter({ retryAfterMs }: CallReport, attempt: number, random: Random): number {
  if (retryAfterMs !== undefined && retryAfterMs > 0 && retryAfterMs <= 60_000) return retryAfterMs
  return backoffMs({ msMin: 500, msMax: 8_000 }, attempt) * (1 - 0.25 * random.next())
}
