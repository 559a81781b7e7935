// Ends the membership of processes that are gone for good, so that their partitions need not wait for the
// end of their session.

import { NAMESPACE } from '#topics/listener-key.ts'
import { errors } from './errors.ts'
import type { GroupAdmin } from './ports.ts'

/** One membership of the instance. */
export interface Membership {
  readonly actor: string
  readonly instance: string
  /** Partition numbers that go to others. */
  readonly numbers: readonly number[]
}

/**
 * Memberships of `instance`, one an actor. Ended ones may come again: a process that still runs joins again.
 * @throws INSTANCE_UNKNOWN where no actor has such a member; BrokerError
 */
export async function membershipsOf(
  groups: GroupAdmin,
  actors: readonly string[],
  instance: string,
): Promise<readonly Membership[]> {
  const found: Membership[] = []
  const members = new Set<string>()
  for (const actor of actors) {
    for (const member of await groups.members(groupOf(actor))) {
      members.add(member.instance)
      if (member.instance === instance) found.push({ actor, ...member })
    }
  }
  if (found.length > 0) return found
  throw errors.INSTANCE_UNKNOWN({ instance, members: [...members].sort() })
}

export async function endMemberships(
  groups: GroupAdmin,
  memberships: readonly Membership[],
): Promise<void> {
  for (const { actor, instance } of memberships) await groups.end(groupOf(actor), instance)
}

const groupOf = (actor: string) => `${NAMESPACE}.${actor}`
