// Topics of one test's own, with an event and a page whose fields the test says.
import type { Declarations } from '#deploy/topics/topic-plan.ts'
import { DAY_MS } from '#foundation/time.ts'
import { defineActor } from '#runtime/actor.ts'
import { type AvroSchema, defineSchema } from '#runtime/schema.ts'
import { type Compatibility, type Compression, defineTopic } from '#runtime/topic.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'

export type SongFields = readonly object[]

export const songSchema = (...fields: SongFields): AvroSchema => ({
  type: 'record',
  name: 'SongHeard',
  namespace: 'linernotes',
  fields: [{ name: 'userId', type: 'string' }, ...fields],
})

export const songMs = { name: 'playedMs', type: 'long' }

export const songKind = (rest: object = {}) => ({
  name: 'kind',
  type: { type: 'enum', name: 'Kind', symbols: ['A', 'B'], ...rest },
})

export interface SongOptions {
  readonly compatibility?: Compatibility
  readonly compression?: Compression
  readonly retentionMs?: number
  readonly page?: SongFields
}

/** One topic and one actor: `<run>.<name>` and `<run>.<name>-actor`. */
export function songTopics(
  run: string,
  name: string,
  fields: SongFields,
  options: SongOptions = {},
) {
  const heard = defineSchema<ListenerEvent>(songSchema(...fields))
  const page = defineSchema({ ...songSchema(...(options.page ?? [songMs])), name: 'SongPage' })
  const songs = defineTopic<ListenerEvent>({
    name: `${run}.${name}`,
    events: [heard],
    owner: listenerKey,
    key: ({ userId }) => userId,
    partitions: 96,
    cleanup: 'delete',
    retentionMs: options.retentionMs ?? 7 * DAY_MS,
    compatibility: options.compatibility ?? 'BACKWARD_TRANSITIVE',
    ...(options.compression ? { compression: options.compression } : {}),
  })
  const actor = defineActor()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: `${run}.${name}-actor`,
    sends: [],
    pages: { song: page },
  })
  const declared: Declarations = {
    topics: [songs],
    actors: [actor.on(songs, heard, () => undefined)],
  }
  return declared
}
