import type { SelectionProgress } from '#services/heuristics/progress.ts'
import type { OperationPorts } from './ports.ts'

/** How far heuristics is with a listener; undefined where no process of it answers and has them. */
export async function selectionProgressOf(
  { inspector }: Pick<OperationPorts, 'inspector'>,
  userId: string,
  signal: AbortSignal,
): Promise<SelectionProgress | undefined> {
  const path = `/v1/progress/${encodeURIComponent(userId)}`
  const { found } = await inspector.ask<SelectionProgress>(path, { actor: 'heuristics', signal })
  return found[0]
}
