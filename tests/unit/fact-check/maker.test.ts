// Who made a track, in whatever words a sentence joins the two.
import { checkText } from '#fact-check/check.ts'
import { title } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const outcomeOf = (story: string) =>
  checkText({ title, story }, music, { limits: { storyWordsMin: 1 } }).sentences[1]?.outcome

const ways = [
  '\u201c7 rings\u201d by {artist} had six plays.',
  '{artist} had \u201c7 rings\u201d, six plays of it.',
  '{artist} gave you \u201c7 rings\u201d six times.',
  'With \u201c7 rings\u201d, played six times, {artist} was there.',
  '\u201c7 rings\u201d had six plays, and it was by {artist}.',
  'The track was \u201c7 rings\u201d, the artist {artist}.',
  'Six plays went to \u201c7 rings\u201d, from {artist}.',
  '{artist}\u2019s six plays of \u201c7 rings\u201d led the tracks.',
  'Of {artist} you heard \u201c7 rings\u201d six times.',
  '{artist}, whose \u201c7 rings\u201d had six plays, was heard.',
  '{artist} was heard, \u201c7 rings\u201d six times.',
]

test.each(ways)('"%s" is supported of the artist who made it', (way) => {
  expect(outcomeOf(way.replace('{artist}', 'Ariana Grande'))).toBe('supported')
})

test.each(ways)('"%s" is not supported of another artist of the day', (way) => {
  expect(outcomeOf(way.replace('{artist}', 'Blink-182'))).not.toBe('supported')
})

test.each([
  'Blink-182 had nine plays, and \u201c7 rings\u201d was played six times.',
  'Sigur Rós led the artists and \u201c7 rings\u201d led the tracks.',
])('a sentence may say both of an artist and of a track by another: %s', (sentence) => {
  expect(outcomeOf(sentence)).toBe('supported')
})
