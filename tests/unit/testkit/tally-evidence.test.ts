import { evidenceOf, type FaultEvidence } from '#testkit/faults/evidence.ts'
import { check } from '#testkit/ledger/checker.ts'

const bump = (number: number, command = '') => ({ userId: 'ann', number, command })
const result = (number: number, total: number, note = '') => ({
  userId: 'ann',
  number,
  total,
  note,
})

/**
 * Ann is bumped three times; the second asks outside, again since the first call was cut off; the last sets a timer.
 */
const sound: FaultEvidence = {
  sent: [bump(1), bump(2, 'ask:1'), bump(3, 'later:1')],
  tallies: [result(1, 1), result(2, 3, 'ann/2#8'), result(3, 6), result(-1, 6)],
  letters: 0,
  asked: ['ann/2#7', 'ann/2#8'],
  journaled: ['ann/2#8'],
  folded: new Map([['ann', 6]]),
  stored: new Map([['ann', 6]]),
}

test('finds nothing wrong where nothing is', () => {
  expect(check(evidenceOf(sound))).toMatchObject({
    events: 3,
    turns: 4,
    timers: 1,
    calls: 2,
    missing: 0,
    twice: 0,
    outOfOrder: 0,
    wrong: 0,
    journaledRepeated: 0,
    repeated: 0,
    unexplained: 0,
    faults: [],
  })
})

test.each<[string, Partial<FaultEvidence>, object]>([
  ['a lost event', { tallies: sound.tallies.slice(0, 2) }, { missing: 1 }],
  ['a lost timer', { tallies: sound.tallies.slice(0, 3) }, { missing: 1 }],
  ['an event done twice', { tallies: [result(1, 1), ...sound.tallies] }, { twice: 1 }],
  ['a timer fired twice', { tallies: [...sound.tallies, result(-1, 6)] }, { twice: 1 }],
  [
    'an event out of order',
    { sent: sound.sent.slice(0, 2), tallies: [result(2, 2), result(1, 3)] },
    { outOfOrder: 1 },
  ],
  ['a dead letter', { letters: 1 }, { wrong: 2 }],
  ['a sum that does not follow', { tallies: sound.tallies.with(2, result(3, 7)) }, { wrong: 2 }],
  ['a changelog that lacks a sum', { folded: new Map([['ann', 5]]) }, { wrong: 2 }],
  ['a store that lacks a sum', { stored: new Map([['ann', 5]]) }, { wrong: 1 }],
  ['two journaled answers', { journaled: sound.asked }, { journaledRepeated: 1 }],
  [
    'a result that tells another answer',
    { tallies: sound.tallies.with(1, result(2, 3, 'ann/2#7')) },
    { journaledRepeated: 1 },
  ],
])('finds %s', (_what, change, found) => {
  expect(check(evidenceOf({ ...sound, ...change }))).toMatchObject(found)
})
