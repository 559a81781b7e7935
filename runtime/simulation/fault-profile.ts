// How hostile a simulated world is. Probabilities are per boundary: every call of a process to the
// world outside it is one when it leaves and one when its answer comes.

export interface FaultProfile {
  /** Longest usual way of a request or an answer, in ms. */
  readonly latencyMsMax: number
  /** Probability that a way takes up to `slowMsMax` instead. */
  readonly slow: number
  readonly slowMsMax: number
  /** Probability that the process is killed at a boundary. */
  readonly crash: number
  /** Probability that it is stopped there, as by SIGSTOP, for up to `awayMsMax`. */
  readonly freeze: number
  /** Probability that it loses the broker there, for up to `awayMsMax`, and goes on working. */
  readonly cut: number
  readonly awayMsMax: number
  /** Probabilities that a call of the producer fails so that it must be repeated, aborted, renewed. */
  readonly retry: number
  readonly abort: number
  readonly renew: number
  /** Of failed calls that may have been done, how many were done and only the answer is lost. */
  readonly isDone: number
  /**
   * Probability that a request about a transaction is sent twice, as when its connection breaks or no answer
   * comes: once more it arrives while the next transaction of the same producer is open.
   */
  readonly linger: number
  /**
   * Probability that the group's coordinator answers with offsets as they were long before, as one may that
   * has just started and not read all of its log (docs/adr/009); or that it has forgotten them.
   */
  readonly outdated: number
  /** Probability that a write to a store fails, all of it. */
  readonly diskFull: number
  /** Probability that a read from the registry is slow; half of the slow ones fail. */
  readonly registryDown: number
  /** Probability that a member reads a stretch again that it has read before. */
  readonly redeliver: number
}

/** Everything works, in no time that matters. */
export const noFaults: FaultProfile = {
  latencyMsMax: 2,
  slow: 0,
  slowMsMax: 0,
  crash: 0,
  freeze: 0,
  cut: 0,
  awayMsMax: 0,
  retry: 0,
  abort: 0,
  renew: 0,
  isDone: 0.5,
  linger: 0,
  outdated: 0,
  diskFull: 0,
  registryDown: 0,
  redeliver: 0,
}

/** What a service's tests should bear: a crash or a rebalance every few dozen calls. */
export const harsh: FaultProfile = {
  ...noFaults,
  latencyMsMax: 5,
  slow: 0.01,
  slowMsMax: 2_000,
  crash: 0.002,
  freeze: 0.0005,
  cut: 0.0005,
  awayMsMax: 10_000,
  retry: 0.03,
  abort: 0.03,
  renew: 0.01,
  linger: 0.01,
  outdated: 0.1,
  diskFull: 0.002,
  registryDown: 0.01,
  redeliver: 0.02,
}
