// How hostile a simulated world is. Probabilities are per boundary: every call of a process to the
// world outside it is one when it leaves and one when its answer comes.

export interface FaultProfile {
  /** Longest usual way of a request or an answer, in ms. */
  readonly latencyMsMax: number
  /** Probability that a way takes up to `slowMsMax` instead. */
  readonly delayProbability: number
  readonly delayMsMax: number
  /** Probability that the process is killed at a boundary. */
  readonly crashProbability: number
  /** Probability that it is stopped there, as by SIGSTOP, for up to `awayMsMax`. */
  readonly freezeProbability: number
  /** Probability that it loses the broker there, for up to `awayMsMax`, and goes on working. */
  readonly partitionProbability: number
  readonly outageMsMax: number
  /** Probabilities that a call of the producer fails so that it must be repeated, aborted, renewed. */
  readonly retryProbability: number
  readonly abortProbability: number
  readonly renewProbability: number
  /** Of failed calls that may have been done, how many were done and only the answer is lost. */
  readonly lostAnswerProbability: number
  /**
   * Probability that a request about a transaction is sent twice, as when its connection breaks or no answer
   * comes: once more it arrives while the next transaction of the same producer is open.
   */
  readonly duplicateRequestProbability: number
  /**
   * Probability that the group's coordinator answers with offsets as they were long before, as one may that
   * has just started and not read all of its log (docs/adr/009); or that it has forgotten them.
   */
  readonly staleOffsetsProbability: number
  /** Probability that a write to a store fails, all of it. */
  readonly diskFullProbability: number
  /** Probability that a read from the registry is slow; half of the slow ones fail. */
  readonly registryDelayProbability: number
  /** Probability that a member reads a stretch again that it has read before. */
  readonly redeliveryProbability: number
}

/** Everything works, in no time that matters. */
export const noFaults: FaultProfile = {
  latencyMsMax: 2,
  delayProbability: 0,
  delayMsMax: 0,
  crashProbability: 0,
  freezeProbability: 0,
  partitionProbability: 0,
  outageMsMax: 0,
  retryProbability: 0,
  abortProbability: 0,
  renewProbability: 0,
  lostAnswerProbability: 0.5,
  duplicateRequestProbability: 0,
  staleOffsetsProbability: 0,
  diskFullProbability: 0,
  registryDelayProbability: 0,
  redeliveryProbability: 0,
}

/** What a service's tests should bear: a crash or a rebalance every few dozen calls. */
export const harsh: FaultProfile = {
  ...noFaults,
  latencyMsMax: 5,
  delayProbability: 0.01,
  delayMsMax: 2_000,
  crashProbability: 0.002,
  freezeProbability: 0.0005,
  partitionProbability: 0.0005,
  outageMsMax: 10_000,
  retryProbability: 0.03,
  abortProbability: 0.03,
  renewProbability: 0.01,
  duplicateRequestProbability: 0.01,
  staleOffsetsProbability: 0.1,
  diskFullProbability: 0.002,
  registryDelayProbability: 0.01,
  redeliveryProbability: 0.02,
}
