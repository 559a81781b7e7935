import type rdkafka from 'node-rdkafka'
import type { Headers, InRecord, OutRecord } from './port.ts'

const NONE: Headers = Object.freeze({})

/** node-rdkafka gives headers as a list of one-key objects, and keys as buffers. */
export function toRecord(message: rdkafka.Message): InRecord {
  return {
    topic: message.topic,
    partition: message.partition,
    offset: message.offset,
    timestampMs: message.timestamp ?? 0,
    key: typeof message.key === 'string' ? Buffer.from(message.key) : (message.key ?? null),
    value: message.value,
    headers: message.headers ? flatten(message.headers) : NONE,
  }
}

function flatten(list: readonly rdkafka.MessageHeader[]): Headers {
  const headers: Record<string, string> = {}
  for (const each of list) {
    for (const name of Object.keys(each)) headers[name] = String(each[name])
  }
  return headers
}

export function toHeaders(headers: OutRecord['headers']): rdkafka.MessageHeader[] | undefined {
  return headers && Object.entries(headers).map(([name, value]) => ({ [name]: value }))
}
