import { wordCheckOf } from '#schemas/closed-words.ts'
import {
  type DaysSelected,
  daysSelected,
  playsRecorded,
  reportPublished,
  writtenReport,
} from '#schemas/index.ts'
import { selection } from '#testkit/selected-days.ts'

const selected: DaysSelected = { userId: 'ann', ...selection(1) }
const problemOf = (event: unknown) => daysSelected.unknownWord?.(event)

test('an event whose words are all known passes', () => {
  expect(problemOf(selected)).toBeUndefined()
})

test('a category of a later version is found, wherever it is', () => {
  const [day] = selected.days
  const days = [...selected.days, { ...day, category: 'some-later-day' }]
  const runnersUp = [{ date: '', category: 'other-later-day', strength: 0, reason: '' }]

  expect(problemOf({ ...selected, days })).toBe('category "some-later-day"')
  expect(problemOf({ ...selected, runnersUp })).toBe('category "other-later-day"')
  expect(writtenReport.unknownWord?.({ category: 'x' })).toBe('category "x"')
})

test('a kind of fact of a later version is found, of a day and of the year', () => {
  const fact = { ...selected.overview[0], id: 'year-mood', kind: 'year-mood' }
  const [day] = selected.days

  expect(problemOf({ ...selected, overview: [fact] })).toBe('kind "year-mood"')
  expect(problemOf({ ...selected, days: [{ ...day, facts: [fact] }] })).toBe('kind "year-mood"')
  expect(reportPublished.unknownWord?.({ category: 'birthday', facts: [fact] })).toBe(
    'kind "year-mood"',
  )
})

test('a shared type is checked at each of its uses, and events without closed words cost nothing', () => {
  expect(playsRecorded.unknownWord).toBeUndefined()
  expect(wordCheckOf(daysSelected.avro)?.({ ...selected, days: [] })).toBeUndefined()
})
