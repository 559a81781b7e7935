// Looks through every record of every topic for one listener: what can still be read, and what is only waiting
// for the broker to sweep it.
import type { InRecord } from '#runtime/kafka/port.ts'
import { ownerOf } from '#runtime/topic.ts'

/** One topic, server or folder, and what was found of the listener in it. */
export interface KeyLocation {
  readonly place: string
  /** How many records, documents or pages were looked at. */
  readonly lookedAt: number
  /** What should not be there. */
  readonly left: number
  /** What is deleted, and goes from the disks by itself. */
  readonly going: number
  /** What stays on purpose: that the listener was erased, and nothing else of them. */
  readonly kept: number
  readonly note: string
}

export interface SearchedTopic {
  readonly name: string
  /** Deletes a key on request; otherwise retention alone deletes records. */
  readonly isCompacted: boolean
  /** Keys of the listener that stay on purpose. */
  isKept(key: string): boolean
  readonly note: string
}

/** A key under which something of the listener can still be read. */
export interface LeftKey {
  readonly topic: string
  readonly partition: number
  readonly key: string
}

type Records = (topic: string, partition: number) => AsyncIterable<InRecord>

/** Reads every partition, not the listener's alone: what is elsewhere by mistake is found too. */
export async function searchTopic(
  topic: SearchedTopic,
  userId: string,
  { records, partitions }: { readonly records: Records; readonly partitions: number },
): Promise<{ readonly place: KeyLocation; readonly left: readonly LeftKey[] }> {
  const { name, note } = topic
  const isOfUser = ofUser(userId)
  let lookedAt = 0
  let found = 0
  const live = new Map<string, LeftKey>()
  for (let partition = 0; partition < partitions; partition += 1) {
    for await (const record of records(name, partition)) {
      lookedAt += 1
      if (!isOfUser(record)) continue
      found += 1
      const key = record.key?.toString() ?? ''
      // Records that only their time removes are each for itself.
      const place = `${partition} ${topic.isCompacted ? key : record.offset}`
      if (record.value) live.set(place, { topic: name, partition, key })
      else {
        live.delete(place)
        found -= 1 // A deletion is nothing of the listener but their name, and is swept too.
      }
    }
  }
  const kept = [...live.values()].filter(({ key }) => topic.isKept(key))
  const left = [...live.values()].filter(({ key }) => !topic.isKept(key))
  const isSwept = !topic.isCompacted
  const place: KeyLocation = {
    place: `topic ${name}`,
    lookedAt,
    left: isSwept ? 0 : left.length,
    going: found - kept.length - (isSwept ? 0 : left.length),
    kept: kept.length,
    note: found > 0 ? note : '',
  }
  return { place, left: isSwept ? [] : left }
}

const HEADER_BYTES = 5 // Of the wire format.

/** By the key, or by the first field of the event: every event begins with its user. */
function ofUser(userId: string): (record: InRecord) => boolean {
  const name = Buffer.from(userId)
  const length = name.length * 2 // Zigzag, as Avro writes it: a user has 128 characters at most.
  const start = Buffer.concat([
    Buffer.from(length < 128 ? [length] : [(length & 127) | 128, length >> 7]),
    name,
  ])
  return ({ key, value }) =>
    (key !== null && ownerOf(key.toString()) === userId) ||
    (value !== null && value[0] === 0 && value.subarray(HEADER_BYTES).indexOf(start) === 0)
}
