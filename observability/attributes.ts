// Names of attributes, pinned in one place. Messaging follows semantic conventions 1.44; GenAI the set
// of 1.41.1, on purpose: later drafts rename it. `linernotes.*` is ours. Telemetry outlives an erasure,
// so it carries hashed listeners and no titles.
import { createHash } from 'node:crypto'

export const messaging = {
  system: 'messaging.system',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  partition: 'messaging.destination.partition.id',
  consumerGroup: 'messaging.consumer.group.name',
  batchCount: 'messaging.batch.message_count',
  bodySize: 'messaging.message.body.size',
  clientId: 'messaging.client.id',
  offset: 'messaging.kafka.offset',
  key: 'messaging.kafka.message.key',
} as const

export const genAi = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  responseId: 'gen_ai.response.id',
  finishReasons: 'gen_ai.response.finish_reasons',
  maxTokens: 'gen_ai.request.max_tokens',
  temperature: 'gen_ai.request.temperature',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  evaluationEvent: 'gen_ai.evaluation.result',
  evaluationName: 'gen_ai.evaluation.name',
  evaluationLabel: 'gen_ai.evaluation.score.label',
  evaluationExplanation: 'gen_ai.evaluation.explanation',
} as const

export const database = {
  system: 'db.system.name',
  collection: 'db.collection.name',
  operation: 'db.operation.name',
} as const

export const linernotes = {
  listener: 'linernotes.listener',
  report: 'report.id',
  revision: 'report.revision',
  category: 'report.category',
  promptVersion: 'linernotes.prompt.version',
  route: 'linernotes.model.route',
  fallback: 'linernotes.draft.fallback',
  attempt: 'linernotes.attempt',
  outcome: 'linernotes.outcome',
  rule: 'linernotes.draft.rule',
} as const

export const errorType = 'error.type'
export const serverAddress = 'server.address'

/** What telemetry calls a listener: 16 hex digits that say nothing about the person. */
export const listenerHash = (userId: string): string =>
  createHash('sha256').update(userId).digest('hex').slice(0, 16)

/** `<listener hash>:<date>` of a report ID: stable, so that it can be searched for. */
export function reportHash(reportId: string): string {
  const end = reportId.indexOf(':')
  return end < 0
    ? listenerHash(reportId)
    : `${listenerHash(reportId.slice(0, end))}${reportId.slice(end)}`
}
