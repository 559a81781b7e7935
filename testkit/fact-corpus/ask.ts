// Asks the check about one sentence, in a text that is otherwise in order.
import { checkText } from '#fact-check/check.ts'
import type { TextFault } from '#fact-check/fault.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { music } from './fixtures.ts'

export const title = 'The day you listened and let the plays add up to something'
export const padding =
  'The first play began at 08:02 and the last one ended at 23:41 that day, all told.'

export const corpusFaults = (sentence: string, day: CheckedDay = music): readonly TextFault[] =>
  checkText({ title, story: `${sentence} ${day === music ? padding : ''}`.trim() }, day, {
    limits: { storyWordsMin: 1 },
  }).faults

export const kindsOf = (sentence: string, day?: CheckedDay) =>
  corpusFaults(sentence, day).map(({ kind }) => kind)
