// kafkajs, whose connections look for requests that wait a thousand times a second even when none do, by a
// timeout below zero, of which Node warns on stderr. Here they look only while something waits.
import { createRequire } from 'node:module'
import kafkajs from 'kafkajs'

interface RequestQueue {
  readonly pending: readonly unknown[]
  scheduleCheckPendingRequests(): void
}

const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
  prototype: RequestQueue
}
const { scheduleCheckPendingRequests } = prototype

prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this)
}

// Only the default export has the tables: Node does not see them as named ones.
export const { ConfigResourceTypes, ConfigSource, Kafka, logLevel } = kafkajs
