import type { OutRecord, Remedy } from '#runtime/kafka/port.ts'
import type { FaultProfile } from '../fault-profile.ts'
import type { SimulatedProcess } from '../simulated-process.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { Transaction } from './partition-log.ts'

export type RebalanceProtocol = 'eager' | 'incremental'

export type BrokerCall = 'begin' | 'produce' | 'sendOffsets' | 'commit' | 'abort' | 'renew'

export interface InjectedFault {
  readonly action: BrokerCall
  readonly remedy: Remedy
  /** The broker did what was asked, and only the answer is lost. */
  readonly isDone?: boolean
}

/** Sees what happens at the broker, as it happens. */
export interface BrokerWatcher {
  decided?(transaction: Transaction): void
  called?(life: SimulatedProcess, action: BrokerCall, record?: OutRecord): void
}

export interface MemoryBrokerOptions {
  readonly timeline: VirtualTime
  readonly faultProfile: () => FaultProfile
  /** Partition counts by topic. */
  readonly counts: Readonly<Record<string, number>>
  readonly protocol: RebalanceProtocol
  readonly sessionMs: number
  readonly transactionMs: number
  readonly watcher?: BrokerWatcher
}

export interface ProducerSession {
  epoch: number
  open: Transaction | undefined
  /** The last that was decided: a repeated request gets the same outcome. */
  last: Transaction | undefined
}
