// Numbers as prose writes them. Only what is exact is said without a hedge.

import { ordinalText } from '#facts/wording.ts'
import type { Random } from '#foundation/random.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
    ' ',
  )

/** Above, digits are easier to read. */
const WORDS_MAX = 12
const WORDS_FIRST_MAX = 99
const digits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** In words up to twelve; at the beginning of a sentence, where no digit is written, up to 99, and none above. */
export function numberText(value: number, isFirst: boolean): string | undefined {
  if (Number.isInteger(value) && value <= (isFirst ? WORDS_FIRST_MAX : WORDS_MAX)) {
    return wordsOf(value)
  }
  return isFirst ? undefined : digits.format(value)
}

function wordsOf(value: number): string {
  if (value < 20) return small[value] as string
  const ten = tens[Math.floor(value / 10) - 2] as string
  return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`
}

/** `fifth`, `22nd` */
export const nthText = (value: number): string => ordinals[value] ?? ordinalText(value)

/** `once`, `twice`, `three times` */
export const timesText = (value: number, isFirst: boolean): string | undefined => {
  if (value === 1) return 'once'
  if (value === 2) return 'twice'
  const number = numberText(value, isFirst)
  return number === undefined ? undefined : `${number} times`
}

/** A quantity in words, and whether it is rounded. */
export interface Rounded {
  readonly text: string
  readonly isRounded: boolean
}

/** Minutes as people say them: `56 minutes`, `an hour and 20 minutes`, `just over four hours`. */
export function durationText(
  minutes: number,
  isFirst: boolean,
  random: Random,
): Rounded | undefined {
  if (minutes < 60) {
    const number = numberText(minutes, isFirst)
    const noun = minutes === 1 ? 'minute' : 'minutes'
    return number === undefined ? undefined : { text: `${number} ${noun}`, isRounded: false }
  }
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (rest === 0) return { text: hoursText(hours), isRounded: false }
  if (minutes === 90) return { text: isFirst ? 'ninety minutes' : '90 minutes', isRounded: false }
  if (rest === 30) return { text: halfHoursText(hours), isRounded: false }
  const isShort = random.next() < 0.4 || hours === 1 || isBelowHalf(rest)
  if (isShort && !isFirst) return { text: exactText(hours, rest), isRounded: false }
  return { text: roundedText(hours, rest, random), isRounded: true }
}

/** To the half hour, as a title has it. */
export function aboutText(minutes: number, isFirst: boolean, random: Random): Rounded | undefined {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (minutes < 60 || rest === 0 || rest === 30) return durationText(minutes, isFirst, random)
  const isExact = isBelowHalf(rest) || (hours === 1 && rest > 15 && rest < 51)
  if (isExact) return durationText(minutes, isFirst, random)
  return { text: roundedText(hours, rest, random), isRounded: true }
}

/** "Nearly two and a half hours" can be read as a time of day, nearly two: such a duration is said to the minute. */
const isBelowHalf = (rest: number): boolean => rest > 20 && rest < 30

const hoursText = (hours: number): string =>
  hours === 1 ? 'an hour' : `${hours < 100 ? wordsOf(hours) : hours} hours`

const halfHoursText = (hours: number): string => `${wordsOf(hours)} and a half hours`

const exactText = (hours: number, rest: number): string =>
  `${hours === 1 ? 'an hour' : `${hours} hours`} and ${rest} ${rest === 1 ? 'minute' : 'minutes'}`

function roundedText(hours: number, rest: number, random: Random): string {
  const over = 'just over'
  const under = random.next() < 0.5 ? 'nearly' : 'almost'
  if (rest < 10) return `${over} ${hoursText(hours)}`
  if (rest > 50) return `${under} ${hoursText(hours + 1)}`
  if (rest > 30 && rest < 40) return `${over} ${halfHoursText(hours)}`
  return `more than ${rest > 30 ? halfHoursText(hours) : hoursText(hours)}`
}

/** Below, "times the usual" says too little. */
const RATIO_MIN = 1.9

/** A ratio in words: `twice`, `more than five times`, `nearly six times`. */
export function ratioText(ratio: number, isFirst: boolean, random: Random): Rounded | undefined {
  if (ratio < RATIO_MIN) return undefined
  const whole = Math.floor(ratio + 0.02)
  const rest = ratio - whole
  const under = random.next() < 0.5 ? 'nearly' : 'almost'
  const near = rest > 0.75 ? whole + 1 : whole
  const times = timesText(near, isFirst && Math.abs(rest) < 0.03)
  if (times === undefined || near < 2) return undefined
  if (Math.abs(ratio - near) < 0.03) return { text: times, isRounded: false }
  return { text: rest > 0.75 ? `${under} ${times}` : `more than ${times}`, isRounded: true }
}

// [share, in words]: said where the share is that, to the percent.
const fractions: readonly (readonly [number, string])[] = [
  [20, 'a fifth'],
  [25, 'a quarter'],
  [33, 'a third'],
  [40, 'two fifths'],
  [50, 'half'],
  [60, 'three fifths'],
  [67, 'two thirds'],
  [75, 'three quarters'],
  [80, 'four fifths'],
]

/** `two thirds`, `44%`; nothing at the beginning of a sentence where it is no round part. */
export function shareText(share: number, isFirst: boolean): string | undefined {
  const [, fraction] = fractions.find(([exact]) => exact === share) ?? []
  if (fraction) return fraction
  return isFirst ? undefined : `${digits.format(share)}%`
}
