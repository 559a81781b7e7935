import type { Inspection } from '#runtime/introspection/inspect.ts'
import type { InspectorAnswers } from './inspector.ts'
import { listenerActors } from './listener-actors.ts'
import type { OperationPorts } from './ports.ts'

export interface StateQuestion {
  readonly userId: string
  /** Every actor that lives for each listener where it is left out. */
  readonly actor?: string | undefined
  readonly signal: AbortSignal
}

/** What actors keep of a listener: pages and timers. @throws ACTOR_UNKNOWN */
export async function listenerState(
  { inspector }: Pick<OperationPorts, 'inspector'>,
  { userId, actor, signal }: StateQuestion,
): Promise<InspectorAnswers<Inspection>> {
  const path = `/v1/keys/${encodeURIComponent(userId)}`
  const asked = actor === undefined ? listenerActors(inspector) : [actor]
  const answers = await Promise.all(
    asked.map((name) => inspector.ask<Inspection>(path, { actor: name, signal })),
  )
  return {
    found: answers.flatMap(({ found }) => found),
    without: answers.flatMap(({ without }) => without),
    silent: answers.flatMap(({ silent }) => silent),
  }
}
