import type { ActorReport } from '#runtime/introspection/inspect.ts'
import type { OperationPorts } from './ports.ts'

export interface ActorStatus {
  readonly actor: string
  /** Processes that answer, and that do not. */
  readonly instances: number
  readonly silent: number
  /** Whether every process answers and takes work. */
  readonly isReady: boolean
  readonly partitionsOwned: number
  readonly partitionCount: number
  /** Messages; null where not every process has answered for its part. */
  readonly lag: number | null
  readonly parked: number
}

export interface OperationsStatus {
  readonly kafka: 'reachable' | 'unreachable'
  readonly store: 'reachable' | 'unreachable'
  readonly actors: readonly ActorStatus[]
}

/** What answers, and how far each actor is. */
export async function operationsStatus(
  ports: Pick<OperationPorts, 'reachKafka' | 'store' | 'inspector'>,
  signal: AbortSignal,
): Promise<OperationsStatus> {
  const [kafka, store, answers] = await Promise.all([
    reachability(() => ports.reachKafka()),
    reachability(async () => (await ports.store()).years('-')),
    ports.inspector.ask<ActorReport>('/v1/actor', { signal }),
  ])
  const actors = ports.inspector.actors.map((actor): ActorStatus => {
    const reports = answers.found.filter((each) => each.actor === actor)
    const silent = [...answers.silent, ...answers.without].filter(({ name }) => name === actor)
    const partitions = reports.flatMap((each) => each.partitions)
    const lags = partitions.flatMap(({ watermarks }) => watermarks.map(({ lag }) => lag))
    return {
      actor,
      instances: reports.length,
      silent: silent.length,
      isReady: silent.length === 0 && reports.every(({ isReady }) => isReady),
      partitionsOwned: partitions.length,
      partitionCount: reports[0]?.partitionCount ?? 0,
      lag: silent.length > 0 || lags.includes(null) ? null : sumOf(lags),
      parked: partitions.reduce((sum, { parkedCount }) => sum + parkedCount, 0),
    }
  })
  return { kafka, store, actors }
}

const sumOf = (lags: readonly (number | null)[]): number =>
  lags.reduce<number>((sum, lag) => sum + (lag ?? 0), 0)

const reachability = (reach: () => Promise<unknown>): Promise<'reachable' | 'unreachable'> =>
  reach().then(
    () => 'reachable',
    () => 'unreachable',
  )
