// Which partitions this process owns: opening them after an assignment, giving them up before a revoke
// ends (I4). Messages that come before a partition is open wait for it.
import type { InRecord, TopicPartition } from './broker.ts'
import type { Host } from './host.ts'
import { OwnedPartition, type Work } from './partition.ts'
import { restore } from './restore.ts'
import { ownerOf } from './topic.ts'

interface AssignmentOptions {
  readonly host: Host
  /** Topics that the actor receives. */
  readonly inputs: readonly string[]
  readonly put: (work: Work) => void
  readonly start: () => void
}

export class Assignment {
  readonly #options: AssignmentOptions
  readonly #owned = new Map<number, OwnedPartition>()
  readonly #topics = new Map<number, Set<string>>() // Assigned input topics of each number.
  /** A number's folder cannot be open twice: each open and close waits for the one before. */
  readonly #busy = new Map<number, Promise<unknown>>()
  #wasAssigned = false

  constructor(options: AssignmentOptions) {
    this.#options = options
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

  assigned(partitions: readonly TopicPartition[]): void {
    this.#wasAssigned = true
    const { host, inputs } = this.#options
    for (const { topic, partition: number } of partitions) {
      const topics = this.#topics.get(number) ?? new Set<string>()
      this.#topics.set(number, topics.add(topic))
      if (!this.#owned.has(number)) this.#owned.set(number, this.#newPartition(number))
      if (topics.size < inputs.length) continue
      const partition = this.#owned.get(number) as OwnedPartition
      const opening = this.#open(partition, this.#busy.get(number)).catch((error) => {
        if (partition.isOwned) host.fail(error)
      })
      this.#busy.set(number, opening)
    }
  }

  async revoked(partitions: readonly TopicPartition[]): Promise<void> {
    const { host } = this.#options
    const numbers = new Set(partitions.map(({ partition }) => partition))
    for (const { topic, partition } of partitions) this.#topics.get(partition)?.delete(topic)
    const gone = [...numbers].flatMap((number) => this.#owned.get(number) ?? [])
    for (const partition of gone) {
      partition.revoke()
      this.#owned.delete(partition.number)
    }
    await host.committer.exclude(async () => {
      await Promise.all(gone.map((partition) => this.#close(partition)))
    })
  }

  receive(record: InRecord): void {
    const partition = this.#owned.get(record.partition)
    if (!partition?.isOwned) return
    partition.load += 1
    partition.loadBytes += sizeOf(record)
    if (partition.isOpen) this.#enqueue(partition, record)
    else partition.early.push(record)
    this.#pauseIfFull(partition)
  }

  /** A message is committed: its place in the partition's limits is free. */
  release(partition: OwnedPartition, record: InRecord): void {
    partition.load -= 1
    partition.loadBytes -= sizeOf(record)
    const { MAILBOX_MAX, MAILBOX_BYTES_MAX } = this.#options.host.settings
    if (!partition.isPaused || !partition.isOwned) return
    if (partition.load > MAILBOX_MAX / 2 || partition.loadBytes > MAILBOX_BYTES_MAX / 2) return
    partition.isPaused = false
    this.#options.host.inbox().resume(this.#inputsOf(partition))
  }

  /** Notes in each store how far it is. No commit runs meanwhile, so what is decided is stored. */
  async checkpoint(): Promise<void> {
    const { committer, archive, changelog, clock } = this.#options.host
    const ahead = this.owned.filter((each) => each.isOpen && each.isAhead)
    if (ahead.length === 0) return
    await committer.exclude(async () => {
      const ends = await Promise.all(
        ahead.map(({ number }) => archive.decidedEnd({ topic: changelog, partition: number })),
      )
      const stored = ahead.map(async (partition, at) => {
        if (!partition.isOwned) return
        const changelogOffset = ends[at] ?? 0
        partition.isAhead = false
        await partition.opened.store.apply([], { changelogOffset, nowMs: clock.now() })
      })
      await Promise.all(stored)
    })
  }

  /** Gives up what is still owned, and resolves when every store is closed. */
  async close(): Promise<void> {
    const inputs = this.owned.flatMap((partition) => this.#inputsOf(partition))
    if (inputs.length > 0) await this.revoked(inputs)
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
    const { archive, clock, log, codec } = host
    await before
    // First this: it waits for the previous owner's transaction, whose records the end then covers.
    const committed = await host.inbox().committed(this.#inputsOf(partition))
    if (!partition.isOwned) return
    const store = await host.openStore(partition.number)
    const changelog = { topic: host.changelog, partition: partition.number }
    const startedMs = clock.now()
    try {
      await restore({ store, archive, clock, log, changelog, isWanted: () => partition.isOwned })
    } catch (error) {
      await store.close()
      throw error
    }
    if (!partition.isOwned) return await store.close()
    partition.open(store, codec, committed)
    log.info('partition open', { ...changelog, ms: clock.now() - startedMs })
    for (const record of partition.early.splice(0)) this.#enqueue(partition, record)
    partition.timers.start()
    start()
  }

  async #close(partition: OwnedPartition): Promise<void> {
    if (!partition.wasOpened) return // Its opening closes the store when it comes to the end.
    const closing = partition.wasOpened.store.close()
    this.#busy.set(partition.number, closing)
    await closing
  }

  #enqueue(partition: OwnedPartition, record: InRecord): void {
    const place = partition.opened.watermarks.get(record.topic)?.add(record.offset)
    if (!place) {
      this.release(partition, record) // It came twice.
      return
    }
    const userId = record.key ? ownerOf(record.key.toString()) : ''
    this.#options.put({ kind: 'message', partition, userId, record, place })
  }

  #pauseIfFull(partition: OwnedPartition): void {
    const { settings, inbox } = this.#options.host
    if (partition.isPaused) return
    if (partition.load < settings.MAILBOX_MAX && partition.loadBytes < settings.MAILBOX_BYTES_MAX) {
      return
    }
    partition.isPaused = true
    inbox().pause(this.#inputsOf(partition))
  }

  #inputsOf({ number }: OwnedPartition): TopicPartition[] {
    return this.#options.inputs.map((topic) => ({ topic, partition: number }))
  }
}

const sizeOf = ({ value, key }: InRecord): number => (value?.length ?? 0) + (key?.length ?? 0) + 100 // Roughly what keeping it costs.
