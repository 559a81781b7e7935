// The life of one running actor: reads its inputs, says whether it is ready, ticks its checkpoints, drains and stops.

import { within } from '#foundation/clock.ts'
import { HOUR_MS } from '#foundation/time.ts'
import type { Assignment } from '../assignment/assignment.ts'
import type { EndOffsets } from '../assignment/end-offsets.ts'
import type { StandbyReport, Standbys } from '../assignment/standby.ts'
import type { Committer } from '../commit/committer.ts'
import {
  type ActorReport,
  type Inspection,
  inspectKey,
  type PartitionReport,
  reportActor,
  reportOf,
} from '../introspection/inspect.ts'
import type { GroupConsumer, LogReader, TransactionalProducer } from '../kafka/port.ts'
import type { Scheduler } from '../partition/mailbox.ts'
import type { Work } from '../partition/owned-partition.ts'
import { logEvent } from '../telemetry/log-events.ts'
import type { TurnServices } from '../turn/turn-services.ts'
import type { Failure } from './failure.ts'

export interface RunningActor extends AsyncDisposable {
  /** Resolves after a clean stop; rejects when the actor cannot go on. */
  readonly stopped: Promise<void>
  /** Whether every partition assigned to this process is restored and being read. */
  isReady(): boolean
  /** One user's pages and timers; undefined where another process owns the user. */
  inspect(key: string, family?: string): Inspection | undefined
  /** Watermarks and what is in flight, of each partition; without asking Kafka where they end. */
  partitions(): readonly PartitionReport[]
  /** The same with ends and lags, and what holds for the whole process. */
  report(): Promise<ActorReport>
  /** Of all partitions of the actor, those that this process owns, 0 to 1. */
  share(): number
  /** Partitions of other processes whose state is kept here too, and how far it is. */
  standbys(): readonly StandbyReport[]
  /** Makes the following stop give the partitions away immediately: for scaling down. */
  leave(): void
}

/** What an instance runs and closes. */
export interface ActorParts {
  readonly consumer: GroupConsumer
  readonly producer: TransactionalProducer
  readonly logReader: LogReader
  readonly committer: Committer
  readonly scheduler: Scheduler<Work>
  readonly assignment: Assignment
  readonly standbys: Standbys
  readonly ends: EndOffsets
}

type InstanceServices = TurnServices & { readonly committer: Committer }

const HURRY_MS = 2_000
const TOUCH_MS = HOUR_MS
/** Upper bound on the delay of a read: the client reports rebalances only when it reads. */
const ROOM_MS_MAX = 200

export class ActorInstance implements RunningActor {
  readonly stopped: Promise<void>
  readonly #services: InstanceServices
  readonly #parts: ActorParts
  readonly #failure: Failure
  readonly #end = Promise.withResolvers<void>()
  #reading: Promise<void> = Promise.resolve()
  #closing: Promise<void> | undefined
  #callOff = () => {}
  #touchedMs = 0

  constructor(services: InstanceServices, parts: ActorParts, failure: Failure) {
    this.#services = services
    this.#parts = parts
    this.#failure = failure
    this.stopped = this.#end.promise
    this.stopped.catch(() => {}) // Its own caller sees the error.
    failure.listen(() => void this[Symbol.asyncDispose]())
  }

  async start(): Promise<void> {
    const { consumer, standbys, assignment } = this.#parts
    try {
      await consumer.join(assignment)
      await standbys.start()
    } catch (error) {
      await this[Symbol.asyncDispose]()
      throw error
    }
    const { log, actor, settings } = this.#services
    logEvent(log, 'actor.started', { actor: actor.name, instance: settings.INSTANCE_ID })
    this.#reading = this.#read()
    this.#checkpointAfter(settings.CHECKPOINT_INTERVAL_MS)
  }

  isReady(): boolean {
    return !this.#services.stopping.isOver && this.#parts.assignment.isReady
  }

  inspect(key: string, family?: string): Inspection | undefined {
    return inspectKey(this.#services, this.#parts.assignment, { key, family })
  }

  partitions(): readonly PartitionReport[] {
    const nowMs = this.#services.clock.now()
    return this.#parts.assignment.owned.map((each) => reportOf(each, nowMs))
  }

  report(): Promise<ActorReport> {
    return reportActor(this.#services, this.#parts.assignment, this.#parts.ends)
  }

  share(): number {
    const { counts, changelog } = this.#services
    return this.#parts.assignment.owned.length / (counts.get(changelog) ?? 1)
  }

  standbys(): readonly StandbyReport[] {
    return this.#parts.standbys.reports
  }

  leave(): void {
    this.#parts.consumer.leave()
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #read(): Promise<void> {
    const { consumer, committer, assignment, scheduler } = this.#parts
    const { stopping, fail } = this.#services
    try {
      while (!stopping.isOver) {
        await committer.room(ROOM_MS_MAX)
        for (const record of await consumer.take()) assignment.receive(record)
        scheduler.start()
      }
    } catch (error) {
      fail(error)
    }
  }

  #checkpointAfter(ms: number): void {
    const { clock, log, stopping } = this.#services
    this.#callOff = clock.after(ms, () => {
      this.#tick()
        .catch((error) => logEvent(log, 'checkpoint.failed', { error }))
        .finally(() => {
          if (!stopping.isOver) this.#checkpointAfter(ms)
        })
    })
  }

  /** A checkpoint tick. */
  async #tick(): Promise<void> {
    const { assignment } = this.#parts
    const nowMs = this.#services.clock.now()
    if (nowMs - this.#touchedMs > TOUCH_MS) {
      this.#touchedMs = nowMs
      assignment.touch()
    }
    await assignment.checkpoint()
    await assignment.watchTopics()
  }

  async #close(): Promise<void> {
    const { log, settings, clock, stopping } = this.#services
    const actor = this.#services.actor.name
    const startedMs = clock.now()
    const { scheduler, committer, assignment, standbys, consumer, producer, logReader } =
      this.#parts
    logEvent(log, 'actor.draining', { actor, partitions: assignment.owned.length })
    // First this: a turn that is cut off at the end must not be followed by its key's next one.
    const drained = scheduler.drain()
    stopping.end()
    this.#callOff()
    if (settings.LEAVE_ON_STOP === 'yes') this.leave()
    const steps: [string, () => Promise<unknown>][] = [
      ['end the read that is under way', () => this.#reading],
      ['finish running turns', () => drained],
      ['commit them', () => committer.flush()],
      ['note how far the stores are', () => assignment.checkpoint()],
      ['give up what cannot be committed', async () => committer.close()],
      ['close the standbys', () => standbys.close()],
      ['leave the group', async () => await consumer[Symbol.asyncDispose]()],
      ['close the stores', () => assignment.close()],
      ['close the producer', async () => await producer[Symbol.asyncDispose]()],
      ['close the readers', async () => await logReader[Symbol.asyncDispose]()],
    ]
    let msMax: number = settings.DRAIN_MS_MAX
    for (const [step, run] of steps) {
      try {
        await within(clock, msMax, run())
      } catch (error) {
        msMax = Math.min(msMax, HURRY_MS) // What cannot be reached now will not be a moment later.
        logEvent(log, 'actor.stop-step-failed', { step, error })
      }
    }
    logEvent(log, 'actor.stopped', { actor, ms: clock.now() - startedMs })
    if (this.#failure.first) this.#end.reject(this.#failure.first.error)
    else this.#end.resolve()
  }
}
