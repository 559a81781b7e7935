// Finished turns leave in batches, one transaction a batch (I2): outputs, changelog, dead letters and
// input offsets together. Nothing of the transaction is open while an actor's code runs (I1), and the
// buffers live until the store has them, so that an abort produces them again (I6).

import { type Clock, sleep } from '#foundation/clock.ts'
import { Mutex } from '#foundation/mutex.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import {
  BrokerError,
  type GroupConsumer,
  type LogReader,
  type OutRecord,
  type TransactionalProducer,
} from '../kafka/port.ts'
import type { RuntimeSettings } from '../settings.ts'
import { type ActorMetrics, Recent } from '../telemetry/actor-metrics.ts'
import { CommitQueue } from './commit-queue.ts'
import { planTransaction, type TransactionPlan } from './transaction-plan.ts'
import type { TurnResult } from './turn-result.ts'

export interface CommitterOptions {
  readonly settings: RuntimeSettings
  readonly actor: string
  readonly metrics: ActorMetrics
  readonly changelog: string
  readonly clock: Clock
  readonly log: Log
  readonly producer: TransactionalProducer
  readonly logReader: LogReader
  readonly consumer: () => GroupConsumer
  readonly fail: (error: unknown) => void
}

const RETRY_MS_MIN = 5
const RETRY_MS_MAX = 1_000

export class Committer {
  readonly #options: CommitterOptions
  readonly #backlog: CommitQueue
  readonly #mutex = new Mutex()
  /** How long commits took of late. */
  readonly recentMs = new Recent()
  #running: Promise<void> | undefined
  #isRunning = false
  #isDead = false
  /** The stores take in one commit while the next transaction is under way; never rejects. */
  #storing: Promise<void> = Promise.resolve()
  /** Whether a store lacks a commit: none after it may be taken in (I5). */
  #isBehind = false

  constructor(options: CommitterOptions) {
    this.#options = options
    this.#backlog = new CommitQueue(options.settings, options.clock)
  }

  submit(item: TurnResult): void {
    this.#backlog.push(item)
    if (this.#isRunning) return
    this.#isRunning = true
    this.#running = this.#run()
  }

  /** Resolves when everything that was submitted is committed or dropped. */
  async flush(): Promise<void> {
    this.#backlog.hurry()
    await this.#running
    await this.#storing
  }

  /** Resolves once less than a batch waits, or after `msMax`: reading more would only keep more. */
  room(msMax: number): Promise<void> {
    return this.#backlog.room(msMax)
  }

  /** Gives up a commit that cannot succeed, and drops everything from then on. */
  close(): void {
    this.#isDead = true
  }

  /** No commit runs while `run` does, and the stores have taken in the last one (I4). */
  exclude<T>(run: () => Promise<T>): Promise<T> {
    return this.#mutex.hold(async () => {
      await this.#storing
      return await run()
    })
  }

  async #run(): Promise<void> {
    await Promise.resolve() // What finishes in this event-loop turn goes along.
    while (!this.#backlog.isEmpty) {
      await this.#backlog.due()
      const batch = this.#backlog.take()
      try {
        if (this.#isDead) throw stopped()
        await this.#commit(batch)
      } catch (error) {
        this.#die(batch, error)
      }
    }
    this.#isRunning = false // In the same step as the last look at the queue: nothing falls between.
  }

  #die(items: readonly TurnResult[], error: unknown): void {
    for (const item of items) item.settle(error)
    if (!this.#isDead) this.#options.fail(error)
    this.#isDead = true
  }

  async #commit(batch: readonly TurnResult[]): Promise<void> {
    for (const { source } of batch) if (source) source.isDone = true
    for (let retryMs = RETRY_MS_MIN; ; retryMs = Math.min(2 * retryMs, RETRY_MS_MAX)) {
      // Held anew each time: a revoke that waits for it may be what the next attempt needs.
      if (await this.#mutex.hold(() => this.#attempt(batch))) return
      if (this.#isDead) throw stopped()
      await sleep(this.#options.clock, retryMs)
    }
  }

  /** False where the batch was aborted, and is to be tried again. */
  async #attempt(batch: readonly TurnResult[]): Promise<boolean> {
    const items = batch.filter((item) => item.partition.isOwned) // The epochs, anew each time.
    const startedMs = this.#options.clock.now()
    if (items.length === 0) {
      this.#drop(batch)
      return true
    }
    const plan = planTransaction(items, this.#options.changelog)
    const outcome = await this.#transact(plan)
    if (outcome === 'aborted') return false
    if (outcome === 'unknown') {
      if (this.#isDead) throw stopped()
      this.#startOver(batch)
      return true
    }
    for (const mark of plan.marks) mark()
    await this.#storing
    this.#storing = this.#store(items, plan, startedMs)
    if (items.length < batch.length) this.#drop(without(batch, items))
    return true
  }

  /** Everything of the batch in one transaction, or nothing. */
  async #transact({
    records,
    positions,
  }: TransactionPlan): Promise<'committed' | 'aborted' | 'unknown'> {
    const { producer, consumer } = this.#options
    try {
      await this.#insist(() => producer.begin())
      let next = 0 // A full queue asks for the same record again.
      await this.#insist(() => {
        for (; next < records.length; next += 1) producer.produce(records[next] as OutRecord)
      })
      await this.#insist(() => producer.sendOffsets(positions, consumer()))
    } catch (error) {
      await this.#giveUp(error)
      return 'aborted'
    }
    try {
      await this.#insist(() => producer.commit())
      return 'committed'
    } catch (error) {
      await this.#giveUp(error)
      return error instanceof BrokerError && error.remedy === 'abort' ? 'aborted' : 'unknown'
    }
  }

  /** Repeats the same call for as long as the client says that this helps. */
  async #insist(run: () => void | Promise<void>): Promise<void> {
    for (let retryMs = RETRY_MS_MIN; ; retryMs = Math.min(2 * retryMs, RETRY_MS_MAX)) {
      try {
        await run()
        return
      } catch (error) {
        if (!(error instanceof BrokerError) || error.remedy !== 'retry') throw error
        if (this.#isDead) throw stopped()
        this.#options.log.warn('Kafka asks for the same call again', { error })
        await sleep(this.#options.clock, retryMs)
      }
    }
  }

  async #giveUp(error: unknown): Promise<void> {
    if (!(error instanceof BrokerError)) throw error
    const { log, producer } = this.#options
    log.warn('a transaction failed, and is made again', { error })
    try {
      if (error.remedy === 'abort') return await this.#insist(() => producer.abort())
    } catch (abortError) {
      log.warn('an abort failed: a new producer takes over', { error: abortError })
    }
    await this.#renew()
  }

  /** However long it takes: a broker that is away comes back, and the buffers wait for it (I6). */
  async #renew(): Promise<void> {
    const { clock, log, producer } = this.#options
    for (let retryMs = RETRY_MS_MIN; ; retryMs = Math.min(2 * retryMs, RETRY_MS_MAX)) {
      try {
        return await producer.renew()
      } catch (error) {
        if (!(error instanceof BrokerError)) throw error
        if (this.#isDead) throw stopped()
        log.warn('there is no new producer yet', { error })
        await sleep(clock, retryMs)
      }
    }
  }

  /**
   * Whether the commit happened is not known, and never guessed: all partitions begin again from what
   * the broker says, as after a crash.
   */
  #startOver(batch: readonly TurnResult[]): void {
    this.#options.log.warn('the outcome of a commit is unknown: starting over from the broker')
    for (const { partition } of batch) partition.revoke()
    this.#options.consumer().restart()
    this.#drop(batch)
  }

  /** After the commit, and in the order of the commits (I5). */
  async #store(
    items: readonly TurnResult[],
    { changes }: TransactionPlan,
    startedMs: number,
  ): Promise<void> {
    const { actor, metrics } = this.#options
    const nowMs = this.#options.clock.now()
    try {
      if (this.#isBehind) throw stopped()
      const partitions = new Set(items.map(({ partition }) => partition))
      await Promise.all([...partitions].map((each) => each.keep(changes.get(each) ?? [], nowMs)))
    } catch (error) {
      this.#isBehind = true
      return this.#die(items, error)
    }
    const tookMs = this.#options.clock.now() - startedMs
    metrics.commitSeconds.record(tookMs / 1_000)
    this.recentMs.add(tookMs)
    for (const item of items) item.settle()
    metrics.committedTurns.add(items.length, { actor })
  }

  #drop(items: readonly TurnResult[]): void {
    for (const item of items) {
      item.settle(errors.PARTITION_REVOKED({ partition: item.partition.number }))
    }
  }
}

const without = (batch: readonly TurnResult[], items: readonly TurnResult[]): TurnResult[] => {
  const isIn = new Set(items)
  return batch.filter((each) => !isIn.has(each))
}

const stopped = () => errors.BROKER_REFUSED({ action: 'commit', reason: 'the actor has stopped' })
