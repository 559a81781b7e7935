import type { SelectionProgress } from '#services/heuristics/progress.ts'
import { errors } from './errors.ts'
import type { OperationPorts } from './ports.ts'
import { selectionProgressOf } from './selection-progress.ts'

export interface ListenerStatus {
  readonly userId: string
  /** Years with stories or a selection, in the store. */
  readonly years: readonly number[]
  /** Null where no process of heuristics has the listener. */
  readonly selection: SelectionProgress | null
}

export interface ListenerPage {
  readonly listeners: readonly { readonly userId: string; readonly years: readonly number[] }[]
  /** Where the next page begins; null after the last one. */
  readonly next: string | null
}

/** Listeners that the store knows, in the order of their IDs. */
export async function listListeners(
  { store }: Pick<OperationPorts, 'store'>,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ListenerPage> {
  const listeners = await (await store()).listeners({ after, limit })
  const next = listeners.length < limit ? null : (listeners.at(-1)?.userId ?? null)
  return { listeners, next }
}

/** How far a listener is. @throws LISTENER_UNKNOWN where neither the store nor heuristics knows them */
export async function listenerStatus(
  ports: Pick<OperationPorts, 'store' | 'inspector'>,
  userId: string,
  signal: AbortSignal,
): Promise<ListenerStatus> {
  const [years, selection] = await Promise.all([
    ports.store().then((store) => store.years(userId)),
    selectionProgressOf(ports, userId, signal),
  ])
  const isKnown = years.length > 0 || (selection && selection.catalogueVersion !== null)
  if (!isKnown) throw errors.LISTENER_UNKNOWN({ userId })
  return { userId, years, selection: selection ?? null }
}
