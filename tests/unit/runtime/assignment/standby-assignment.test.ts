import fc from 'fast-check'
import { standbyPartitions } from '#runtime/assignment/standby-assignment.ts'
import type { GroupMember } from '#runtime/kafka/port.ts'

/** Numbers dealt to members in any way. */
const group = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(5), { maxLength: 30 }))
  .map(([count, owners]): readonly GroupMember[] =>
    Array.from({ length: count }, (_, at) => ({
      instance: `pod-${at}`,
      numbers: owners.flatMap((owner, number) => (owner % count === at ? [number] : [])),
    })),
  )

test('each number has as many copies as it may, none of them with its owner', () => {
  fc.assert(
    fc.property(group, fc.integer({ min: 1, max: 4 }), (members, count) => {
      const copies = members.flatMap(({ instance }) =>
        standbyPartitions(members, instance, count).map((number) => ({ instance, number })),
      )
      for (const { instance, numbers } of members) {
        for (const number of numbers) {
          const own = copies.filter((each) => each.number === number)
          expect(own).toHaveLength(Math.min(count, members.length - 1))
          expect(new Set(own.map((each) => each.instance)).size).toBe(own.length)
          expect(own.map((each) => each.instance)).not.toContain(instance)
        }
      }
    }),
  )
})

test('the first copy is where librdkafka’s assignor was seen to put the number of a member that left', () => {
  const owned = { 'm-0': [9, 10, 11, 12], 'm-1': [5, 4, 3], 'm-10': [7, 6, 1], 'm-2': [8, 2, 0] }
  const members = Object.entries(owned).map(([instance, numbers]) => ({ instance, numbers }))
  const ofLeft = (instance: string) =>
    standbyPartitions(members, instance, 1).filter((number) => owned['m-1'].includes(number))

  expect(['m-0', 'm-10', 'm-2'].map(ofLeft)).toEqual([[3], [5], [4]])
})

test('one member alone keeps no copies', () => {
  expect(standbyPartitions([{ instance: 'a', numbers: [0, 1] }], 'a', 2)).toEqual([])
})
