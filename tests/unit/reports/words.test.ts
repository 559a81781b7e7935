import { plainText } from '#reports/plain-text.ts'
import { categoryWords, dateWords, verdictWords, writerWords } from '#reports/words.ts'
import { aVerdict } from '#testkit/report.ts'

const writtenBy = {
  model: 'gpt-x',
  route: 'openai',
  promptVersion: 'report-v1',
  fallback: 'none',
  reader: '',
}

test('a text of the fake model says that no language model wrote it', () => {
  expect(writerWords({ ...writtenBy, route: 'fake' })).toMatch(/fake.*not a language model/)
})

test("a template's text says so, whatever route was tried before", () => {
  expect(writerWords({ ...writtenBy, fallback: 'template' })).toMatch(/^No model wrote this/)
  expect(writerWords({ ...writtenBy, route: 'fake', fallback: 'template' })).toMatch(/template/)
})

test("a model's text names it, and whether it needed help", () => {
  expect(writerWords(writtenBy)).toBe('Written by gpt-x.')
  expect(writerWords({ ...writtenBy, fallback: 'retry' })).toMatch(/second attempt/)
  expect(writerWords({ ...writtenBy, fallback: 'slots' })).toMatch(/code filled in/)
  expect(writerWords({ ...writtenBy, route: 'local' })).toMatch(/a small model on this machine/)
})

test('a fault that a check found is named', () => {
  const checks = [
    { name: 'tone', kind: 'LLM', outcome: 'pass', detail: '' },
    { name: 'facts', kind: 'CODE', outcome: 'fail', detail: '7 episodes, not 4' },
  ]

  expect(verdictWords(aVerdict({ outcome: 'fail', checks }))).toBe(
    'A later check found a fault in this text (facts: 7 episodes, not 4).',
  )
  expect(verdictWords(aVerdict({ outcome: 'unsure', checks: [] }))).toMatch(/could not decide/)
  expect(verdictWords(aVerdict({ outcome: 'error' }))).toMatch(/did not come to its end/)
  expect(verdictWords(null)).toMatch(/Not checked again yet/)
})

test("a date is said in the reader's order", () => {
  expect(dateWords('20250714', 'en-GB').whole).toMatch(/^Monday,? 14 July 2025$/)
  expect(dateWords('20250714', 'en-US').whole).toBe('Monday, July 14, 2025')
  expect(dateWords('20250714')).toMatchObject({ weekday: 'Monday', day: '14', iso: '2025-07-14' })
})

test('a category that is new here is still readable', () => {
  expect(categoryWords('biggest-music-day')).toBe('Biggest music day')
  expect(categoryWords('most-rainy-day')).toBe('Most rainy day')
})

test('a title cannot move the cursor of a terminal', () => {
  expect(plainText('safe\u001b[2J\u202etitle\nnext')).toBe('safe[2Jtitle next')
})
