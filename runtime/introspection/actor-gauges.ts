// What `/v1/actor` says, as metrics.
import { type MetricSample, observeTogether } from '#observability/metrics.ts'
import type { ActorReport, PartitionReport } from './inspect.ts'

const gaugesOf = (namespace: string) => ({
  lag: {
    name: `${namespace}.partition.lag`,
    description: 'Messages of the input partition that are incomplete or not read yet',
    unit: '{message}',
  },
  load: {
    name: `${namespace}.partition.load`,
    description: 'Messages from arrival to commit',
    unit: '{message}',
  },
  loadBytes: {
    name: `${namespace}.partition.load_size`,
    description: 'Bytes of the messages from arrival to commit',
    unit: 'By',
  },
  turns: {
    name: `${namespace}.partition.turns`,
    description: 'Turns that have begun and not ended',
    unit: '{turn}',
  },
  oldest: {
    name: `${namespace}.partition.oldest_turn`,
    description: 'Age of the oldest turn that has not ended',
    unit: 's',
  },
  parked: {
    name: `${namespace}.partition.parked`,
    description: 'Users whose turn failed and waits for its next attempt',
    unit: '{user}',
  },
  state: {
    name: `${namespace}.partition.state_size`,
    description: 'Bytes of the state store',
    unit: 'By',
  },
  isPaused: {
    name: `${namespace}.partition.paused`,
    description: 'Whether nothing more is taken until there is room',
  },
})

/** Makes `/metrics` say what `report` says, until what it returns is disposed. */
export const observeActor = (
  namespace: string,
  report: () => Promise<ActorReport | undefined>,
): Disposable =>
  observeTogether(gaugesOf(namespace), async () => {
    const { actor = '', partitions = [] } = (await report()) ?? {}
    return partitions.flatMap((partition) => readingsOf(actor, partition))
  })

function readingsOf(
  actor: string,
  { partition, watermarks, ...of }: PartitionReport,
): readonly MetricSample<keyof ReturnType<typeof gaugesOf>>[] {
  const attributes = { actor, partition }
  return [
    ...watermarks.flatMap(({ topic, lag }) =>
      lag === null
        ? []
        : [{ gauge: 'lag' as const, value: lag, attributes: { ...attributes, topic } }],
    ),
    { gauge: 'load', value: of.load, attributes },
    { gauge: 'loadBytes', value: of.loadBytes, attributes },
    { gauge: 'turns', value: of.turns, attributes },
    { gauge: 'oldest', value: (of.oldest?.ms ?? 0) / 1_000, attributes },
    { gauge: 'parked', value: of.parkedCount, attributes },
    { gauge: 'state', value: of.state?.bytes ?? 0, attributes },
    { gauge: 'isPaused', value: of.isPaused ? 1 : 0, attributes },
  ]
}
