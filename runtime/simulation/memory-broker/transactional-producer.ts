// A transactional producer as librdkafka has it: records leave in their own time, errors say what may
// be done about them, and whatever else is done then is refused.
import {
  BrokerError,
  type GroupConsumer,
  type OutRecord,
  type Position,
  type TransactionalProducer,
} from '#runtime/kafka/port.ts'
import { ProducerEpochGuard, SLOW_DECISION_MS } from '#runtime/kafka/producer-epoch-guard.ts'
import { between, isHit } from '../random-choice.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import { MemoryGroupConsumer } from './group-consumer.ts'
import type { MemoryBroker } from './memory-broker.ts'
import type { BrokerCall, InjectedFault } from './options.ts'
import type { Transaction } from './partition-log.ts'

const SLOWER_MS_MAX = 500

type State = 'closed' | 'ready' | 'open' | 'failed' | 'fatal'

export class MemoryTransactionalProducer implements TransactionalProducer {
  readonly #broker: MemoryBroker
  readonly #life: SimulatedProcess
  readonly #id: string
  readonly #suspicion: ProducerEpochGuard
  #state: State = 'closed'
  #epoch = -1
  /** Produced, not yet at the broker. */
  #queue: OutRecord[] = []
  #hasWritten = false

  constructor(broker: MemoryBroker, life: SimulatedProcess, id: string) {
    this.#broker = broker
    this.#life = life
    this.#id = id
    this.#suspicion = new ProducerEpochGuard(life.clock)
  }

  partitionsOf(topic: string): Promise<number | undefined> {
    return this.#life.call('metadata', () => this.#broker.countOf(topic))
  }

  async begin(): Promise<void> {
    if (this.#suspicion.isRaised) await this.renew()
    await this.#call('begin', ['ready'], () => {
      this.#state = 'open'
      this.#queue = []
      this.#hasWritten = false
    })
  }

  produce(record: OutRecord): void {
    if (!this.#life.passes('produce')) return
    this.#expect('produce', ['open'])
    this.#note('produce', record)
    const fault = this.#broker.faultFor('produce')
    if (fault && !fault.isDone) throw this.#failed('produce', fault)
    this.#queue.push(record)
    this.#hasWritten = true
    if (this.#queue.length === 1) this.#flushSoon()
  }

  sendOffsets(positions: readonly Position[], consumer: GroupConsumer): Promise<void> {
    if (!(consumer instanceof MemoryGroupConsumer))
      throw new TypeError('the consumer was opened elsewhere')
    const known = consumer.membership
    const isCurrent = () => known && consumer.group.isCurrent(known.member, known.epoch)
    const add = (transaction: Transaction) => {
      if (isCurrent()) this.#broker.addOffsets(transaction, positions)
    }
    return this.#twice('sendOffsets', add, () =>
      this.#call('sendOffsets', ['open'], async () => {
        const transaction = await this.#broker.enrol(this.#id, this.#epoch)
        if (!isCurrent()) {
          this.#state = 'failed'
          throw new BrokerError('sendOffsets: an old generation', 'abort')
        }
        add(transaction)
        this.#hasWritten = true
      }),
    )
  }

  commit(): Promise<void> {
    return this.#twice('commit', this.#ending('committed'), () =>
      this.#call('commit', ['open'], async () => {
        await this.#flush()
        this.#broker.end(this.#id, this.#epoch, 'committed')
        this.#state = 'ready'
      }),
    )
  }

  abort(): Promise<void> {
    return this.#twice('abort', this.#ending('aborted'), () =>
      this.#call('abort', ['open', 'failed'], () => {
        this.#queue = []
        if (!this.#hasWritten && isHit(this.#broker.options.timeline.random, 0.5)) {
          this.#state = 'fatal'
          throw new BrokerError('abort: nothing was added yet', 'renew')
        }
        this.#broker.end(this.#id, this.#epoch, 'aborted')
        this.#state = 'ready'
      }),
    )
  }

  async renew(): Promise<void> {
    this.#state = 'closed'
    this.#queue = []
    this.#suspicion.clear()
    this.#note('renew')
    const fault = this.#broker.faultFor('renew')
    await this.#life.call('renew', async () => {
      if (fault && !fault.isDone) throw new BrokerError('renew: a fault', fault.remedy)
      const epoch = await this.#broker.initialise(this.#id)
      if (fault) throw new BrokerError('renew: a fault', fault.remedy)
      this.#epoch = epoch
      this.#state = 'ready'
    })
  }

  async [Symbol.asyncDispose]() {
    this.#state = 'closed'
  }

  /**
   * A request that may be sent twice: the client sees the connection break, or waits long for the answer.
   * @param late What the other one does once the next transaction is open.
   */
  #twice(action: BrokerCall, late: (transaction: Transaction) => void, ask: () => Promise<void>) {
    const { timeline, weather } = this.#broker.options
    const { random } = timeline
    if (!isHit(random, weather().linger)) return this.#suspicion.watch(ask)
    const label = `${this.#life.name} ${action}`
    const isSeen = isHit(random, 0.5)
    timeline.note(`${label} is sent twice, ${isSeen ? 'and the connection breaks' : 'slowly'}`)
    this.#broker.linger({ id: this.#id, epoch: this.#epoch, label, run: late })
    return this.#suspicion.watch(async () => {
      if (isSeen) this.#suspicion.raise()
      else await this.#pass(SLOW_DECISION_MS + between(random, 1, SLOWER_MS_MAX))
      await ask()
    })
  }

  #ending(state: 'committed' | 'aborted') {
    const epoch = this.#epoch
    return () => this.#broker.end(this.#id, epoch, state)
  }

  #pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.#life.after(ms, 'no answer', resolve))
  }

  async #call(action: BrokerCall, states: readonly State[], run: () => void | Promise<void>) {
    // What was done already is told again: the answer was lost the first time.
    const isRepeated = this.#state === 'ready' && (action === 'commit' || action === 'abort')
    if (!isRepeated) this.#expect(action, states)
    this.#note(action)
    const fault = isRepeated ? undefined : this.#broker.faultFor(action)
    await this.#life.call(action, async () => {
      if (fault && !fault.isDone) throw this.#failed(action, fault)
      try {
        if (!isRepeated) await run()
      } catch (error) {
        if (error instanceof BrokerError && error.remedy === 'renew') this.#state = 'fatal'
        throw error
      }
      if (fault) throw this.#failed(action, fault)
    })
  }

  #failed(action: BrokerCall, { remedy }: InjectedFault): BrokerError {
    if (remedy === 'abort') this.#state = 'failed'
    if (remedy === 'renew') this.#state = 'fatal'
    return new BrokerError(`${action}: a fault`, remedy)
  }

  #expect(action: BrokerCall, states: readonly State[]): void {
    if (states.includes(this.#state)) return
    const remedy = this.#state === 'failed' ? 'abort' : 'renew'
    throw new BrokerError(`${action}: the producer is ${this.#state}`, remedy)
  }

  #note(action: BrokerCall, record?: OutRecord): void {
    this.#broker.calls.push(action)
    this.#broker.options.watcher?.called?.(this.#life, action, record)
  }

  #flushSoon(): void {
    const { timeline } = this.#broker.options
    const epoch = this.#epoch
    timeline.after(this.#life.latencyMs(), `${this.#life.name} flush`, () => {
      if (this.#state !== 'open' || this.#epoch !== epoch) return
      this.#flush().catch(() => {
        this.#state = 'fatal'
      })
    })
  }

  async #flush(): Promise<void> {
    if (this.#queue.length === 0) return
    const transaction = await this.#broker.enrol(this.#id, this.#epoch)
    if (transaction.state !== 'open') return
    this.#broker.write(transaction, this.#queue.splice(0))
  }
}
