// The ports on real servers. Nothing is opened before it is needed, and what was opened is closed at disposal.

import { systemClock } from '#foundation/clock.ts'
import { type Log, openToolLog } from '#observability/log.ts'
import type { ReportStore } from '#reports/store.ts'
import type { StoreScan } from '#reports/store-scan.ts'
import type { EventReader } from '#runtime/kafka/event-reader.ts'
import { reachKafka } from '#runtime/kafka/reach-kafka.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { errors } from './errors.ts'
import { type ActorAddress, openInspector } from './inspector.ts'
import type { OperationPorts } from './ports.ts'
import { folderSnapshots } from './snapshots/folder-snapshots.ts'

export interface PortSettings extends BrokerSettings {
  readonly MONGODB_URL: string
  readonly MONGODB_DATABASE: string
  /** Of every topic. */
  readonly TOPIC_PARTITIONS: number
  /** Holds the snapshots of campaigns. */
  readonly SNAPSHOT_FOLDER: string
}

export interface PortOptions {
  readonly actors: readonly ActorAddress[]
  /** Opens the actors' inspection servers. */
  readonly inspectionToken: () => string
  /** Says which dead letters were redriven; of a command, warnings alone. */
  readonly log?: Log
}

export function openPorts(
  settings: PortSettings,
  { actors, inspectionToken, log: operationsLog = openToolLog('operations') }: PortOptions,
): OperationPorts & AsyncDisposable {
  const { KAFKA_BROKERS: brokers, TOPIC_PARTITIONS } = settings
  const opened = new AsyncDisposableStack()
  const once = <T extends object>(open: () => Promise<T & AsyncDisposable>) =>
    onceOpened(opened, open)
  const reader = once<EventReader>(async () => {
    await reach(brokers)
    const { openEventReader } = await import('#runtime/kafka/event-reader.ts')
    return openEventReader(settings)
  })
  const store = once<ReportStore & StoreScan>(async () => {
    const { openReportStore } = await import('#reports/mongo.ts')
    return openReportStore(settings)
  })
  const log = once<ListenerLog>(async () => {
    await reach(brokers)
    const { openListenerLog } = await import('#topics/listener-log.ts')
    return openListenerLog(settings)
  })
  return {
    clock: systemClock,
    inspector: openInspector({ addresses: actors, token: inspectionToken }),
    partitionCount: TOPIC_PARTITIONS,
    store,
    log,
    reachKafka: () => reach(brokers),
    async openSender(transactionalId, options) {
      await reach(brokers)
      const { openEventSender } = await import('#runtime/kafka/event-sender.ts')
      return openEventSender(settings, { ...options, transactionalId })
    },
    async openDeadLetterQueue() {
      await reach(brokers)
      const { openDeadLetterQueue } = await import(
        '#runtime/dead-letters/open-dead-letter-queue.ts'
      )
      const queue = await openDeadLetterQueue(NAMESPACE, settings, operationsLog)
      return {
        queue: queue.box,
        [Symbol.asyncDispose]: async () => await queue[Symbol.asyncDispose](),
      }
    },
    async decode(record) {
      const { decodeMessage } = await import('#runtime/dead-letters/open-dead-letter-queue.ts')
      return decodeMessage(settings, record)
    },
    async groups(protocol) {
      await reach(brokers)
      const { leaveGroup, membersOf } = await import('#runtime/kafka/group-admin.ts')
      return {
        members: (group) => membersOf({ brokers, group }, protocol),
        end: (group, instance) => leaveGroup({ brokers, group }, { instance }),
      }
    },
    async *records(topic, partition, from) {
      yield* (await reader()).records(topic, partition, from)
    },
    async *events(topic, partition, from) {
      yield* (await reader()).events(topic, partition, from)
    },
    bounds: async (topic, partition) => (await reader()).bounds(topic, partition),
    snapshots: folderSnapshots(settings.SNAPSHOT_FOLDER),
    async deleteKeys(userId, keys) {
      const { deleteKeys } = await import('./delete-keys.ts')
      await deleteKeys(brokers, userId, keys)
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** Opens when it is called first; a failure is no answer for those who come later. */
function onceOpened<T extends object>(
  opened: AsyncDisposableStack,
  open: () => Promise<T & AsyncDisposable>,
): () => Promise<T> {
  let opening: Promise<T> | undefined
  return () => {
    opening ??= open().then(
      (resource) => opened.use(resource),
      (error: unknown) => {
        opening = undefined
        throw error
      },
    )
    return opening
  }
}

/** @throws KAFKA_UNREACHABLE */
async function reach(brokers: string): Promise<void> {
  try {
    await reachKafka(brokers)
  } catch (cause) {
    throw errors.KAFKA_UNREACHABLE({ brokers }, cause)
  }
}
