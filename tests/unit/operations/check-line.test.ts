import { checkLine, LINE_CHARACTERS_MAX } from '#operations/check-line.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const title = 'The day you heard 412 minutes of music, and Sigur Rós had 14 plays of it'
const story =
  'On Monday you heard 412 minutes of music. Sigur Rós had 14 plays. You heard 97 episodes of Radiolab.'
const lineOf = (more: object = {}): string => JSON.stringify({ day: music, title, story, ...more })

test('every sentence has its outcome and the reasons, the title first', () => {
  const answer = checkLine(lineOf())

  expect(answer).toMatchObject({
    outcome: 'contradicted',
    sentences: [
      { part: 'title', text: title, outcome: 'supported', reasons: [] },
      { part: 'story', outcome: 'supported', factIds: ['weekday', 'music-minutes'], reasons: [] },
      { part: 'story', text: 'Sigur Rós had 14 plays.', outcome: 'supported', reasons: [] },
      { part: 'story', outcome: 'contradicted', reasons: [{ rule: 'number' }] },
    ],
  })
})

test('a text of the wrong length has a fault of form, and its truth is answered all the same', () => {
  const answer = checkLine(lineOf({ story: 'On Monday you heard 412 minutes of music.' }))

  expect(answer).toMatchObject({ outcome: 'supported', form: [{ rule: 'length' }] })
})

test('a day without country, language, zone and log is a day', () => {
  const { date, category, facts } = music

  expect(checkLine(lineOf({ day: { date, category, facts } }))).toEqual(checkLine(lineOf()))
})

test('a fact of a kind that is not known supports nothing', () => {
  const facts = music.facts.map((fact) =>
    fact.kind === 'music-minutes' ? { ...fact, kind: 'loudness' } : fact,
  )

  expect(checkLine(lineOf({ day: { ...music, facts } }))).not.toMatchObject({
    outcome: 'supported',
  })
})

test.each([
  ['nothing', 'null', 'the line'],
  ['no JSON', '{"day"', 'the line is not JSON'],
  ['no story', JSON.stringify({ day: music, title }), 'story'],
  ['an unknown category', lineOf({ day: { ...music, category: 'best' } }), 'day.category'],
  ['another date', lineOf({ day: { ...music, date: '14.7.2025' } }), 'day.date'],
  ['facts that are none', lineOf({ day: { ...music, facts: [1] } }), 'day.facts.0'],
])('%s is answered with an error that says where', (_, line, where) => {
  const answer = checkLine(line)

  expect(answer).toEqual({ error: expect.stringContaining(where) })
})

test('a line beyond the limit is refused (I9)', () => {
  expect(checkLine('x'.repeat(LINE_CHARACTERS_MAX + 1))).toEqual({
    error: expect.stringContaining('characters'),
  })
})
