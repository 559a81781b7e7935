// Finds the handler of a message or timer, and checks that the message belongs to the actor and to its key.
import type { Context, Receiver } from '../actor.ts'
import { errors } from '../errors.ts'
import type { MessageWork, Work } from '../partition/owned-partition.ts'
import type { Schema } from '../schema.ts'
import type { TurnServices } from './turn-services.ts'

export type Handle = (context: Context) => void | Promise<void>

/**
 * Undefined for an event that the actor does not receive.
 * @throws EVENT_UNDECODABLE, EVENT_MISADDRESSED, KEY_INVALID, NAMESPACE_UNKNOWN
 */
export function handlerOf(
  services: TurnServices,
  work: Work,
): Handle | undefined | Promise<Handle | undefined> {
  const { actor, headers: names, codec } = services
  if (work.kind === 'timer') return actor.timers.get(work.name) as Handle | undefined
  const { value, key, headers } = work.record
  const addressee = headers[names.addressee]
  if (addressee !== undefined && addressee !== actor.name) return undefined // For another actor.
  if (!key) throw errors.EVENT_UNDECODABLE({ reason: 'it has no key' })
  const { field, isValid } = actor.key
  if (!isValid(work.key as string)) throw errors.KEY_INVALID({ key: work.key.slice(0, 200), field })
  // A record without bytes deletes its key from a compacted topic, or redrives a timer's dead letter.
  if (!value) return actor.timers.get(headers[names.timer] ?? '') as Handle | undefined
  const name = codec.nameOf(value)
  return typeof name === 'string'
    ? handlerNamed(services, work, name)
    : name.then((known) => handlerNamed(services, work, known))
}

function handlerNamed(services: TurnServices, work: MessageWork, name: string): Handle | undefined {
  const { value, key } = work.record
  const receiver = receiverOf(services, work, name)
  assertNamespace(services, work, receiver)
  if (!receiver) return undefined
  const event = services.codec.decodeEvent(receiver.schema, value as Buffer)
  if (event[services.actor.key.field] !== work.key) {
    throw errors.EVENT_MISADDRESSED({ key: String(key).slice(0, 200) })
  }
  return (context) => receiver.handle(event, context)
}

/** A record of another namespace has another writer, or a version that is unknown here. */
function assertNamespace(
  { actor, codec }: TurnServices,
  { record }: MessageWork,
  receiver?: Receiver,
): void {
  const schema = codec.fullNameOf(record.value as Buffer)
  if (receiver?.schema.fullName === schema) return
  const { topic } =
    receiver ?? actor.receivers.find((each: Receiver) => each.topic.name === record.topic) ?? {}
  const known = topic?.events.map(({ fullName }: Schema) => namespaceOf(fullName)) ?? []
  if (known.includes(namespaceOf(schema))) return
  throw errors.NAMESPACE_UNKNOWN({ schema, topic: record.topic })
}

const namespaceOf = (fullName: string): string =>
  fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')))

function receiverOf(
  { actor }: TurnServices,
  { record }: MessageWork,
  name: string,
): Receiver | undefined {
  for (const each of actor.receivers as readonly Receiver[]) {
    if (each.schema.name === name && each.topic.name === record.topic) return each
  }
  return undefined
}
