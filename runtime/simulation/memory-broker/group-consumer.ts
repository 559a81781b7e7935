import { between, isHit, shuffled } from '#foundation/random-choice.ts'
import { errors } from '#runtime/errors.ts'
import { InstanceConflict } from '#runtime/kafka/instance-conflict.ts'
import {
  type GroupConsumer,
  type GroupEvents,
  type InRecord,
  type Position,
  type TopicPartition,
  topicPartitionKey,
} from '#runtime/kafka/port.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { BrokerState, WaitingReader } from './broker-state.ts'
import type { ConsumerGroup, GroupClient, GroupMembership } from './consumer-group.ts'

interface MemoryGroupConsumerOptions {
  readonly state: BrokerState
  readonly life: SimulatedProcess
  readonly group: ConsumerGroup
  /** The topic whose partition numbers the group shares out. */
  readonly assignmentTopic: string
  /** Called when it is closed. */
  readonly closed: () => void
}

type Change =
  | { readonly kind: 'assign' | 'revoke'; readonly numbers: readonly number[] }
  | { readonly kind: 'lost' | 'restart'; readonly numbers?: undefined }

interface Place extends TopicPartition {
  /** What is read next. */
  offset: number
}

/** Records of one partition that a read brings at most. */
export const BATCH_MAX = 30
const WAIT_MS_MAX = 800

export class MemoryGroupConsumer implements GroupConsumer, GroupClient, WaitingReader {
  readonly #options: MemoryGroupConsumerOptions
  readonly #paused = new Set<string>()
  readonly #owned = new Set<number>()
  readonly #places = new Map<string, Place>()
  readonly #assignments = new Map<number, number>()
  #changes: Change[] = []
  #events: GroupEvents | undefined
  #member: GroupMembership | undefined
  #epoch = -1
  #isClosed = false
  readonly #instanceConflict: InstanceConflict
  #isReplaced = false
  #isLeaving = false
  #wakeUp: (() => void) | undefined

  constructor(options: MemoryGroupConsumerOptions) {
    this.#options = options
    this.#instanceConflict = new InstanceConflict(options.life.clock)
    options.state.readers.add(this)
  }

  get life(): SimulatedProcess {
    return this.#options.life
  }

  /** Which assignment of a partition number this is, counted from 1; 0 while it has none. */
  assignmentOf(number: number): number {
    return this.#owned.has(number) ? (this.#assignments.get(number) ?? 0) : 0
  }

  get pausedCount(): number {
    return this.#paused.size
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** What it knows of the group at this moment, for offsets that are sent. */
  get membership(): { readonly member: GroupMembership; readonly epoch: number } | undefined {
    return this.#member && { member: this.#member, epoch: this.#epoch }
  }

  get group(): ConsumerGroup {
    return this.#options.group
  }

  async join(events: GroupEvents): Promise<void> {
    this.#events = events
    await this.#join()
  }

  async #join(): Promise<void> {
    const { life, group, assignmentTopic, state } = this.#options
    const partitions = state.countOf(assignmentTopic) ?? 0
    await life.call('join', () => {
      this.#member = group.join(this, life, partitions)
    })
  }

  /** A heartbeat's answer. */
  heartbeat(member: GroupMembership): void {
    if (this.#isClosed || member !== this.#member) return
    if (member.isGone) {
      this.#isReplaced = this.group.members.some(
        ({ instanceId }) => instanceId === member.instanceId,
      )
      if (!this.#changes.some(({ kind }) => kind === 'lost')) this.#changes.push({ kind: 'lost' })
      this.#wakeFor('lost')
      return
    }
    const instruction = this.group.instruct(member)
    if (!instruction) return
    if (instruction.kind === 'assign') this.#epoch = instruction.epoch
    if (instruction.numbers.length > 0) this.#changes.push(instruction)
    this.#wakeFor(instruction.kind)
  }

  /** Its connection broke. */
  lostBroker(): void {
    this.#instanceConflict.lostBroker()
  }

  /** There may be something new at `where`. */
  wake(where: TopicPartition): void {
    if (this.#places.has(topicPartitionKey(where))) this.#wakeFor('records')
  }

  async take(): Promise<readonly InRecord[]> {
    const { life } = this.#options
    if (this.#isClosed) return await new Promise<never>(() => {})
    await life.local('take', () => {})
    for (let change = this.#changes.shift(); change; change = this.#changes.shift()) {
      await this.#apply(change)
    }
    if (!this.#hasNews()) await this.#wait()
    return this.#collect()
  }

  start(positions: readonly Position[]) {
    for (const each of positions) {
      if (this.#owned.has(each.partition)) this.#places.set(topicPartitionKey(each), { ...each })
    }
    this.#wakeFor('started')
  }

  pause(partitions: readonly TopicPartition[]) {
    for (const each of partitions) this.#paused.add(topicPartitionKey(each))
  }

  resume(partitions: readonly TopicPartition[]) {
    for (const each of partitions) this.#paused.delete(topicPartitionKey(each))
    this.#wakeFor('resumed')
  }

  reached(partition: TopicPartition) {
    return this.#places.get(topicPartitionKey(partition))?.offset
  }

  committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]> {
    const { state, group, life } = this.#options
    return life.call('committed', () => state.stableOffsets(group.name, partitions))
  }

  restart() {
    this.#changes.push({ kind: 'restart' })
    this.#wakeFor('restart')
  }

  members() {
    return this.#options.life.call('members', () =>
      this.group.members.map(({ instanceId, holds }) => ({
        instance: instanceId,
        numbers: [...holds],
      })),
    )
  }

  leave() {
    this.#isLeaving = true
  }

  async [Symbol.asyncDispose]() {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#revoke([...this.#owned])
    this.#options.state.readers.delete(this)
    this.#options.closed()
    const member = this.#member
    if (!member) return
    await this.#options.life.call('close', () => {
      if (this.#isLeaving) this.group.leave(member)
      else this.group.closed(member)
    })
  }

  async #apply(change: Change): Promise<void> {
    const { life, state } = this.#options
    state.options.timeline.note(`${life.name} ${change.kind} ${JSON.stringify(change)}`)
    if (change.kind === 'assign') return this.#assign(change.numbers)
    if (change.kind === 'restart') {
      const numbers = [...this.#owned]
      await this.#revoke(numbers)
      return this.#assign(numbers)
    }
    const member = this.#member
    if (change.kind === 'revoke') {
      await this.#revoke(change.numbers)
      if (member) await life.call('release', () => this.group.released(member, change.numbers))
      return
    }
    this.#member = undefined // It gets no more answers.
    const isLost = this.#isReplaced && this.#instanceConflict.isLost()
    await this.#revoke([...this.#owned])
    this.#changes = []
    if (isLost) {
      throw errors.INSTANCE_REPLACED({ instance: life.instanceId, reason: 'another one joined' })
    }
    await this.#join()
    if (this.#isReplaced) this.#instanceConflict.rejoined()
    this.#isReplaced = false
  }

  #assign(numbers: readonly number[]): void {
    if (numbers.length === 0) return
    for (const number of numbers) {
      this.#owned.add(number)
      this.#assignments.set(number, (this.#assignments.get(number) ?? 0) + 1)
    }
    this.#events?.assigned(numbers)
  }

  async #revoke(numbers: readonly number[]): Promise<void> {
    if (numbers.length > 0) await this.#events?.revoked(numbers)
    for (const number of numbers) this.#owned.delete(number)
    for (const [name, { partition }] of this.#places) {
      if (!numbers.includes(partition)) continue
      this.#places.delete(name)
      this.#paused.delete(name)
    }
  }

  #hasNews(): boolean {
    if (this.#changes.length > 0) return true
    for (const place of this.#places.values()) if (this.#endOf(place) > place.offset) return true
    return false
  }

  #endOf(place: Place): number {
    if (this.#paused.has(topicPartitionKey(place))) return 0
    return this.#options.state.logOf(place).stableEnd
  }

  async #wait(): Promise<void> {
    const { life, state } = this.#options
    await new Promise<void>((resolve) => {
      const callOff = life.after(
        between(state.options.timeline.random, 20, WAIT_MS_MAX),
        'nothing came',
        resolve,
      )
      this.#wakeUp = () => {
        callOff()
        resolve()
      }
    })
    this.#wakeUp = undefined
  }

  #wakeFor(why: string): void {
    const wake = this.#wakeUp
    if (!wake) return
    this.#wakeUp = undefined
    const { life } = this.#options
    life.after(life.latencyMs(), why, wake)
  }

  #collect(): InRecord[] {
    const { state, group } = this.#options
    const { random } = state.options.timeline
    const records: InRecord[] = []
    for (const place of shuffled(random, this.#places.values())) {
      const end = Math.min(this.#endOf(place), place.offset + between(random, 1, BATCH_MAX))
      if (end <= place.offset) continue
      const committed = Math.max(0, state.committedOffset(place, group.name))
      if (
        isHit(random, state.options.faultProfile().redeliveryProbability) &&
        committed < place.offset
      ) {
        place.offset = between(random, committed, place.offset)
      }
      records.push(...state.logOf(place).between(place.offset, end))
      place.offset = end
    }
    return records
  }
}
