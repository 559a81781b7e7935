// How far a partition's inputs were read, noted in its changelog by each transaction that moves it (I2, I3).
// The group's offsets say the same in the same transaction; but a coordinator that has just started may
// answer with what they were long before (docs/adr/009), or have forgotten them. Its own log does not.
import type { Position } from '../kafka/port.ts'
import type { StateChange, StateStore } from './state-store.ts'

/** It belongs to no user. */
const NOBODY = ''

export interface InputOffset {
  /** The lowest incomplete offset. */
  readonly offset: number
  /** Id of the topic that it is an offset of: another one of that name has other messages. */
  readonly topicId: string
}

export const toInputOffset = ({ topic, offset }: Position, topicId: string): StateChange => ({
  table: 'progress',
  key: NOBODY,
  name: topic,
  value: Buffer.from(`${offset} ${topicId}`),
})

export function inputOffsetOf(store: StateStore, topic: string): InputOffset | undefined {
  const value = store.get('progress', NOBODY, topic)
  if (!value) return undefined
  const text = value.toString()
  const end = text.indexOf(' ')
  return { offset: Number(text.slice(0, end)), topicId: text.slice(end + 1) }
}
