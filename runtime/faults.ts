import { defineErrors } from './errors.ts'

/** Failures of the runtime itself. */
export const faults = defineErrors({
  TOPIC_MISSING: {
    policy: 'stop',
    message: (d: { topic: string }) => `topic ${d.topic} does not exist: create the topics first`,
  },
  TOPICS_UNALIGNED: {
    policy: 'stop',
    message: (d: { topics: string }) =>
      `an actor's topics need one partition count, but they have: ${d.topics}`,
  },
  SCHEMA_UNREGISTERED: {
    policy: 'stop',
    message: (d: { subject: string }) =>
      `this version of ${d.subject} is not in the registry: register the schemas first`,
  },
  REGISTRY_UNREACHABLE: {
    policy: 'park',
    message: (d: { url: string; reason: string }) => `registry at ${d.url}: ${d.reason}`,
  },
  SCHEMA_UNKNOWN: {
    policy: 'dead-letter',
    message: (d: { id: number }) => `the registry knows no schema ${d.id}`,
  },
  SCHEMA_UNSEEN: {
    policy: 'retry',
    message: (d: { id: number }) => `schema ${d.id} must be fetched first`,
  },
  EVENT_UNDECODABLE: {
    policy: 'dead-letter',
    message: (d: { reason: string }) => `the message cannot be decoded: ${d.reason}`,
  },
  EVENT_MISADDRESSED: {
    policy: 'dead-letter',
    message: (d: { key: string }) => `the message's key ${d.key} is not that of its listener`,
  },
  RECORD_TOO_LARGE: {
    policy: 'dead-letter',
    message: (d: { what: string; bytes: number; bytesMax: number }) =>
      `${d.what} takes ${d.bytes} bytes of at most ${d.bytesMax}`,
  },
  VALUE_INVALID: {
    policy: 'dead-letter',
    message: (d: { what: string; reason: string }) =>
      `${d.what} does not fit its schema: ${d.reason}`,
  },
  SEND_UNDECLARED: {
    policy: 'dead-letter',
    message: (d: { topic: string; schema: string }) =>
      `the actor does not declare that it sends ${d.schema} to ${d.topic}`,
  },
  TURN_OVERDUE: {
    policy: 'retry',
    message: (d: { msMax: number }) => `the turn took longer than ${d.msMax} ms`,
  },
  TURN_OVER: {
    policy: 'dead-letter',
    message: (d: { call: string }) => `${d.call} was called after the turn had ended`,
  },
  KEY_TOO_LONG: {
    policy: 'dead-letter',
    message: (d: { name: string }) => `the name of a page, timer or effect is too long: ${d.name}`,
  },
  EFFECT_REPEATED: {
    policy: 'dead-letter',
    message: (d: { step: string }) => `effect ${d.step} was asked for twice in one turn`,
  },
  EFFECT_UNKNOWN: {
    policy: 'dead-letter',
    message: (d: { step: string }) =>
      `effect ${d.step} was started and cut off: whether it took place is not known`,
  },
  STATE_UNWRITABLE: {
    policy: 'stop',
    message: (d: { reason: string }) => `the local store cannot be written: ${d.reason}`,
  },
  TIMER_UNDECLARED: {
    policy: 'dead-letter',
    message: (d: { timer: string }) => `the actor declares no timer ${d.timer}`,
  },
  PARTITION_REVOKED: {
    policy: 'retry',
    message: (d: { partition: number }) =>
      `partition ${d.partition} now belongs to another process`,
  },
  INPUT_RECREATED: {
    policy: 'retry',
    message: (d: {
      topic: string
      partition: number
      committed: number
      low: number
      high: number
    }) =>
      `${d.topic}/${d.partition} is not what it was: ${d.committed} is committed, and it holds ${d.low} to ${d.high}`,
  },
  OFFSETS_OUTDATED: {
    policy: 'retry',
    message: (d: { topic: string; partition: number; committed: number; noted: number }) =>
      `the group says that ${d.topic}/${d.partition} is read up to ${d.committed}; its changelog says ${d.noted}, which holds`,
  },
  INPUT_EXPIRED: {
    policy: 'retry',
    message: (d: { topic: string; partition: number; committed: number; low: number }) =>
      `${d.topic}/${d.partition} begins at ${d.low}, and only what stands before ${d.committed} was handled`,
  },
  CHANGELOG_CUT_SHORT: {
    policy: 'retry',
    message: (d: { topic: string; partition: number; low: number }) =>
      `${d.topic}/${d.partition} begins at ${d.low}: state that stood before it is gone`,
  },
  CHANGELOG_RECREATED: {
    policy: 'retry',
    message: (d: { topic: string; partition: number; was: number; low: number; high: number }) =>
      `${d.topic}/${d.partition} is not what it was: the store was at ${d.was}, and it holds ${d.low} to ${d.high}: state that stood in it is gone`,
  },
  STATE_UNDECODABLE: {
    policy: 'dead-letter',
    message: (d: { what: string; reason: string }) => `${d.what} cannot be decoded: ${d.reason}`,
  },
  INSTANCE_REPLACED: {
    policy: 'stop',
    message: (d: { instance: string; reason: string }) =>
      `another process runs as ${d.instance}, or the broker gave it up: ${d.reason}`,
  },
  BROKER_REFUSED: {
    policy: 'stop',
    message: (d: { action: string; reason: string }) => `Kafka refused to ${d.action}: ${d.reason}`,
  },
})
