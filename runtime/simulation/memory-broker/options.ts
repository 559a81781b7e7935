import type { OutRecord, Remedy } from '#runtime/kafka/port.ts'
import type { Weather } from '../fault-profile.ts'
import type { Life } from '../simulated-process.ts'
import type { Timeline } from '../virtual-time.ts'
import type { Protocol } from './consumer-group.ts'
import type { Transaction } from './partition-log.ts'

export type Action = 'begin' | 'produce' | 'sendOffsets' | 'commit' | 'abort' | 'renew'

export interface Fault {
  readonly action: Action
  readonly remedy: Remedy
  /** The broker did what was asked, and only the answer is lost. */
  readonly isDone?: boolean
}

/** Sees what happens at the broker, as it happens. */
export interface Watcher {
  decided?(transaction: Transaction): void
  called?(life: Life, action: Action, record?: OutRecord): void
}

export interface BrokerOptions {
  readonly timeline: Timeline
  readonly weather: () => Weather
  /** Partition counts by topic. */
  readonly counts: Readonly<Record<string, number>>
  readonly protocol: Protocol
  readonly sessionMs: number
  readonly transactionMs: number
  readonly watcher?: Watcher
}

export interface Session {
  epoch: number
  open: Transaction | undefined
  /** The last that was decided: asked for again, its outcome is told again. */
  last: Transaction | undefined
}
