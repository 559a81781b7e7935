// A transactional producer as librdkafka has it: records leave in their own time, errors say what may
// be done about them, and whatever else is done then is refused.

import { between, isHit } from '#foundation/random-choice.ts'
import {
  BrokerError,
  type GroupConsumer,
  type OutRecord,
  type Position,
  type TransactionalProducer,
} from '#runtime/kafka/port.ts'
import { ProducerEpochGuard, SLOW_DECISION_MS } from '#runtime/kafka/producer-epoch-guard.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { BrokerState } from './broker-state.ts'
import { MemoryGroupConsumer } from './group-consumer.ts'
import type { BrokerCall, InjectedFault } from './options.ts'
import type { Transaction } from './partition-log.ts'

const SLOWER_MS_MAX = 500

type Phase = 'closed' | 'ready' | 'open' | 'failed' | 'fatal'

export class MemoryTransactionalProducer implements TransactionalProducer {
  readonly #state: BrokerState
  readonly #life: SimulatedProcess
  readonly #id: string
  readonly #epochGuard: ProducerEpochGuard
  #phase: Phase = 'closed'
  #epoch = -1
  /** Produced, not yet at the broker. */
  #queue: OutRecord[] = []
  #hasWritten = false

  constructor(state: BrokerState, life: SimulatedProcess, id: string) {
    this.#state = state
    this.#life = life
    this.#id = id
    this.#epochGuard = new ProducerEpochGuard(life.clock)
  }

  partitionsOf(topic: string): Promise<number | undefined> {
    return this.#life.call('metadata', () => this.#state.countOf(topic))
  }

  async begin(): Promise<void> {
    if (this.#epochGuard.isRaised) await this.renew()
    await this.#call('begin', ['ready'], () => {
      this.#phase = 'open'
      this.#queue = []
      this.#hasWritten = false
    })
  }

  produce(record: OutRecord): void {
    if (!this.#life.passes('produce')) return
    this.#expect('produce', ['open'])
    this.#note('produce', record)
    const fault = this.#state.faultFor('produce')
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
      if (isCurrent()) this.#state.addOffsets(transaction, consumer.group.name, positions)
    }
    return this.#twice('sendOffsets', add, () =>
      this.#call('sendOffsets', ['open'], async () => {
        const transaction = await this.#state.enrol(this.#id, this.#epoch)
        if (!isCurrent()) {
          this.#phase = 'failed'
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
        this.#state.end(this.#id, this.#epoch, 'committed')
        this.#phase = 'ready'
      }),
    )
  }

  abort(): Promise<void> {
    return this.#twice('abort', this.#ending('aborted'), () =>
      this.#call('abort', ['open', 'failed'], () => {
        this.#queue = []
        if (!this.#hasWritten && isHit(this.#state.options.timeline.random, 0.5)) {
          this.#phase = 'fatal'
          throw new BrokerError('abort: nothing was added yet', 'renew')
        }
        this.#state.end(this.#id, this.#epoch, 'aborted')
        this.#phase = 'ready'
      }),
    )
  }

  async renew(): Promise<void> {
    this.#phase = 'closed'
    this.#queue = []
    this.#epochGuard.clear()
    this.#note('renew')
    const fault = this.#state.faultFor('renew')
    await this.#life.call('renew', async () => {
      if (fault && !fault.isDone) throw new BrokerError('renew: a fault', fault.remedy)
      const epoch = await this.#state.initialise(this.#id)
      if (fault) throw new BrokerError('renew: a fault', fault.remedy)
      this.#epoch = epoch
      this.#phase = 'ready'
    })
  }

  async [Symbol.asyncDispose]() {
    this.#phase = 'closed'
  }

  /**
   * A request that may be sent twice: the client sees the connection break, or waits long for the answer.
   * @param late What the other one does once the next transaction is open.
   */
  #twice(action: BrokerCall, late: (transaction: Transaction) => void, ask: () => Promise<void>) {
    const { timeline, faultProfile } = this.#state.options
    const { random } = timeline
    if (!isHit(random, faultProfile().duplicateRequestProbability))
      return this.#epochGuard.watch(ask)
    const label = `${this.#life.name} ${action}`
    const isSeen = isHit(random, 0.5)
    timeline.note(`${label} is sent twice, ${isSeen ? 'and the connection breaks' : 'slowly'}`)
    this.#state.keepDuplicate({ id: this.#id, epoch: this.#epoch, label, run: late })
    return this.#epochGuard.watch(async () => {
      if (isSeen) this.#epochGuard.raise()
      else await this.#pass(SLOW_DECISION_MS + between(random, 1, SLOWER_MS_MAX))
      await ask()
    })
  }

  #ending(state: 'committed' | 'aborted') {
    const epoch = this.#epoch
    return () => this.#state.end(this.#id, epoch, state)
  }

  #pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.#life.after(ms, 'no answer', resolve))
  }

  async #call(action: BrokerCall, phases: readonly Phase[], run: () => void | Promise<void>) {
    // A completed request is answered again: the answer was lost the first time.
    const isRepeated = this.#phase === 'ready' && (action === 'commit' || action === 'abort')
    if (!isRepeated) this.#expect(action, phases)
    this.#note(action)
    const fault = isRepeated ? undefined : this.#state.faultFor(action)
    await this.#life.call(action, async () => {
      if (fault && !fault.isDone) throw this.#failed(action, fault)
      try {
        if (!isRepeated) await run()
      } catch (error) {
        if (error instanceof BrokerError && error.remedy === 'renew') this.#phase = 'fatal'
        throw error
      }
      if (fault) throw this.#failed(action, fault)
    })
  }

  #failed(action: BrokerCall, { remedy }: InjectedFault): BrokerError {
    if (remedy === 'abort') this.#phase = 'failed'
    if (remedy === 'renew') this.#phase = 'fatal'
    return new BrokerError(`${action}: a fault`, remedy)
  }

  #expect(action: BrokerCall, phases: readonly Phase[]): void {
    if (phases.includes(this.#phase)) return
    const remedy = this.#phase === 'failed' ? 'abort' : 'renew'
    throw new BrokerError(`${action}: the producer is ${this.#phase}`, remedy)
  }

  #note(action: BrokerCall, record?: OutRecord): void {
    this.#state.calls.push(action)
    this.#state.options.watcher?.called?.(this.#life, action, record)
  }

  #flushSoon(): void {
    const { timeline } = this.#state.options
    const epoch = this.#epoch
    timeline.after(this.#life.latencyMs(), `${this.#life.name} flush`, () => {
      if (this.#phase !== 'open' || this.#epoch !== epoch) return
      this.#flush().catch(() => {
        this.#phase = 'fatal'
      })
    })
  }

  async #flush(): Promise<void> {
    if (this.#queue.length === 0) return
    const transaction = await this.#state.enrol(this.#id, this.#epoch)
    if (transaction.state !== 'open') return
    this.#state.write(transaction, this.#queue.splice(0))
  }
}
