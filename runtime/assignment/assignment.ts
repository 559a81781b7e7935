// Rebalances: which partitions this process owns. It opens them after an assignment, and gives them up before a
// revoke ends (I4).
// A partition number is owned as a whole: the changelog's, and every input's (docs/adr/005).

import { Semaphore } from '#foundation/semaphore.ts'
import { commitChanges, commitPositions } from '../commit/maintenance-commit.ts'
import type { GroupEvents, InRecord } from '../kafka/port.ts'
import type { Mailboxes } from '../partition/mailbox.ts'
import { OwnedPartition, type Work } from '../partition/owned-partition.ts'
import { logEvent } from '../telemetry/log-events.ts'
import { openPartition } from './open-partition.ts'
import type { PartitionServices } from './partition-services.ts'

const OPENINGS_MIN = 2

/** Runs work, in the order of each key. */
interface WorkScheduler {
  put(mailboxes: Mailboxes<Work>, key: string, work: Work): void
  start(): void
}

interface AssignmentOptions {
  /** Topics that the actor receives. */
  readonly inputs: readonly string[]
  readonly scheduler: WorkScheduler
}

export class Assignment implements GroupEvents {
  readonly #services: PartitionServices
  readonly #options: AssignmentOptions
  readonly #owned = new Map<number, OwnedPartition>()
  /** By topic: another id means another topic. */
  readonly #ids = new Map<string, string>()
  /** Openings hold threads, which those who go on committing need too. */
  readonly #openings: Semaphore
  #wasAssigned = false

  constructor(services: PartitionServices, options: AssignmentOptions) {
    this.#services = services
    this.#options = options
    const { UV_THREADPOOL_SIZE } = services.settings
    this.#openings = new Semaphore(Math.max(OPENINGS_MIN, Math.floor(UV_THREADPOOL_SIZE / 4)))
  }

  get isReady(): boolean {
    return this.#wasAssigned && [...this.#owned.values()].every((each) => each.isOpen)
  }

  get owned(): readonly OwnedPartition[] {
    return [...this.#owned.values()]
  }

  get(number: number): OwnedPartition | undefined {
    return this.#owned.get(number)
  }

  assigned(numbers: readonly number[]): void {
    this.#wasAssigned = true
    const { leases, fail, log, changelog: topic } = this.#services
    for (const number of numbers) {
      logEvent(log, 'partition.assigned', { topic, partition: number })
      const partition = this.#newPartition(number)
      this.#owned.set(number, partition)
      const opening = this.#open(partition, leases.take(number)).catch((error) => {
        if (partition.isOwned) fail(error)
      })
      leases.occupy(number, opening)
    }
  }

  /** Others go on: only a commit that is under way is waited for. */
  async revoked(numbers: readonly number[]): Promise<void> {
    const gone = numbers.flatMap((number) => this.#owned.get(number) ?? [])
    const { leases, log, changelog: topic } = this.#services
    for (const partition of gone) {
      partition.revoke()
      this.#owned.delete(partition.number)
      leases.giveBack(partition.number)
      logEvent(log, 'partition.revoked', { topic, partition: partition.number })
    }
    const quiet = this.#services.committer.exclude(async () => {})
    await Promise.all(gone.map((partition) => this.#close(partition, quiet)))
  }

  receive(record: InRecord): void {
    const work = this.#owned.get(record.partition)?.admit(record)
    if (work) this.#options.scheduler.put(work.partition.mailboxes, work.key, work)
  }

  /**
   * Notes in each store how far it is. No commit runs while the end is read, so what is decided is
   * stored; unless another process has written it, unknown to this one. A commit rules that out.
   */
  async checkpoint(): Promise<void> {
    const { committer, logReader, changelog } = this.#services
    const ahead = this.owned.filter((each) => each.needsCheckpoint)
    if (ahead.length === 0) return
    await committer.exclude(async () => {
      const notes = ahead.map(async (partition) => {
        const where = { topic: changelog, partition: partition.number }
        partition.noteDecidedEnd(await logReader.decidedEnd(where))
      })
      await Promise.all(notes)
    })
    await Promise.allSettled(ahead.map((partition) => commitChanges(committer, partition, [])))
  }

  /** Commits the positions of partitions where nothing has happened for long, so that Kafka keeps them. */
  touch(): void {
    for (const partition of this.owned) {
      if (partition.isOpen) commitPositions(this.#services.committer, partition)
    }
  }

  /**
   * Starts again where an input or the changelog was deleted and created again. The client would go on at
   * the input's old offset, and skip what comes before it; the stores would hold what no changelog does.
   * Returns the ids of the inputs, by topic.
   */
  async watchTopics(): Promise<ReadonlyMap<string, string>> {
    const { changelog, consumer, logReader } = this.#services
    const { inputs } = this.#options
    const topics = [...inputs, changelog]
    const ids = await Promise.all(topics.map(async (each) => (await logReader.metadata(each)).id))
    const changed = topics.filter((topic, at) => (this.#ids.get(topic) ?? ids[at]) !== ids[at])
    for (const [at, topic] of topics.entries()) this.#ids.set(topic, ids[at] ?? '')
    if (changed.length > 0) consumer.restart()
    return new Map(inputs.map((topic, at) => [topic, ids[at] ?? '']))
  }

  /** Gives up what is still owned, and resolves when every store is closed. */
  async close(): Promise<void> {
    await this.revoked([...this.#owned.keys()])
    await this.#services.leases.settled()
  }

  #newPartition(number: number): OwnedPartition {
    const { clock, consumer, settings } = this.#services
    const { inputs, scheduler } = this.#options
    return new OwnedPartition({
      number,
      clock,
      inputs,
      limits: settings,
      consumer,
      fire: (work) => {
        scheduler.put(work.partition.mailboxes, work.key, work)
        scheduler.start()
      },
    })
  }

  async #open(partition: OwnedPartition, storeIsFree: () => Promise<void>): Promise<void> {
    const watchTopics = () => this.watchTopics()
    // In the order of the assignments: of one number, the opening before is never behind.
    const positions = await this.#openings.hold(() =>
      openPartition(this.#services, { partition, watchTopics, storeIsFree }),
    )
    if (!positions) return
    this.#services.consumer.start(positions)
    partition.timers.start()
    this.#options.scheduler.start()
  }

  /** A store that its opening has not handed over is closed by that. */
  #close(partition: OwnedPartition, quiet: Promise<void>): Promise<void> {
    const closing = quiet.then(() => partition.close())
    this.#services.leases.occupy(partition.number, closing)
    return closing
  }
}
