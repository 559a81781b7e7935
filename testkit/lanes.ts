// Lanes of the stage with servers: each has a stack of its own and runs one test file at a time, so that files
// wait for session time-outs side by side and share no topic, port or database.
import { availableParallelism, totalmem } from 'node:os'

/** Servers and their tests of one lane need less. */
const LANE_BYTES = 6 * 2 ** 30
const LANES_MAX = 2
const LANE_PORTS = 1_000
const USUAL_PORT_BASE = 21_000

/** Offsets from a lane's first port. The stack's own ports are below all of them. */
const offsets = { ownServices: 100, ownStack: 200, ownBrokers: 500 } as const

/** How many lanes this machine carries; `LINERNOTES_TEST_LANES` says another number. */
export function laneCount(env: NodeJS.ProcessEnv): number {
  const wanted = Number(env.LINERNOTES_TEST_LANES ?? LANES_MAX)
  const carried = Math.min(availableParallelism(), Math.floor(totalmem() / LANE_BYTES))
  return Math.max(1, env.LINERNOTES_TEST_LANES ? wanted : Math.min(wanted, carried))
}

/** First port of lane `at`, from 0. */
export const lanePortBase = (env: NodeJS.ProcessEnv, at: number): number =>
  Number(env.LINERNOTES_TEST_PORT_BASE ?? USUAL_PORT_BASE) + at * LANE_PORTS

/** First port for what a test of this lane starts itself. */
export const ownPortBase = (what: keyof typeof offsets): number =>
  Number(process.env.LINERNOTES_PORT_BASE ?? USUAL_PORT_BASE) + offsets[what]
