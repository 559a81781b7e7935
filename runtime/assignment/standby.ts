// Copies of other processes' state: each follows its changelog, committed records only, into a store of
// its own, which is therefore a prefix of the changelog at every moment (I5) and trusted or wiped by the
// same rules as an owned one (I11). When the group gives the number to this process, little is left to read.

import { backoffMs } from '#foundation/backoff.ts'
import { waitUntil } from '#foundation/cancellation.ts'
import { Mutex } from '#foundation/mutex.ts'
import type { FollowedRecords, GroupMember, LogFollower } from '../kafka/port.ts'
import { changesOf, trust } from '../state/restore.ts'
import type { StateStore } from '../state/state-store.ts'
import { logEvent } from '../telemetry/log-events.ts'
import type { PartitionServices } from './partition-services.ts'
import { standbyPartitions } from './standby-assignment.ts'

export interface StandbyReport {
  readonly partition: number
  /** First offset of the changelog that may not be in the copy yet. */
  readonly changelogOffset: number
}

const PLAN_INTERVAL_MS = 2_000
const backoff = { msMin: 500, msMax: 5_000 }

export class Standbys {
  readonly #services: PartitionServices
  readonly #stores = new Map<number, StateStore>()
  /** Changes of `#stores`, and writes to them. */
  readonly #lock = new Mutex()
  #follower: LogFollower | undefined
  #running: Promise<void> = Promise.resolve()
  #plannedMs = Number.NEGATIVE_INFINITY
  #isClosed = false

  constructor(services: PartitionServices) {
    this.#services = services
    services.leases.lendTo(this)
  }

  get reports(): readonly StandbyReport[] {
    return [...this.#stores].map(([partition, { changelogOffset = 0 }]) => ({
      partition,
      changelogOffset,
    }))
  }

  async start(): Promise<void> {
    if (this.#services.settings.STANDBYS === 0) return
    this.#follower = await this.#services.logReader.follow()
    this.#running = this.#run(this.#follower)
  }

  /** Resolves when the number's store is closed, if it was open here. */
  async release(number: number): Promise<void> {
    await this.#lock.hold(() => this.#drop(number))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#running
    for (const number of [...this.#stores.keys()]) await this.release(number)
    await this.#follower?.[Symbol.asyncDispose]()
  }

  /** What fails is tried again: a copy that lags is no reason to stop. */
  async #run(follower: LogFollower): Promise<void> {
    const { clock, log, stopping } = this.#services
    let failures = 0
    while (!this.#isClosed) {
      try {
        if (clock.now() - this.#plannedMs >= PLAN_INTERVAL_MS) {
          this.#plannedMs = clock.now()
          await this.#plan(follower)
        }
        const stretches = await follower.take()
        await this.#lock.hold(async () => {
          for (const stretch of stretches) await this.#apply(stretch)
        })
        failures = 0
      } catch (error) {
        failures += 1
        logEvent(log, 'standby.failed', { attempt: failures, error })
        await waitUntil(stopping, clock, backoffMs(backoff, failures))
      }
    }
  }

  async #plan(follower: LogFollower): Promise<void> {
    const { settings, consumer } = this.#services
    const members = await consumer.members()
    const wanted = new Set(standbyPartitions(members, settings.INSTANCE_ID, settings.STANDBYS))
    for (const number of this.#stores.keys()) {
      if (!wanted.has(number) && isOwned(members, number)) await this.release(number)
    }
    for (const number of wanted) await this.#lock.hold(() => this.#keep(follower, number))
  }

  async #keep(follower: LogFollower, number: number): Promise<void> {
    const { logReader, clock, log, leases, openStore, changelog: topic } = this.#services
    if (this.#isClosed || this.#stores.has(number) || !leases.isFree(number)) return
    const changelog = { topic, partition: number }
    const store = await openStore(number)
    try {
      const { from } = await trust({ store, logReader, clock, log, changelog })
      this.#stores.set(number, store)
      follower.add({ ...changelog, offset: from })
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async #apply({ partition, offset, records }: FollowedRecords): Promise<void> {
    const store = this.#stores.get(partition)
    if (!store || offset <= (store.changelogOffset ?? -1)) return
    const { clock, log, changelog: topic } = this.#services
    try {
      await store.apply(changesOf(records, log), { changelogOffset: offset, nowMs: clock.now() })
    } catch (error) {
      // The follower is past these records: the next plan begins again where the store is.
      logEvent(log, 'standby.write-failed', { topic, partition, error })
      await this.#drop(partition)
    }
  }

  async #drop(number: number): Promise<void> {
    const store = this.#stores.get(number)
    if (!store) return
    this.#stores.delete(number)
    this.#follower?.remove({ topic: this.#services.changelog, partition: number })
    await store.close()
  }
}

/** While a partition has no owner, its copies wait for the next one. */
const isOwned = (members: readonly GroupMember[], number: number) =>
  members.some(({ numbers }) => numbers.includes(number))
