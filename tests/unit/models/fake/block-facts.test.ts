import { factsIn } from '#models/fake/block-facts.ts'
import { factText } from '#prompts/report/fact-wording.ts'
import { selection } from '#testkit/selected-days.ts'

test('the fake model reads each fact of a day back from the words of the prompt, with its value and unit', () => {
  const { days } = selection(8)
  const read = days.flatMap((day) => {
    const facts = day.facts.map(({ id, rank, subject, ...fact }) => ({
      id,
      says: factText({ id, rank, subject, ...fact }, null),
      ...(subject === null ? {} : { of: subject }),
      ...(rank === null ? {} : { rank }),
    }))
    return factsIn({ facts } as Parameters<typeof factsIn>[0])
  })
  const texts = read.filter(({ unit }) => unit === 'text')
  const clocks = read.filter(({ unit }) => unit === 'clock').map(({ id }) => id.split(':')[0])
  const names = read.filter(({ unit }) => unit === 'name').map(({ id }) => id.split(':')[0])

  expect(texts).toEqual([])
  expect(clocks).toEqual(
    expect.arrayContaining(['first-play-at', 'new-artist-at', 'longest-session-until']),
  )
  expect(names).toEqual(expect.arrayContaining(['first-play', 'last-play', 'year-top-artist']))
})
