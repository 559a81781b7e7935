import { type ComposedFact, viewOf } from '#composer/day-view.ts'
import { expand } from '#composer/pattern.ts'
import { finish } from '#composer/sentence.ts'
import { seededRandom } from '#foundation/random.ts'

const fact = (
  id: string,
  value: number | string,
  unit: string,
  more: Partial<ComposedFact> = {},
) => ({
  id,
  value,
  unit,
  subject: null,
  rank: null,
  usual: null,
  ...more,
})
const facts = [
  fact('date', '20250119', 'date'),
  fact('weekday', 'Sunday', 'weekday'),
  fact('minutes', 42, 'minutes', { rank: 1, usual: 20 }),
  fact('tracks', 12, 'plays', { rank: 3 }),
  fact('top-artist', 'Mitski', 'name'),
  fact('top-track', 'Washing Machine Heart', 'name', { subject: 'Mitski' }),
]
const view = viewOf(facts, { country: 'GB', measure: { timed: 'minutes', untimed: null } })
const say = (pattern: string, before = '') => expand(pattern, view, seededRandom(1), { before })

test.each([
  ['minutes>10', true],
  ['minutes>99', false],
  ['minutes<99', true],
  ['minutes>tracks', true],
  ['tracks>minutes/2', false],
  ['minutes#1', true],
  ['tracks#1', false],
  ['most', true],
  ['minutes^', true],
  ['minutes/', false],
  ['top-track~top-artist', true],
  ['top-track!top-artist', false],
  ['shows', false],
  ['!shows', true],
])('the condition %s holds: %s', (condition, holds) => {
  expect(say(`(${condition}) Yes.`)?.text).toBe(holds ? 'Yes.' : undefined)
})

test('a choice takes what the day has, and a sentence without it is not said', () => {
  expect(say('You heard [{shows}|{tracks}].')?.text).toBe('You heard twelve plays.')
  expect(say('You heard {shows}.')).toBeUndefined()
})

test('a sentence says what it claims', () => {
  expect(say('(minutes#1) No day had more than {minutes}.')?.claims).toEqual([
    { facts: ['minutes'], relation: 'most', span: 'No day had more than 42 minutes' },
    { facts: ['minutes'], relation: 'is', span: '42 minutes' },
  ])
})

test('a clause goes on in lower case, and a name keeps its own', () => {
  expect(say('You heard {tracks}.', 'It rang; ')?.text).toBe('you heard twelve plays.')
  expect(say('{top-artist} led.', 'It rang; ')?.text).toBe('Mitski led.')
})

test.each([
  ['GB', 'On Sunday 19 January you heard “Low”.'],
  ['US', 'On Sunday, January 19, you heard “Low.”'],
])('in %s, dates and quotation marks are as the country has them', (country, text) => {
  const own = viewOf(facts, { country })
  const said = expand('On {date} you heard “Low”.', own, seededRandom(1))
  expect(finish(said?.text ?? '', country)).toBe(text)
})

test('a pattern that does not close is a bug', () => {
  expect(() => say('You heard [{tracks}.')).toThrow('stays open')
  expect(() => say('You heard {tracks}].')).toThrow('loose end')
})
