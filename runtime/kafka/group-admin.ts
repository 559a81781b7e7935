// Who is in a group and who leaves it, asked of its coordinator. A static member that stops keeps its
// partitions until its session ends; `leaveGroup` gives them away at once.
import { BrokerError, type GroupMember } from './port.ts'
import {
  addressesOf,
  ask,
  type BrokerAddress,
  type RequestApi,
  RequestWriter,
  ResponseReader,
  requestAny,
} from './protocol.ts'

const findCoordinator: RequestApi = { key: 10, version: 1, isFlexible: false }
const leave: RequestApi = { key: 13, version: 3, isFlexible: false }
const describeClassic: RequestApi = { key: 15, version: 4, isFlexible: false }
const describeConsumer: RequestApi = { key: 69, version: 0, isFlexible: true }

const NONE = 0
const UNKNOWN_MEMBER = 25
const UNKNOWN_GROUP = 69
const GROUP = 0 // What kind of coordinator is looked for.
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
  const coordinator = await coordinatorOf({ brokers, group })
  const body = new RequestWriter().string(group).int(4, 1).string('').string(instance)
  const answer = await ask(coordinator, leave, body, ASK_MS_MAX)
  answer.int(4) // How long the broker throttled us.
  const whole = answer.int(2)
  const [code = NONE] = answer.array(() => {
    answer.string()
    answer.string()
    return answer.int(2)
  })
  const failed = [whole, code].find((each) => each !== NONE && each !== UNKNOWN_MEMBER)
  if (failed) throw new BrokerError(`leave group ${group}: Kafka says ${failed}`, 'retry')
}

/**
 * Static members of a group, with the partition numbers that each is assigned.
 * @throws BrokerError
 */
export async function membersOf(
  { brokers, group }: GroupAddress,
  protocol: 'classic' | 'consumer',
): Promise<readonly GroupMember[]> {
  const coordinator = await coordinatorOf({ brokers, group })
  const members =
    protocol === 'consumer'
      ? await membersOfConsumer(coordinator, group)
      : await membersOfClassic(coordinator, group)
  return members
    .filter(({ instance }) => instance !== '')
    .sort((a, b) => (a.instance < b.instance ? -1 : 1))
}

async function coordinatorOf({ brokers, group }: GroupAddress): Promise<BrokerAddress> {
  return await requestAny(addressesOf(brokers), async (address) => {
    const body = new RequestWriter().string(group).int(1, GROUP)
    const answer = await ask(address, findCoordinator, body, ASK_MS_MAX)
    answer.int(4)
    assertNone(answer.int(2), `find the coordinator of ${group}`)
    answer.string()
    answer.int(4)
    return { host: answer.string(), port: answer.int(4) }
  })
}

async function membersOfClassic(coordinator: BrokerAddress, group: string): Promise<GroupMember[]> {
  const body = new RequestWriter().int(4, 1).string(group).int(1, 0)
  const answer = await ask(coordinator, describeClassic, body, ASK_MS_MAX)
  answer.int(4)
  const groups = answer.array(() => {
    assertNone(answer.int(2), `describe ${group}`)
    for (let field = 0; field < 4; field += 1) answer.string() // ID, state, protocol type and protocol.
    const members = answer.array(() => {
      answer.string()
      const instance = answer.string()
      answer.string()
      answer.string()
      answer.block()
      return { instance, numbers: numbersOf(answer.block()) }
    })
    answer.int(4)
    return members
  })
  return groups.flat()
}

/** Of an assignment as classic consumers write it; empty while a rebalance goes on. */
function numbersOf(assignment: Buffer): number[] {
  if (assignment.length === 0) return []
  const reader = new ResponseReader(assignment)
  reader.int(2)
  const topics = reader.array(() => {
    reader.string()
    return reader.array(() => reader.int(4))
  })
  return topics.flat()
}

async function membersOfConsumer(
  coordinator: BrokerAddress,
  group: string,
): Promise<GroupMember[]> {
  const body = new RequestWriter().varint(2).compactString(group).int(1, 0).tags()
  const answer = await ask(coordinator, describeConsumer, body, ASK_MS_MAX)
  answer.int(4)
  const groups = answer.compactArray(() => {
    const code = answer.int(2)
    if (code !== UNKNOWN_GROUP) assertNone(code, `describe ${group}`) // None, before its first member.
    for (let field = 0; field < 3; field += 1) answer.compactString() // Message, ID and state.
    answer.int(4)
    answer.int(4)
    answer.compactString()
    const members = answer.compactArray(() => consumerMember(answer))
    answer.int(4)
    answer.tags()
    return members
  })
  return groups.flat()
}

function consumerMember(answer: ResponseReader): GroupMember {
  answer.compactString()
  const instance = answer.compactString()
  answer.compactString()
  answer.int(4)
  answer.compactString()
  answer.compactString()
  answer.compactArray(() => answer.compactString())
  answer.compactString()
  const numbers = consumerAssignment(answer)
  consumerAssignment(answer) // What it is to have in the end.
  answer.tags()
  return { instance, numbers }
}

function consumerAssignment(answer: ResponseReader): number[] {
  const topics = answer.compactArray(() => {
    answer.raw(16)
    answer.compactString()
    const numbers = answer.compactArray(() => answer.int(4))
    answer.tags()
    return numbers
  })
  answer.tags()
  return topics.flat()
}

function assertNone(code: number, action: string): void {
  if (code !== NONE) throw new BrokerError(`${action}: Kafka says ${code}`, 'retry')
}
