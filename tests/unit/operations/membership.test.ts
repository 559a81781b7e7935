import { leaveLines } from '#cli/commands/actors-lines.ts'
import { endMemberships, membershipsOf } from '#operations/membership.ts'
import type { GroupAdmin } from '#operations/ports.ts'

const actors = ['heuristics', 'judging']

/** Host 1 is in both groups, host 2 in one. */
function newGroups() {
  const ended: string[] = []
  const members: Record<string, { instance: string; numbers: number[] }[]> = {
    'linernotes.heuristics': [
      { instance: 'host-1', numbers: [0, 2] },
      { instance: 'host-2', numbers: [1] },
    ],
    'linernotes.judging': [{ instance: 'host-1', numbers: [] }],
  }
  const groups: GroupAdmin = {
    members: async (group) => members[group] ?? [],
    end: async (group, instance) => void ended.push(`${group} ${instance}`),
  }
  return { groups, ended }
}

test('an instance is found in every group that it is a member of, and nothing ends by looking', async () => {
  const { groups, ended } = newGroups()

  const found = await membershipsOf(groups, actors, 'host-1')

  expect([...leaveLines(found, false)]).toEqual([
    'heuristics: host-1 would leave; it has partitions 0, 2',
    'judging: host-1 would leave; it has no partition',
  ])
  expect(ended).toEqual([])
})

test('the memberships that were found end, and no other', async () => {
  const { groups, ended } = newGroups()

  await endMemberships(groups, await membershipsOf(groups, actors, 'host-2'))

  expect(ended).toEqual(['linernotes.heuristics host-2'])
})

test('a name that no group knows is an error that names those that are known', async () => {
  const { groups } = newGroups()

  await expect(membershipsOf(groups, actors, 'host-9')).rejects.toMatchObject({
    code: 'INSTANCE_UNKNOWN',
    message: 'no actor has a member host-9; members are host-1, host-2',
  })
})
