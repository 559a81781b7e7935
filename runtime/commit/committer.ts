// Commits results of turns in batches, one transaction a batch (I2): outputs, changelog, dead letters and input
// offsets together. No transaction is open while an actor's code runs (I1), and the buffers live until the store
// has them, so that an abort produces them again (I6).

import assert from 'node:assert/strict'
import { backoffMs, retry } from '#foundation/backoff.ts'
import { type Clock, sleep } from '#foundation/clock.ts'
import { Mutex } from '#foundation/mutex.ts'
import type { Log } from '#observability/log.ts'
import { errors } from '../errors.ts'
import {
  BrokerError,
  type GroupConsumer,
  isRetriable,
  type OutRecord,
  type TransactionalProducer,
} from '../kafka/port.ts'
import type { RuntimeSettings } from '../settings.ts'
import { type ActorMetrics, Recent } from '../telemetry/actor-metrics.ts'
import { logEvent } from '../telemetry/log-events.ts'
import { CommitQueue } from './commit-queue.ts'
import { planTransaction, type TransactionPlan } from './transaction-plan.ts'
import type { ResultSink, TurnResult } from './turn-result.ts'

/** What commits use. */
export interface CommitServices {
  readonly settings: RuntimeSettings
  readonly actor: string
  readonly metrics: ActorMetrics
  readonly changelog: string
  readonly clock: Clock
  readonly log: Log
  readonly producer: TransactionalProducer
  readonly consumer: GroupConsumer
  readonly fail: (error: unknown) => void
}

const backoff = { msMin: 5, msMax: 1_000 }

export class Committer implements ResultSink {
  readonly #services: CommitServices
  readonly #queue: CommitQueue
  readonly #mutex = new Mutex()
  /** How long commits took of late. */
  readonly recentMs = new Recent()
  #running: Promise<void> | undefined
  #isRunning = false
  #isClosed = false
  /** The stores take in one commit while the next transaction is under way; never rejects. */
  #storing: Promise<void> = Promise.resolve()
  #isStoring = false
  /** Whether a store lacks a commit: none after it may be taken in (I5). */
  #isBehind = false

  constructor(services: CommitServices) {
    this.#services = services
    this.#queue = new CommitQueue(services.settings, services.clock)
  }

  submit(item: TurnResult): void {
    this.#queue.push(item)
    if (this.#isRunning) return
    this.#isRunning = true
    this.#running = this.#run()
  }

  /** Resolves when everything that was submitted is committed or dropped. */
  async flush(): Promise<void> {
    this.#queue.hurry()
    await this.#running
    await this.#storing
  }

  /** Resolves once less than a batch waits, or after `msMax`: reading more would only keep more. */
  room(msMax: number): Promise<void> {
    return this.#queue.room(msMax)
  }

  /** Gives up a commit that cannot succeed, and drops everything from then on. */
  close(): void {
    this.#isClosed = true
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
    while (!this.#queue.isEmpty) {
      await this.#queue.due()
      const batch = this.#queue.take()
      try {
        if (this.#isClosed) throw stopped()
        await this.#commit(batch)
      } catch (error) {
        this.#fail(batch, error)
      }
    }
    this.#isRunning = false // In the same step as the last look at the queue: nothing falls between.
  }

  #fail(items: readonly TurnResult[], error: unknown): void {
    for (const item of items) item.settle(error)
    if (!this.#isClosed) this.#services.fail(error)
    this.#isClosed = true
  }

  async #commit(batch: readonly TurnResult[]): Promise<void> {
    for (const { source, partition } of batch) if (source) partition.complete(source)
    for (let attempt = 1; ; attempt += 1) {
      // Taken again for each attempt: a revoke that waits for it may be what the next attempt needs.
      if (await this.#mutex.hold(() => this.#attempt(batch))) return
      if (this.#isClosed) throw stopped()
      await sleep(this.#services.clock, backoffMs(backoff, attempt))
    }
  }

  /** False where the batch was aborted, and is to be tried again. */
  async #attempt(batch: readonly TurnResult[]): Promise<boolean> {
    const items = batch.filter((item) => item.partition.isOwned) // The epochs, for each attempt.
    const startedMs = this.#services.clock.now()
    if (items.length === 0) {
      this.#drop(batch)
      return true
    }
    const plan = planTransaction(items, this.#services.changelog)
    const outcome = await this.#transact(plan)
    if (outcome === 'aborted') return false
    if (outcome === 'unknown') {
      if (this.#isClosed) throw stopped()
      this.#startOver(batch)
      return true
    }
    for (const [partition, commit] of plan.partitions) partition.committed(commit)
    await this.#storing
    assert(!this.#isStoring, 'stores take commits in, in the order of the commits (I5)')
    this.#storing = this.#store(items, plan, startedMs)
    if (items.length < batch.length) this.#drop(without(batch, items))
    return true
  }

  /** Everything of the batch in one transaction, or nothing. */
  async #transact({
    records,
    positions,
  }: TransactionPlan): Promise<'committed' | 'aborted' | 'unknown'> {
    const { producer, consumer } = this.#services
    try {
      await this.#retry(() => producer.begin())
      let next = 0 // A full queue asks for the same record again.
      await this.#retry(() => {
        for (; next < records.length; next += 1) producer.produce(records[next] as OutRecord)
      })
      await this.#retry(() => producer.sendOffsets(positions, consumer))
    } catch (error) {
      await this.#recover(error)
      return 'aborted'
    }
    try {
      await this.#retry(() => producer.commit())
      return 'committed'
    } catch (error) {
      await this.#recover(error)
      return error instanceof BrokerError && error.remedy === 'abort' ? 'aborted' : 'unknown'
    }
  }

  /** Repeats the same call for as long as the client says that this helps. */
  async #retry(run: () => void | Promise<void>): Promise<void> {
    const { clock, log } = this.#services
    await retry(run, {
      clock,
      backoff,
      isRetriable,
      onFailure: (error, attempt) => {
        if (this.#isClosed) throw stopped()
        logEvent(log, 'transaction.call-retried', { attempt, error })
      },
    })
  }

  async #recover(error: unknown): Promise<void> {
    if (!(error instanceof BrokerError)) throw error
    const { log, producer } = this.#services
    logEvent(log, 'transaction.failed', { error })
    try {
      if (error.remedy === 'abort') return await this.#retry(() => producer.abort())
    } catch (abortError) {
      logEvent(log, 'transaction.abort-failed', { error: abortError })
    }
    await this.#renew()
  }

  /** However long it takes: a broker that is away comes back, and the buffers wait for it (I6). */
  async #renew(): Promise<void> {
    const { clock, log, producer } = this.#services
    await retry(() => producer.renew(), {
      clock,
      backoff,
      isRetriable: (error) => error instanceof BrokerError,
      onFailure: (error, attempt) => {
        if (this.#isClosed) throw stopped()
        logEvent(log, 'producer.renew-failed', { attempt, error })
      },
    })
  }

  /**
   * Whether the commit happened is not known, and never guessed: all partitions begin again from what
   * the broker says, as after a crash.
   */
  #startOver(batch: readonly TurnResult[]): void {
    const partitions = new Set(batch.map(({ partition }) => partition))
    logEvent(this.#services.log, 'transaction.in-doubt', { partitions: partitions.size })
    for (const partition of partitions) partition.revoke()
    this.#services.consumer.restart()
    this.#drop(batch)
  }

  /** After the commit, and in the order of the commits (I5). */
  async #store(
    items: readonly TurnResult[],
    { partitions }: TransactionPlan,
    startedMs: number,
  ): Promise<void> {
    const { actor, metrics } = this.#services
    const nowMs = this.#services.clock.now()
    this.#isStoring = true
    try {
      if (this.#isBehind) throw stopped()
      const storing = [...partitions].map(([each, { changes }]) => each.store(changes, nowMs))
      await Promise.all(storing)
    } catch (error) {
      this.#isBehind = true
      return this.#fail(items, error)
    } finally {
      this.#isStoring = false
    }
    const tookMs = this.#services.clock.now() - startedMs
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
