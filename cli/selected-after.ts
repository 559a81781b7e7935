import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { selectionProgressOf } from '#operations/selection-progress.ts'
import {
  type SelectionWait,
  type SentChange,
  waitForSelection,
} from '#operations/wait-for-selection.ts'
import { openOperations } from './open-operations.ts'

/** Waits for the selection of a stack that holds what was sent from here; see `waitForSelection`. */
export async function selectedAfter(
  sent: SentChange,
  settings: StackSettings,
  wait: Pick<SelectionWait, 'msMax' | 'signal'>,
): Promise<ReadonlyMap<number, number>> {
  await using ports = openOperations(settings)
  const progressOf = (userId: string, signal: AbortSignal) =>
    selectionProgressOf(ports, userId, signal)
  return await waitForSelection(sent, { ...wait, progressOf })
}
