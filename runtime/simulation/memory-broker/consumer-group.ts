// The coordinator of one consumer group. `eager`: everybody gives everything up before anybody gets
// something. `incremental`: a member gives up what goes elsewhere, and only that; nobody gets a
// partition that another one still holds. Members are static: who comes back in time is the same.

import { between, isHit, shuffled } from '#foundation/random-choice.ts'
import type { FaultProfile } from '../fault-profile.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { RebalanceProtocol } from './options.ts'

/** What a group asks of a member's process. */
export interface GroupClient {
  readonly isClosed: boolean
  /** The answer to a heartbeat arrives. */
  heartbeat(member: GroupMembership): void
  /** Its connection broke. */
  lostBroker(): void
}

export interface GroupMembership {
  readonly instanceId: string
  readonly consumer: GroupClient
  readonly life: SimulatedProcess
  epoch: number
  /** Partition numbers that it may be using. */
  readonly holds: Set<number>
  readonly revoking: Set<number>
  target: ReadonlySet<number>
  hasJoined: boolean
  /** Expired, or replaced by another process of its name. */
  isGone: boolean
}

export type Instruction =
  | { readonly kind: 'revoke'; readonly numbers: readonly number[] }
  | { readonly kind: 'assign'; readonly numbers: readonly number[]; readonly epoch: number }

interface GroupOptions {
  readonly timeline: VirtualTime
  readonly faultProfile: () => FaultProfile
  readonly protocol: RebalanceProtocol
  readonly sessionMs: number
}

const HEARTBEAT_MS_MAX = 20
/** How many of its members join at the moment when a coordinator dies. */
const LOST_JOIN_SHARE = 0.5

export class ConsumerGroup {
  readonly name: string
  readonly #options: GroupOptions
  readonly #members = new Map<string, GroupMembership>()
  #generation = 0
  /** Eager only: members are giving up what they have. */
  #isPreparing = false
  #numbers: readonly number[] = []

  constructor(name: string, options: GroupOptions) {
    this.name = name
    this.#options = options
  }

  get members(): readonly GroupMembership[] {
    return [...this.#members.values()]
  }

  /** Who holds a partition number, if anybody. */
  holderOf(number: number): GroupMembership | undefined {
    return this.members.find(({ holds }) => holds.has(number))
  }

  join(consumer: GroupClient, life: SimulatedProcess, partitions: number): GroupMembership {
    this.#numbers = Array.from({ length: partitions }, (_, number) => number)
    const { instanceId } = life
    const before = this.#members.get(instanceId)
    const member: GroupMembership = {
      instanceId,
      consumer,
      life,
      epoch: -1,
      holds: new Set(),
      revoking: new Set(),
      target: before?.target ?? new Set(),
      hasJoined: false,
      isGone: false,
    }
    if (before) before.isGone = true
    before?.holds.clear()
    this.#members.set(instanceId, member)
    life.listen(
      () => this.#expireAfter(member),
      () => this.#heartbeatSoon(member),
    )
    if (!before) this.rebalance()
    else {
      member.hasJoined = !this.#isPreparing
      this.#heartbeatAll()
      this.#heartbeatSoon(before) // It learns that it was replaced.
    }
    return member
  }

  /** Whether `member` may commit offsets with what it knows of the group. */
  isCurrent(member: GroupMembership, epoch: number): boolean {
    return !member.isGone && member.epoch === epoch
  }

  /** Assigns the partitions again, in another order. */
  rebalance(): void {
    if (this.#options.protocol === 'eager') {
      this.#isPreparing = true
      for (const member of this.members) member.hasJoined = false
    } else this.#assign()
    this.#heartbeatAll()
  }

  /** The answer to a member's heartbeat. Undefined where nothing changes. */
  instruct(member: GroupMembership): Instruction | undefined {
    if (member.isGone) return undefined
    const unwanted = [...member.holds].filter(
      (number) => this.#isPreparing || !member.target.has(number),
    )
    const numbers = unwanted.filter((number) => !member.revoking.has(number))
    if (numbers.length > 0) {
      for (const number of numbers) member.revoking.add(number)
      return { kind: 'revoke', numbers }
    }
    if (member.revoking.size > 0) return undefined
    if (this.#isPreparing) {
      this.#joined(member)
      return undefined
    }
    return this.#grant(member)
  }

  /** A member has given `numbers` up. */
  released(member: GroupMembership, numbers: readonly number[]): void {
    for (const number of numbers) {
      member.holds.delete(number)
      member.revoking.delete(number)
    }
    if (this.#isPreparing && member.holds.size === 0) this.#joined(member)
    this.#heartbeatAll()
  }

  /** A static member that closes keeps its place until its session ends. */
  closed(member: GroupMembership): void {
    const { timeline, sessionMs } = this.#options
    member.holds.clear()
    member.revoking.clear()
    member.hasJoined = true
    timeline.after(sessionMs, `${member.instanceId} session`, () => this.#expire(member))
    this.#heartbeatAll()
  }

  leave(member: GroupMembership): void {
    this.#expire(member)
  }

  /** The coordinator dies and comes back: connections break, and some had joined again without getting the answer. */
  bounce(): void {
    const { random } = this.#options.timeline
    for (const { consumer, life } of this.members) {
      if (consumer.isClosed || life.unreachableSinceMs !== undefined) continue
      consumer.lostBroker()
      if (isHit(random, LOST_JOIN_SHARE)) this.join(consumer, life, this.#numbers.length)
    }
  }

  #grant(member: GroupMembership): Instruction | undefined {
    const free = [...member.target].filter(
      (number) => !member.holds.has(number) && !this.holderOf(number),
    )
    if (free.length === 0 && member.epoch === this.#generation) return undefined
    member.epoch = this.#generation
    for (const number of free) member.holds.add(number)
    return { kind: 'assign', numbers: free, epoch: member.epoch }
  }

  #joined(member: GroupMembership): void {
    member.hasJoined = true
    if (!this.#isPreparing || this.members.some(({ hasJoined }) => !hasJoined)) return
    this.#isPreparing = false
    this.#assign()
    this.#heartbeatAll()
  }

  #assign(): void {
    this.#generation += 1
    const { random } = this.#options.timeline
    const members = shuffled(random, this.members)
    const numbers = shuffled(random, this.#numbers)
    for (const [rank, member] of members.entries()) {
      member.target = new Set(numbers.filter((_, at) => at % members.length === rank))
    }
  }

  #heartbeatAll(): void {
    for (const member of this.members) this.#heartbeatSoon(member)
  }

  /** It hears at its next heartbeat. */
  #heartbeatSoon(member: GroupMembership): void {
    const { timeline, faultProfile } = this.#options
    const { delayProbability, delayMsMax } = faultProfile()
    const most = isHit(timeline.random, delayProbability) ? delayMsMax : HEARTBEAT_MS_MAX
    member.life.after(between(timeline.random, 0, most), 'heartbeat', () => {
      if (member.life.unreachableSinceMs === undefined) member.consumer.heartbeat(member)
    })
  }

  #expireAfter(member: GroupMembership): void {
    const { timeline, sessionMs } = this.#options
    const { unreachableSinceMs: awaySinceMs } = member.life
    timeline.after(sessionMs, `${member.instanceId} session`, () => {
      if (awaySinceMs !== undefined && member.life.unreachableSinceMs === awaySinceMs)
        this.#expire(member)
    })
  }

  #expire(member: GroupMembership): void {
    if (member.isGone || this.#members.get(member.instanceId) !== member) return
    this.#options.timeline.note(`${member.instanceId} EXPIRES`)
    member.isGone = true
    member.holds.clear()
    this.#members.delete(member.instanceId)
    if (this.#members.size > 0) this.rebalance()
  }
}
