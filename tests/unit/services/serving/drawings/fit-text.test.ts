import fc from 'fast-check'
import { fitLine, fitLines } from '#services/serving/drawings/fit-text.ts'

test('what fits stays as it is', () => {
  expect(fitLine('Portishead', 20, 200)).toBe('Portishead')
  expect(fitLines('Two words', 20, 400, 3)).toEqual(['Two words'])
})

test('what does not fit ends with an ellipsis, between whole characters', () => {
  expect(fitLine('Godspeed You! Black Emperor', 20, 120)).toMatch(/^Godspee.*…$/)
  expect(fitLine('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20, 70)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…')
})

test('lines break between words, and the last one says that there is more', () => {
  const lines = fitLines('one two three four five six seven', 20, 110, 2)

  expect(lines[0]).toBe('one two')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^three .*…$/)
})

test('any text gives lines within the bounds, and loses nothing but its end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const lines = fitLines(text, 20, 300, 3)
      const whole = text.split(/\s+/).filter(Boolean).join(' ')

      expect(lines.length).toBeLessThanOrEqual(3)
      if (!lines.some((line) => line.endsWith('…'))) expect(lines.join(' ')).toBe(whole)
    }),
  )
})
