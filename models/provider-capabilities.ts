// Endpoints that call themselves OpenAI-shaped differ in what they take. A refused parameter is left out from
// then on: the first calls find out, all later ones know.
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import type { ChatRequest } from './model.ts'

export interface Capabilities {
  readonly format: 'json_schema' | 'json_object' | 'plain'
  /** Names of the bound on the output, the first to be used; none are left once all were refused. */
  readonly outputBounds: readonly ('max_completion_tokens' | 'max_tokens')[]
  readonly hasTemperature: boolean
  /** `prompt_cache_key`, which OpenAI routes by. */
  readonly hasCacheKey: boolean
}

/**
 * The older name comes first where the server is not OpenAI's own: Ollama 0.34.0 accepts the newer one and ignores it
 * (findings/ollama-max-completion-tokens.sh), so that the answer has no limit.
 */
export const fullCapabilities = (baseUrl: string): Capabilities => ({
  format: 'json_schema',
  outputBounds:
    new URL(baseUrl).hostname === 'api.openai.com'
      ? ['max_completion_tokens', 'max_tokens']
      : ['max_tokens', 'max_completion_tokens'],
  hasTemperature: true,
  hasCacheKey: new URL(baseUrl).hostname === 'api.openai.com',
})

/** What to try after a 400 or 422 that says `message`; undefined when nothing is left to leave out. */
export function withoutRefused(dialect: Capabilities, message: string): Capabilities | undefined {
  const isBound = /max_(completion_)?tokens/.test(message)
  if (isBound && /not supported|un(supported|known|recogni[sz]ed)|instead|extra/i.test(message)) {
    const { outputBounds } = dialect
    return outputBounds.length === 0
      ? undefined
      : { ...dialect, outputBounds: outputBounds.slice(1) }
  }
  if (/prompt_cache_key/.test(message)) {
    return dialect.hasCacheKey ? { ...dialect, hasCacheKey: false } : undefined
  }
  if (/temperature/.test(message)) {
    return dialect.hasTemperature ? { ...dialect, hasTemperature: false } : undefined
  }
  if (
    !/response_format|json|schema|grammar|format|unsupported|not supported|unknown|extra/i.test(
      message,
    )
  )
    return undefined
  if (dialect.format === 'json_schema') return { ...dialect, format: 'json_object' }
  return dialect.format === 'json_object' ? { ...dialect, format: 'plain' } : undefined
}

export function adaptRequest(
  dialect: Capabilities,
  model: string,
  request: ChatRequest,
): ChatCompletionCreateParamsNonStreaming {
  const { name, json } = request.schema
  const bound = dialect.outputBounds[0]
  return {
    model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...(bound && { [bound]: request.outputTokensMax }),
    ...(dialect.hasTemperature && { temperature: request.temperature }),
    ...(dialect.hasCacheKey && request.cacheKey && { prompt_cache_key: request.cacheKey }),
    ...(dialect.format === 'json_schema' && {
      response_format: { type: 'json_schema', json_schema: { name, schema: json, strict: true } },
    }),
    ...(dialect.format === 'json_object' && { response_format: { type: 'json_object' } }),
  }
}
