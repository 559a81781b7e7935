// Watches a simulated world, and says which promise was broken as soon as it is.

import { between } from '#foundation/random-choice.ts'
import { ServiceError } from '#foundation/service-error.ts'
import type { LogFields } from '#observability/log.ts'
import {
  type DeadLetter,
  deadLetterHeaders,
  deadLetterTopic,
} from '#runtime/dead-letters/dead-letter.ts'
import { partitionOf } from '#runtime/kafka/partitioner.ts'
import {
  BrokerError,
  type OutRecord,
  type TopicPartition,
  topicPartitionKey,
} from '#runtime/kafka/port.ts'
import { BATCH_MAX } from '#runtime/simulation/memory-broker/group-consumer.ts'
import type { BrokerCall } from '#runtime/simulation/memory-broker/options.ts'
import type { Transaction } from '#runtime/simulation/memory-broker/partition-log.ts'
import type { SimulatedDisk } from '#runtime/simulation/memory-store.ts'
import type { SimulatedProcess } from '#runtime/simulation/simulated-process.ts'
import type { Simulation } from '#runtime/simulation/world.ts'
import type { StateChange } from '#runtime/state/state-store.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import { Calls } from './calls.ts'
import { Changelog } from './changelog.ts'
import { isExpectedEnd } from './expected-end.ts'
import { type Credited, credited, credits, type Done, done, moved, ordered } from './ledger.ts'
import { lettersOf, newUser, replay, type UserModel } from './model.ts'

interface Limits {
  readonly bytesMax: number
  readonly turnMsMax: number
  readonly mailboxMax: number
}

const INPUTS = 2

export class Checker {
  readonly broken: string[] = []
  readonly users = new Map<string, UserModel>()
  readonly changelog = new Changelog((what) => this.breaks(what))
  readonly calls: Calls
  /** Sources that are done or given up, in a committed transaction. */
  readonly completed = new Set<string>()
  /** By partition of the outputs: from where on accounts have started again, their state lost. */
  readonly restarts = new Map<number, number>()
  readonly #told = new Set<string>()
  readonly #mustTell = new Set<string>()
  readonly #atTheEnd: (() => void)[] = []
  readonly #begun = new Map<SimulatedProcess, number>()
  readonly #offsets = new Map<string, number>()
  readonly #options: Limits
  #world: Simulation | undefined
  /** Moves that were committed and have not arrived at the other account. */
  #underWay = 0

  constructor(options: Limits) {
    this.#options = options
    this.calls = new Calls(this, options.turnMsMax)
  }

  get world(): Simulation {
    if (!this.#world) throw new TypeError('no world is watched yet')
    return this.#world
  }

  /** Whether nothing is to come: no timer, no move. */
  get isAtRest(): boolean {
    return this.#underWay === 0 && ![...this.users.values()].some(({ timers }) => timers.size > 0)
  }

  watch(world: Simulation): void {
    this.#world = world
  }

  breaks(what: string): void {
    this.broken.push(what)
    this.world.timeline.note(`BROKEN ${what}`)
  }

  called(life: SimulatedProcess, action: BrokerCall, record: OutRecord | undefined): void {
    if (record)
      this.world.timeline.note(
        `${life.name} produces ${record.topic}/${record.partition} ${record.key} ${record.value?.length ?? 'null'}`,
      )
    if (action === 'begin') this.#began(life)
    if (action !== 'produce' || !record) return
    if ((record.value?.length ?? 0) > this.#options.bytesMax) {
      this.breaks(`I9: a record of ${record.value?.length} bytes is produced`)
    }
    if (record.topic !== 'dones') return
    const { source } = this.#decode(done, record)
    if (this.calls.endOf(life, source) > (this.#begun.get(life) ?? 0)) {
      this.breaks(`I1: ${source} ended while its transaction was open`)
    }
  }

  #began(life: SimulatedProcess): void {
    this.#begun.set(life, this.calls.sequence)
    const partitions = this.world.instances.get(life.name)?.actor?.partitions() ?? []
    for (const { partition, load } of partitions) {
      if (load > this.#options.mailboxMax + INPUTS * BATCH_MAX) {
        this.breaks(`I9: ${load} messages of partition ${partition} wait in ${life.name}`)
      }
    }
  }

  decided(transaction: Transaction): void {
    if (transaction.state !== 'committed') return
    if (transaction.records.length > 0 && !transaction.hasOffsets) {
      this.breaks('I2: a transaction was committed without offsets')
    }
    const touched = new Set<string>()
    const movesOf = new Map<string, string[]>()
    for (const record of transaction.records) {
      if (record.topic === 'ledger-changelog') this.changelog.add(record)
      if (record.topic === deadLetterTopic('ledger')) this.#addLetter(record)
      if (record.topic === 'moves') {
        const { userId, to, amount } = this.#decode(moved, record)
        movesOf.set(userId, [...(movesOf.get(userId) ?? []), `move ${to} ${amount}`])
        this.#deliver({ userId: to, amount })
      }
      if (record.topic !== 'dones') continue
      const turn = this.#decode(done, record)
      touched.add(turn.userId)
      this.#addDone(turn, movesOf.get(turn.userId) ?? [])
      movesOf.delete(turn.userId)
    }
    for (const [userId, moves] of movesOf) this.breaks(`once: ${userId} makes ${moves} in no turn`)
    for (const userId of touched) this.#compareAccount(userId)
    for (const { offset, ...where } of transaction.offsets.values())
      this.#checkOffset(where, offset)
  }

  applied(
    disk: SimulatedDisk,
    changes: readonly StateChange[],
    changelogOffset: number | undefined,
  ): void {
    const where = { topic: 'ledger-changelog', partition: disk.partition }
    for (const change of changes) this.changelog.checkApplied(disk.partition, change)
    if (changelogOffset === undefined) return
    const log = this.world.broker.logOf(where)
    if (changelogOffset > log.stableEnd) {
      this.breaks(
        `I11: store ${disk.partition} notes ${changelogOffset}, decided is ${log.stableEnd}`,
      )
    }
    this.changelog.checkStore(disk, log, changelogOffset)
  }

  failed(instance: string, error: unknown): void {
    if (error instanceof BrokerError) return
    if (error instanceof ServiceError && isExpectedEnd(this.world, instance, error)) return
    if (error instanceof Error && error.message === 'no space left on device') return
    this.breaks(`${instance} ended with ${error instanceof Error ? error.stack : error}`)
  }

  /** What happened is said, under its code. */
  mustTell(code: string, where: TopicPartition): void {
    this.#mustTell.add(`${code} of ${topicPartitionKey(where)}`)
  }

  /** A log line; notices say where it happened. */
  logged({ code, topic, partition }: LogFields): void {
    if (code === undefined || topic === undefined) return
    this.#told.add(`${code} of ${topicPartitionKey({ topic, partition } as TopicPartition)}`)
  }

  atTheEnd(run: () => void): void {
    this.#atTheEnd.push(run)
  }

  checkTold(): void {
    for (const run of this.#atTheEnd) run()
    for (const what of this.#mustTell) if (!this.#told.has(what)) this.breaks(`told: no ${what}`)
  }

  /** An input is another topic: its offsets name other messages. */
  forgetInput(topic: string): void {
    const isOfTopic = (source: string) => source.startsWith(`${topic}/`)
    for (const name of this.#offsets.keys()) if (isOfTopic(name)) this.#offsets.delete(name)
    for (const source of this.completed) if (isOfTopic(source)) this.completed.delete(source)
    for (const { lasts } of this.users.values()) lasts.delete(topic)
    this.calls.forget(isOfTopic)
    this.changelog.forgetJournal(topic)
  }

  /** All state is gone: accounts start again, and what was finished above the watermark is done again. */
  forgetState(): void {
    const { broker, options } = this.world
    for (const source of this.completed) {
      const [topic = '', partition, offset] = source.split('/')
      if (topic === 'timer') continue
      const committed = broker.committedOffset({ topic, partition: Number(partition) })
      if (Number(offset) >= committed) this.completed.delete(source)
    }
    for (let partition = 0; partition < options.partitions; partition += 1) {
      this.restarts.set(partition, broker.logOf({ topic: 'dones', partition }).high)
    }
    this.users.clear()
    this.calls.forget(() => true)
    this.changelog.clear()
  }

  /** The program of a message; undefined where the message makes no event. */
  stepsOf(source: string): readonly string[] | undefined {
    const [topic = '', partition, offset] = source.split('/')
    if (topic === 'timer') return [`fired ${partition}`]
    const record = this.world.broker
      .logOf({ topic, partition: Number(partition) })
      .at(Number(offset))
    if (!record?.value || !record.key) return undefined
    try {
      if (topic === 'credits') return [`add ${this.#decode(credited, record).amount}`]
      return this.#decode(ordered, record).steps
    } catch {
      return undefined
    }
  }

  userOf(userId: string): UserModel {
    const user = this.users.get(userId) ?? newUser()
    this.users.set(userId, user)
    return user
  }

  /** A reader of moves tells the other account; later, and once. */
  #deliver(event: Credited): void {
    const { timeline, broker, codec, options } = this.world
    this.#underWay += 1
    const partition = partitionOf(event.userId, options.partitions)
    const arrive = () => {
      this.#underWay -= 1
      const value = codec.encode(credits.name, credited, event)
      broker.append([{ topic: credits.name, partition, key: event.userId, value }])
    }
    timeline.after(between(timeline.random, 1, 100), 'a move arrives', arrive)
  }

  /** @param moves What was sent since the listener's turn before. */
  #addDone(turn: Done, moves: readonly string[]): void {
    this.#complete(turn.source)
    const steps = this.stepsOf(turn.source) ?? []
    const expected = steps.filter((step) => step.startsWith('move '))
    if (String(moves) !== String(expected)) {
      this.breaks(`once: ${turn.source} sends ${moves}, not ${expected}`)
    }
    this.calls.checkNotes(turn, steps)
    for (const wrong of replay(this.userOf(turn.userId), turn, steps)) {
      this.breaks(`${wrong} (${turn.userId})`)
    }
  }

  #addLetter({ headers }: OutRecord): void {
    const letter = JSON.parse(headers?.[deadLetterHeaders(NAMESPACE).reason] ?? '{}') as DeadLetter
    const { source, timer, code, owner } = letter
    const ofTimer = `timer/${timer?.name}/${timer?.dueMs}/${owner}`
    const name = source ? `${source.topic}/${source.partition}/${source.offset}` : ofTimer
    this.#complete(name)
    const steps = this.stepsOf(name)
    if (!lettersOf(steps).has(code)) {
      this.breaks(`I10: ${name} ${steps} is given up for ${code}: ${letter.stack}`)
    }
    if (timer) this.userOf(owner).timers.delete(timer.name)
  }

  #complete(source: string): void {
    if (this.completed.has(source)) this.breaks(`once: ${source} is committed twice`)
    this.completed.add(source)
  }

  #compareAccount(userId: string): void {
    const { count, balance } = this.userOf(userId)
    const page = this.changelog.pageOf(userId, 'account:', this.world.codec)
    if (page?.count === count && page.balance === balance) return
    this.breaks(`I2: outputs of ${userId} are committed without their state`)
  }

  /** I3: everything below a committed offset is complete. */
  #checkOffset(where: { topic: string; partition: number }, offset: number): void {
    const before = this.#offsets.get(topicPartitionKey(where)) ?? 0
    if (offset < before)
      this.breaks(`I3: ${topicPartitionKey(where)} went back from ${before} to ${offset}`)
    this.#offsets.set(topicPartitionKey(where), Math.max(offset, before))
    for (const record of this.world.broker.logOf(where).between(before, offset)) {
      const source = `${topicPartitionKey(where)}/${record.offset}`
      if (record.value && !this.completed.has(source)) this.breaks(`I3: ${source} is passed undone`)
    }
  }

  #decode<T>(
    schema: Parameters<Simulation['codec']['decode']>[0] & { valueType?: T },
    record: { value: Buffer | null },
  ): T {
    return this.world.codec.decode(schema, record.value as Buffer) as T
  }
}
