// Ends the membership of processes that are gone for good, so that their partitions need not wait for the
// end of their session.

import { defineErrors } from '#foundation/service-error.ts'
import type { Actor } from '#runtime/actor.ts'
import type { GroupMember } from '#runtime/kafka/port.ts'

export const leaveErrors = defineErrors({
  INSTANCE_UNKNOWN: {
    policy: 'stop',
    message: ({ instance, members }: { instance: string; members: readonly string[] }) =>
      `no actor has a member ${instance}; members are ${members.join(', ') || 'none'}`,
  },
})

export interface Groups {
  members(group: string): Promise<readonly GroupMember[]>
  end(group: string, instance: string): Promise<void>
}

/** One membership of the instance. */
export interface Membership {
  readonly actor: string
  readonly instance: string
  /** Partition numbers that go to others. */
  readonly numbers: readonly number[]
}

/**
 * Memberships of `instance`, one an actor. Ended ones may come again: a process that runs after all joins
 * anew.
 * @throws INSTANCE_UNKNOWN where no actor has such a member; BrokerError
 */
export async function membershipsOf(
  groups: Groups,
  actors: readonly Pick<Actor, 'name'>[],
  instance: string,
): Promise<readonly Membership[]> {
  const found: Membership[] = []
  const members = new Set<string>()
  for (const { name: actor } of actors) {
    for (const member of await groups.members(groupOf(actor))) {
      members.add(member.instance)
      if (member.instance === instance) found.push({ actor, ...member })
    }
  }
  if (found.length > 0) return found
  throw leaveErrors.INSTANCE_UNKNOWN({ instance, members: [...members].sort() })
}

export async function endAll(groups: Groups, memberships: readonly Membership[]): Promise<void> {
  for (const { actor, instance } of memberships) await groups.end(groupOf(actor), instance)
}

export function* leaveLines(
  memberships: readonly Membership[],
  isDone: boolean,
): Generator<string> {
  for (const { actor, instance, numbers } of memberships) {
    const what = numbers.length === 0 ? 'no partition' : `partitions ${numbers.join(', ')}`
    yield isDone
      ? `${actor}: ${instance} has left, and ${what} of it went to others`
      : `${actor}: ${instance} would leave; it has ${what}`
  }
}

const groupOf = (actor: string) => `linernotes.${actor}`
