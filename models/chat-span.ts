// A call as a span, by the conventions for models.
import { genAi, linernotes, serverAddress } from '#observability/attributes.ts'
import { endSpan, type Span, SpanKind, startSpan } from '#observability/spans.ts'
import type { Answer } from './chat-answer.ts'
import type { ChatRequest } from './model.ts'

export const startChatSpan = (
  model: string,
  route: string,
  host: string,
  request: ChatRequest,
): Span =>
  startSpan(`chat ${model}`, {
    kind: SpanKind.CLIENT,
    parent: request.traceparent,
    attributes: {
      [genAi.operation]: 'chat',
      [genAi.provider]: host === 'api.openai.com' ? 'openai' : route,
      [genAi.requestModel]: model,
      [genAi.maxTokens]: request.outputTokensMax,
      [genAi.temperature]: request.temperature,
      [linernotes.route]: route,
      [serverAddress]: host,
    },
  })

export function endChatSpan(
  span: Span,
  { model, usage, result }: Pick<Answer, 'model' | 'usage' | 'result'>,
): void {
  span.setAttributes({
    [genAi.responseModel]: model,
    [genAi.inputTokens]: usage.inputTokens,
    [genAi.outputTokens]: usage.outputTokens,
    [linernotes.outcome]: result.ok ? 'answered' : result.failure,
  })
  endSpan(span, result.ok ? {} : { error: new Error(`${result.failure}: ${result.detail}`) })
}
