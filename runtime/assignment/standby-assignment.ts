// Who keeps whose state warm. Every process computes the same from the group's members alone.
import type { GroupMember } from '../kafka/port.ts'

/**
 * Partition numbers of others that `instance` keeps a copy of, where each number has `count` copies. The
 * first copy is where the group would put the number if its owner were lost: its assignor (librdkafka's
 * cooperative-sticky) gives the numbers of a lost member, highest first, each to the member that has
 * fewest, by name where several have. The further copies are next in that order.
 */
export function standbyPartitions(
  members: readonly GroupMember[],
  instance: string,
  count: number,
): readonly number[] {
  return members
    .filter((owner) => owner.instance !== instance)
    .flatMap((owner) => {
      const others = members.filter((each) => each !== owner)
      const loads = new Map(others.map((each) => [each.instance, each.numbers.length]))
      return owner.numbers
        .toSorted((a, b) => b - a)
        .filter(() => {
          const order = [...loads].sort(byLoad).map(([name]) => name)
          const [first = ''] = order
          loads.set(first, (loads.get(first) ?? 0) + 1)
          return order.slice(0, count).includes(instance)
        })
    })
}

type Load = readonly [instance: string, numbers: number]

/** Kafka names a static member `<instance>-<uuid>`. */
const byLoad = ([a, loadA]: Load, [b, loadB]: Load) => loadA - loadB || (`${a}-` < `${b}-` ? -1 : 1)
