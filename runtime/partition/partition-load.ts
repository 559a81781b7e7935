import assert from 'node:assert/strict'
import type { InRecord } from '../kafka/port.ts'
import type { RuntimeSettings } from '../settings.ts'

export type LoadLimits = Pick<RuntimeSettings, 'MAILBOX_MAX' | 'MAILBOX_BYTES_MAX'>

/** Messages of one partition from arrival to commit, and when they are too many (I9). */
export class PartitionLoad {
  readonly #limits: LoadLimits
  #messages = 0
  #bytes = 0

  constructor(limits: LoadLimits) {
    this.#limits = limits
  }

  get messages(): number {
    return this.#messages
  }

  get bytes(): number {
    return this.#bytes
  }

  get isFull(): boolean {
    const { MAILBOX_MAX, MAILBOX_BYTES_MAX } = this.#limits
    return this.#messages >= MAILBOX_MAX || this.#bytes >= MAILBOX_BYTES_MAX
  }

  /** Well below the limits: reading may continue. */
  get isLow(): boolean {
    const { MAILBOX_MAX, MAILBOX_BYTES_MAX } = this.#limits
    return this.#messages <= MAILBOX_MAX / 2 && this.#bytes <= MAILBOX_BYTES_MAX / 2
  }

  add(bytes: number): void {
    this.#messages += 1
    this.#bytes += bytes
  }

  remove(bytes: number): void {
    this.#messages -= 1
    this.#bytes -= bytes
    assert(this.#messages >= 0 && this.#bytes >= 0, 'a load is never negative (I9)')
  }
}

/** Roughly what keeping the record costs, in bytes. */
export const sizeOf = ({ value, key }: InRecord): number =>
  (value?.length ?? 0) + (key?.length ?? 0) + 100
