// Kafka in memory, as far as the runtime relies on it: the state of the broker, its consumer groups, and the
// clients that processes open.
import type {
  InRecord,
  KafkaPort,
  OutRecord,
  Position,
  TopicPartition,
} from '#runtime/kafka/port.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import { BrokerState } from './broker-state.ts'
import { ConsumerGroup } from './consumer-group.ts'
import { MemoryGroupConsumer } from './group-consumer.ts'
import { openMemoryLogReader } from './log-reader.ts'
import type { BrokerCall, InjectedFault, MemoryBrokerOptions } from './options.ts'
import type { PartitionLog, Transaction } from './partition-log.ts'
import { MemoryTransactionalProducer } from './transactional-producer.ts'

export class MemoryBroker {
  readonly #state: BrokerState
  readonly #groups = new Map<string, ConsumerGroup>()
  readonly consumers = new Set<MemoryGroupConsumer>()

  constructor(options: MemoryBrokerOptions) {
    this.#state = new BrokerState(options)
  }

  /** The clients of one process. */
  clientOf(life: SimulatedProcess): KafkaPort {
    return {
      openConsumer: async (group, assignmentTopic) =>
        this.#openConsumer(life, { group, assignmentTopic }),
      openProducer: async (id) => {
        const producer = new MemoryTransactionalProducer(this.#state, life, id)
        await producer.renew()
        return producer
      },
      openLogReader: async () => openMemoryLogReader(this.#state, life),
    }
  }

  groupOf(name: string): ConsumerGroup {
    const known = this.#groups.get(name)
    if (known) return known
    const { timeline, faultProfile, protocol, sessionMs } = this.#state.options
    const group = new ConsumerGroup(name, { timeline, faultProfile, protocol, sessionMs })
    this.#groups.set(name, group)
    return group
  }

  /** Faults that a test injects. Each is used once, before chance decides. */
  get faults(): InjectedFault[] {
    return this.#state.faults
  }

  /** Calls that producers made, in order. */
  get calls(): readonly BrokerCall[] {
    return this.#state.calls
  }

  /** Transactions in the order in which they were decided. */
  get decided(): readonly Transaction[] {
    return this.#state.decided
  }

  /** Whether readers see everything that was decided. */
  get isShown(): boolean {
    return this.#state.isShown
  }

  countOf(topic: string): number | undefined {
    return this.#state.countOf(topic)
  }

  /** Another one after the topic was deleted and created again. */
  topicIdOf(topic: string): string {
    return this.#state.topicIdOf(topic)
  }

  /** @throws BrokerError where the topic does not exist. */
  logOf(where: TopicPartition): PartitionLog {
    return this.#state.logOf(where)
  }

  /** Appends outside of the runtime, committed immediately. */
  append(records: readonly OutRecord[]): void {
    this.#state.append(records)
  }

  /** Committed records of a topic in order per partition. */
  visible(topic: string): InRecord[] {
    return this.#state.visible(topic)
  }

  /** Of the group that is named, or of the only one; -1 where there is none. */
  committedOffset(where: TopicPartition, group?: string): number {
    return this.#state.committedOffset(where, group)
  }

  /** As an operator may, of the only group. */
  commitOffset(position: Position): void {
    this.#state.commitOffset(position)
  }

  /** Deletes a topic and creates it again. Kafka forgets its committed offsets then, sooner or later. */
  recreate(topic: string, options: { readonly forgets: boolean }): void {
    this.#state.recreate(topic, options)
  }

  #openConsumer(
    life: SimulatedProcess,
    { group, assignmentTopic }: { group: string; assignmentTopic: string },
  ): MemoryGroupConsumer {
    const consumer = new MemoryGroupConsumer({
      assignmentTopic,
      state: this.#state,
      life,
      group: this.groupOf(group),
      closed: () => this.consumers.delete(consumer),
    })
    this.consumers.add(consumer)
    return consumer
  }
}
