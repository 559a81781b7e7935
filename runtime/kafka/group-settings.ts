// How a member joins its group, in both protocols. The group shares out one topic only, so any balanced
// assignor that moves little will do: numbers of several topics cannot part (docs/adr/005).
import type { RuntimeSettings } from '../settings.ts'
import { commonSettings, tellsOfConnections } from './client.ts'

type Settings = Pick<
  RuntimeSettings,
  'KAFKA_BROKERS' | 'INSTANCE_ID' | 'KAFKA_GROUP_PROTOCOL' | 'KAFKA_SESSION_TIMEOUT_MS'
>

export function groupSettings(settings: Settings, group: string) {
  const { KAFKA_BROKERS, INSTANCE_ID, KAFKA_GROUP_PROTOCOL, KAFKA_SESSION_TIMEOUT_MS } = settings
  return {
    ...commonSettings(KAFKA_BROKERS, `${group}.${INSTANCE_ID}`),
    ...tellsOfConnections,
    'group.id': group,
    'group.instance.id': INSTANCE_ID,
    ...(KAFKA_GROUP_PROTOCOL === 'consumer'
      ? { 'group.protocol': 'consumer', 'group.remote.assignor': 'uniform' }
      : {
          'partition.assignment.strategy': 'cooperative-sticky',
          'session.timeout.ms': KAFKA_SESSION_TIMEOUT_MS,
          'heartbeat.interval.ms': Math.min(3_000, Math.ceil(KAFKA_SESSION_TIMEOUT_MS / 4)),
        }),
    'isolation.level': 'read_committed',
    'enable.auto.commit': false,
    'enable.auto.offset.store': false,
    'enable.partition.eof': true, // The lag needs it: what ends a log may be no record.
    'fetch.wait.max.ms': 500,
    'fetch.queue.backoff.ms': 5,
    'fetch.error.backoff.ms': 50,
    'queued.max.messages.kbytes': 32_768,
    'max.poll.interval.ms': Math.max(300_000, KAFKA_SESSION_TIMEOUT_MS),
  }
}
