import {
  durationText,
  nthText,
  numberText,
  ratioText,
  shareText,
  timesText,
} from '#composer/numbers.ts'
import { seededRandom } from '#foundation/random.ts'

const fixed = (value: number) => ({ next: () => value })

test.each([
  [9, false, 'nine'],
  [12, false, 'twelve'],
  [13, false, '13'],
  [1_204, false, '1,204'],
  [74, true, 'seventy-four'],
  [100, true, undefined],
])(
  '%d is written as prose does, at the beginning of a sentence (%s): %s',
  (value, isFirst, text) => {
    expect(numberText(value, isFirst)).toBe(text)
  },
)

test.each([
  [1, '1 minute', 0],
  [56, '56 minutes', 0],
  [60, 'an hour', 0],
  [90, '90 minutes', 0],
  [61, 'an hour and 1 minute', 0],
  [150, 'two and a half hours', 0],
  [273, '4 hours and 33 minutes', 0],
  [273, 'just over four and a half hours', 0.9],
  [245, 'just over four hours', 0.9],
  [295, 'almost five hours', 0.9],
  [267, '4 hours and 27 minutes', 0.9],
  [255, 'more than four hours', 0.9],
])('%d minutes are %s', (minutes, text, chance) => {
  const said = durationText(minutes, false, fixed(chance))?.text
  expect(said?.replace('one minute', '1 minute')).toBe(text)
})

test('a rounded duration is never on the wrong side of what it says', () => {
  const random = seededRandom(7)
  for (let minutes = 60; minutes < 900; minutes += 1) {
    const { text = '', isRounded } = durationText(minutes, true, random) ?? {}
    if (!isRounded) continue
    const hours = Number(
      /(\w+)(?: and a half)? hours?$/.exec(text)?.[1]?.replace(/^an?$/, '1') ?? Number.NaN,
    )
    if (Number.isNaN(hours)) continue
    const said = (hours + (text.includes('and a half') ? 0.5 : 0)) * 60
    if (/^(?:nearly|almost)/.test(text)) expect(said - minutes).toBeGreaterThan(0)
    else expect(minutes - said).toBeGreaterThan(0)
    expect(Math.abs(minutes - said)).toBeLessThan(30)
  }
})

test.each([
  [1.5, undefined],
  [2, 'twice'],
  [5.36, 'more than five times'],
  [5.9, 'almost six times'],
  [3.01, 'three times'],
])('a ratio of %d is %s', (ratio, text) => {
  expect(ratioText(ratio, false, fixed(0.9))?.text).toBe(text)
})

test.each([
  [50, 'half'],
  [67, 'two thirds'],
  [44, '44%'],
])('a share of %d is %s', (share, text) => {
  expect(shareText(share, false)).toBe(text)
})

test('counts of times and ranks have their own words', () => {
  expect([1, 2, 3, 19].map((n) => timesText(n, false))).toEqual([
    'once',
    'twice',
    'three times',
    '19 times',
  ])
  expect([1, 3, 22].map(nthText)).toEqual(['first', 'third', '22nd'])
})
