// What the events of one seed ask for, and the settings and the faults that they meet.
import type { Random } from '#foundation/random.ts'
import { between, isHit, pick } from '#foundation/random-choice.ts'
import type { RuntimeSettings } from '#runtime/settings.ts'
import { type FaultProfile, noFaults } from '#runtime/simulation/fault-profile.ts'
import type { RebalanceProtocol } from '#runtime/simulation/memory-broker/options.ts'
import { timerNames } from './ledger.ts'

export interface Plan {
  readonly users: readonly string[]
  readonly partitions: number
  readonly instances: readonly string[]
  readonly protocol: RebalanceProtocol
  readonly faultProfile: FaultProfile
  readonly settings: Partial<Record<keyof RuntimeSettings, number>>
  /** How many events are sent, and in which time. */
  readonly events: number
  readonly spreadMs: number
}

export function planOf(random: Random): Plan {
  const users = between(random, 1, 10)
  return {
    users: Array.from({ length: users }, (_, at) => `user-${at}`),
    partitions: between(random, 1, 4),
    instances: ['a', 'b', 'c', 'd'].slice(0, between(random, 1, 4)),
    protocol: pick(random, ['eager', 'incremental']),
    faultProfile: faultProfileOf(random),
    settings: settingsOf(random),
    events: between(random, 10, 90),
    spreadMs: pick(random, [200, 3_000, 20_000]),
  }
}

/** Each seed has a few kinds of faults, some of them often. */
function faultProfileOf(random: Random): FaultProfile {
  const some = (most: number) => (isHit(random, 0.5) ? random.next() * random.next() * most : 0)
  return {
    ...noFaults,
    latencyMsMax: pick(random, [0, 2, 20]),
    delayProbability: some(0.02),
    delayMsMax: pick(random, [200, 5_000]),
    crashProbability: some(0.01),
    freezeProbability: some(0.003),
    partitionProbability: some(0.003),
    outageMsMax: pick(random, [500, 15_000]),
    retryProbability: some(0.1),
    abortProbability: some(0.1),
    renewProbability: some(0.05),
    lostAnswerProbability: random.next(),
    duplicateRequestProbability: some(0.5),
    staleOffsetsProbability: some(0.3),
    diskFullProbability: some(0.02),
    registryDelayProbability: some(0.8),
    redeliveryProbability: some(0.2),
  }
}

const settingsOf = (random: Random): Plan['settings'] => ({
  KAFKA_SESSION_TIMEOUT_MS: pick(random, [1_000, 6_000]),
  KAFKA_TRANSACTION_TIMEOUT_MS: pick(random, [1_000, 10_000]),
  TURNS_IN_FLIGHT_MAX: pick(random, [1, 3, 100]),
  TURN_MS_MAX: pick(random, [1_500, 20_000]),
  TURN_ATTEMPTS_MAX: between(random, 2, 6),
  MAILBOX_MAX: pick(random, [1, 5, 1_000]),
  COMMIT_INTERVAL_MS: pick(random, [0, 0, 10, 200]),
  COMMIT_RECORDS_MAX: pick(random, [1, 10, 1_000]),
  RECORD_BYTES_MAX: 1_100,
  CHECKPOINT_INTERVAL_MS: pick(random, [60, 500, 5_000]),
  STANDBYS: pick(random, [0, 0, 1, 2]),
  DRAIN_MS_MAX: pick(random, [0, 100, 5_000]),
})

/** One event's program; see `obey` in the ledger. */
export function stepsOf(random: Random, users: readonly string[]): string[] {
  return Array.from({ length: between(random, 1, 4) }, () => stepOf(random, users))
}

const SLIPS = 3

function stepOf(random: Random, users: readonly string[]): string {
  const slip = between(random, 1, SLIPS)
  const timer = pick(random, timerNames)
  const step = between(random, 1, 9)
  return pick(random, [
    `add ${between(random, 1, 100)}`,
    `add ${between(random, 1, 100)}`,
    `slip ${slip} ${between(random, 0, 999)}`,
    `slip ${slip} ${between(random, 0, 999)}`,
    `drop ${slip}`,
    `move ${pick(random, users)} ${between(random, 1, 50)}`,
    `move ${pick(random, users)} ${between(random, 1, 50)}`,
    `timer ${timer} ${pick(random, [1, 50, 700, 5_000])}`,
    `timer ${timer} ${pick(random, [1, 50, 700, 5_000])}`,
    `untimer ${timer}`,
    `call e${step}`,
    `call e${step}`,
    `careful e${step}`,
    `ask e${step}`,
    `wait ${pick(random, [0, 10, 300, 2_000])}`,
    `flaky ${between(random, 1, 3)}`,
    `park ${between(random, 1, 8)}`,
    pick(random, ['clear', 'bug', 'refuse', `big ${pick(random, [1_000, 1_200])}`, 'hang']),
  ])
}
