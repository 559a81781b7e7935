// Which partitions do not get on, by the rules of Burrow for consumers: over a window of samples, never by a threshold.
import type { CampaignSample } from '#schemas/index.ts'

/** `stuck`: requests are open and none has ended in the whole window. `behind`: they become more in every sample. */
export interface SlowPartition {
  readonly partition: number
  readonly state: 'stuck' | 'behind'
  readonly open: number
  /** Since when nothing has ended, or it has been falling behind, ms since 1970 UTC. */
  readonly since: number
}

export const SAMPLES_MAX = 10
const SAMPLES_MIN = 4

/** Empty until there are enough samples. A partition without open requests at any time in the window is well. */
export function stuckPartitions(samples: readonly CampaignSample[]): readonly SlowPartition[] {
  const [first] = samples
  if (!first || samples.length < SAMPLES_MIN) return []
  return first.open.flatMap((_, partition): SlowPartition[] => {
    const open = samples.map((sample) => sample.open[partition] ?? 0)
    const ended = samples.map((sample) => sample.ended[partition] ?? 0)
    if (open.some((count) => count === 0)) return []
    const now = { partition, open: open.at(-1) as number, since: first.at }
    if (ended.every((count) => count === ended[0])) return [{ ...now, state: 'stuck' }]
    const grows = open.every((count, at) => at === 0 || count > (open[at - 1] as number))
    return grows ? [{ ...now, state: 'behind' }] : []
  })
}
