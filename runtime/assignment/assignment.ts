// Which partitions this process owns: opening them after an assignment, giving them up before a revoke
// ends (I4). A partition number is owned as a whole: the changelog's, and every input's (docs/adr/005).

import { Semaphore } from '#foundation/semaphore.ts'
import { commitChanges, commitNothing } from '../commit/maintenance-commit.ts'
import type { Host } from '../host.ts'
import type { InRecord, TopicPartition } from '../kafka/port.ts'
import type { TrackedOffset } from '../partition/offset-tracker.ts'
import { OwnedPartition, type Work } from '../partition/owned-partition.ts'
import { ownerOf } from '../topic.ts'
import { openPartition } from './open-partition.ts'

const OPENINGS_MIN = 2

interface AssignmentOptions {
  readonly host: Host
  /** Topics that the actor receives. */
  readonly inputs: readonly string[]
  readonly put: (work: Work) => void
  readonly start: () => void
  /** Resolves once no standby has the number's store open. */
  readonly freeStore: (number: number) => Promise<void>
}

export class Assignment {
  readonly #options: AssignmentOptions
  readonly #owned = new Map<number, OwnedPartition>()
  /** A number's folder cannot be open twice: each open and close waits for the one before. */
  readonly #busy = new Map<number, Promise<unknown>>()
  /** By topic: another id means another topic. */
  readonly #ids = new Map<string, string>()
  /** Openings hold threads, which those who go on committing need too. */
  readonly #gate: Semaphore
  #wasAssigned = false

  constructor(options: AssignmentOptions) {
    this.#options = options
    const { UV_THREADPOOL_SIZE } = options.host.settings
    this.#gate = new Semaphore(Math.max(OPENINGS_MIN, Math.floor(UV_THREADPOOL_SIZE / 4)))
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

  /** Whether nothing here has the number's store open, or is about to. */
  isFree(number: number): boolean {
    return !this.#owned.has(number) && !this.#busy.has(number)
  }

  assigned(numbers: readonly number[]): void {
    this.#wasAssigned = true
    for (const number of numbers) {
      const partition = this.#newPartition(number)
      this.#owned.set(number, partition)
      const opening = this.#open(partition, this.#busy.get(number)).catch((error) => {
        if (partition.isOwned) this.#options.host.fail(error)
      })
      this.#occupy(number, opening)
    }
  }

  /** Others go on: only a commit that is under way is waited for. */
  async revoked(numbers: readonly number[]): Promise<void> {
    const gone = numbers.flatMap((number) => this.#owned.get(number) ?? [])
    for (const partition of gone) {
      partition.revoke()
      this.#owned.delete(partition.number)
    }
    const quiet = this.#options.host.committer.exclude(async () => {})
    await Promise.all(gone.map((partition) => this.#close(partition, quiet)))
  }

  receive(record: InRecord): void {
    const partition = this.#owned.get(record.partition)
    if (!partition?.isOpen) return
    const place = partition.opened.watermarks.get(record.topic)?.add(record.offset, sizeOf(record))
    if (!place) return // It came twice.
    partition.load += 1
    partition.loadBytes += place.bytes
    const key = record.key ? ownerOf(record.key.toString()) : ''
    this.#options.put({ kind: 'message', partition, key, record, place })
    this.#pauseIfFull(partition)
  }

  /** A message is committed: what it took of the partition's limits is free. */
  release(partition: OwnedPartition, { bytes }: TrackedOffset): void {
    partition.load -= 1
    partition.loadBytes -= bytes
    const { MAILBOX_MAX, MAILBOX_BYTES_MAX } = this.#options.host.settings
    if (!partition.isPaused || !partition.isOwned) return
    if (partition.load > MAILBOX_MAX / 2 || partition.loadBytes > MAILBOX_BYTES_MAX / 2) return
    partition.isPaused = false
    this.#options.host.consumer().resume(this.#inputsOf(partition))
  }

  /**
   * Notes in each store how far it is. No commit runs while the end is read, so what is decided is
   * stored; unless another process has written it, unknown to this one. A commit rules that out.
   */
  async checkpoint(): Promise<void> {
    const { host } = this.#options
    const { committer, logReader, changelog } = host
    const ahead = this.owned.filter((each) => each.isOpen && each.isAhead)
    if (ahead.length === 0) return
    await committer.exclude(async () => {
      const notes = ahead.map(async (partition) => {
        const where = { topic: changelog, partition: partition.number }
        partition.decidedEnd = await logReader.decidedEnd(where)
        partition.isAhead = false
      })
      await Promise.all(notes)
    })
    await Promise.allSettled(ahead.map((partition) => commitChanges(host, partition, [])))
  }

  /** Commits the positions of partitions where nothing has happened for long, so that they are kept. */
  touch(): void {
    for (const partition of this.owned) {
      if (partition.isOpen) commitNothing(this.#options.host, partition)
    }
  }

  /**
   * Begins anew where an input or the changelog was deleted and created again. The client would go on at
   * the input's old offset, and skip what stands before it; the stores would hold what no changelog does.
   * Returns the ids of the inputs, by topic.
   */
  async watchTopics(): Promise<ReadonlyMap<string, string>> {
    const { inputs, host } = this.#options
    const topics = [...inputs, host.changelog]
    const ids = await Promise.all(
      topics.map(async (each) => (await host.logReader.metadata(each)).id),
    )
    const changed = topics.filter((topic, at) => (this.#ids.get(topic) ?? ids[at]) !== ids[at])
    for (const [at, topic] of topics.entries()) this.#ids.set(topic, ids[at] ?? '')
    if (changed.length > 0) host.consumer().restart()
    return new Map(inputs.map((topic, at) => [topic, ids[at] ?? '']))
  }

  /** Gives up what is still owned, and resolves when every store is closed. */
  async close(): Promise<void> {
    await this.revoked([...this.#owned.keys()])
    await Promise.all(this.#busy.values())
  }

  #newPartition(number: number): OwnedPartition {
    const { host, put, start } = this.#options
    return new OwnedPartition(number, host.clock, (work) => {
      put(work)
      start()
    })
  }

  async #open(partition: OwnedPartition, before: Promise<unknown> | undefined): Promise<void> {
    const { host, start } = this.#options
    const inputs = this.#inputsOf(partition)
    const opening = {
      host,
      partition,
      inputs,
      watchTopics: () => this.watchTopics(),
      storeIsFree: async () => {
        await before
        await this.#options.freeStore(partition.number)
      },
    }
    // In the order of the assignments: of one number, the opening before is never behind.
    const positions = await this.#gate.hold(() => openPartition(opening))
    if (!positions) return
    host.consumer().start(positions)
    partition.timers.start()
    start()
  }

  /** A store that its opening has not handed over is closed by that. */
  #close(partition: OwnedPartition, quiet: Promise<void>): Promise<void> {
    const closing = quiet.then(async () => await partition.wasOpened?.store.close())
    this.#occupy(partition.number, closing)
    return closing
  }

  /** An opening that is called off early has not waited for the one before: so all are waited for. */
  #occupy(number: number, run: Promise<unknown>): void {
    const done = Promise.all([this.#busy.get(number), run]).finally(() => {
      if (this.#busy.get(number) === done) this.#busy.delete(number)
    })
    done.catch(() => {}) // Whoever waits for it still sees it.
    this.#busy.set(number, done)
  }

  #pauseIfFull(partition: OwnedPartition): void {
    const { settings, consumer } = this.#options.host
    if (partition.isPaused) return
    if (partition.load < settings.MAILBOX_MAX && partition.loadBytes < settings.MAILBOX_BYTES_MAX) {
      return
    }
    partition.isPaused = true
    consumer().pause(this.#inputsOf(partition))
  }

  #inputsOf({ number }: OwnedPartition): TopicPartition[] {
    return this.#options.inputs.map((topic) => ({ topic, partition: number }))
  }
}

const sizeOf = ({ value, key }: InRecord): number => (value?.length ?? 0) + (key?.length ?? 0) + 100 // Roughly what keeping it costs.
