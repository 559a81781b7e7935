import { stuckPartitions } from '#services/campaigns/stuck-partitions.ts'

const samplesOf = (ended: readonly number[], open: readonly number[]) =>
  ended.map((count, at) => ({ at: 10_000 * at, ended: [count], open: [open[at] as number] }))

test.each([
  ['nothing ends while requests are open', [4, 4, 4, 4], [2, 2, 2, 2], ['stuck']],
  ['more and more are open', [1, 2, 3, 4], [2, 3, 5, 8], ['behind']],
  ['some end and no more are open', [1, 2, 3, 4], [5, 5, 4, 5], []],
  ['at one time nothing was open', [4, 4, 4, 4], [2, 0, 2, 2], []],
  ['too little was seen', [4, 4, 4], [2, 2, 2], []],
])('where %s, the partition is %j', (_, ended, open, states) => {
  expect(stuckPartitions(samplesOf(ended, open)).map(({ state }) => state)).toEqual(states)
})
