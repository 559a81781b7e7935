import type { ChatMessage } from '../model.ts'

/** Answers a judge's prompt by its schema; undefined where the schema asks no question. */
export function judge(
  _messages: readonly ChatMessage[],
  _schema: unknown,
  _isContrary: boolean,
): Readonly<Record<string, unknown>> | undefined {
  return undefined
}
