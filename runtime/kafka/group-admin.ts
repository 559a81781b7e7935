// Who is in a group and who leaves it, asked of its coordinator. A static member that stops keeps its
// partitions until its session ends; `leaveGroup` gives them away immediately.
import type { Connection } from '@platformatic/kafka'
import { connectToCoordinator, isAnsweredWith, type OpenAdmin, withAdmin } from './admin.ts'
import type { GroupMember } from './port.ts'

const UNKNOWN_MEMBER = 25
const UNKNOWN_GROUP = 69
const ASK_MS_MAX = 5_000

export interface GroupAddress {
  readonly brokers: string
  readonly group: string
}

/**
 * Ends the membership of `instance`, whether its process runs or not. Ending what has ended is no error.
 * @throws BrokerError
 */
export async function leaveGroup(
  { brokers, group }: GroupAddress,
  { instance }: Pick<GroupMember, 'instance'>,
): Promise<void> {
  await withAdmin({ brokers, action: `leave group ${group}`, msMax: ASK_MS_MAX }, async (open) => {
    const coordinator = await connectToCoordinator(open, group)
    // The client's own method knows members by an ID that changes with every start.
    const member = { memberId: '', groupInstanceId: instance }
    try {
      await open.library.leaveGroupV3.api.async(coordinator, group, [member])
    } catch (error) {
      if (!isAnsweredWith(open, error, UNKNOWN_MEMBER)) throw error
    }
  })
}

/**
 * Static members of a group, with the partition numbers that each is assigned.
 * @throws BrokerError
 */
export async function membersOf(
  { brokers, group }: GroupAddress,
  protocol: 'classic' | 'consumer',
): Promise<readonly GroupMember[]> {
  const read = protocol === 'consumer' ? membersOfConsumer : membersOfClassic
  const members = await withAdmin(
    { brokers, action: `describe group ${group}`, msMax: ASK_MS_MAX },
    async (open) => read(open, await connectToCoordinator(open, group), group),
  )
  return members
    .filter(({ instance }) => instance !== '')
    .sort((a, b) => (a.instance < b.instance ? -1 : 1))
}

/** Numbers are empty while a rebalance goes on. */
async function membersOfClassic(
  { library }: OpenAdmin,
  coordinator: Connection,
  group: string,
): Promise<GroupMember[]> {
  const answer = await library.describeGroupsV5.api.async(coordinator, [group], false)
  return answer.groups.flatMap(({ members }) =>
    members.map(({ groupInstanceId, memberAssignment }) => ({
      instance: groupInstanceId ?? '',
      numbers: library
        .decodeConsumerProtocolAssignment(memberAssignment)
        .assignedPartitions.flatMap(({ partitions }) => partitions),
    })),
  )
}

/** A group that never had a member is not there, and has none. */
async function membersOfConsumer(
  open: OpenAdmin,
  coordinator: Connection,
  group: string,
): Promise<GroupMember[]> {
  try {
    const { api } = open.library.consumerGroupDescribeV0
    const answer = await api.async(coordinator, [group], false)
    return answer.groups.flatMap(({ members }) =>
      members.map(({ instanceId, assignment }) => ({
        instance: instanceId ?? '',
        numbers: assignment.topicPartitions.flatMap(({ partitions }) => partitions),
      })),
    )
  } catch (error) {
    if (isAnsweredWith(open, error, UNKNOWN_GROUP)) return []
    throw error
  }
}
