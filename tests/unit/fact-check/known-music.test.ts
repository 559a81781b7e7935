// What may be said of genres, decades and years of release.
import { checkText } from '#fact-check/check.ts'
import { selection } from '#testkit/selected-days.ts'

const days = selection(3).days
const dayOf = (category: string) => {
  const day = days.find((each) => each.category === category)
  if (!day) throw new Error(`no ${category}`)
  return day
}
const title = 'The day you listened and let the plays add up to something'

function faultsIn(category: string, sentence: string): string[] {
  const day = dayOf(category)
  const value = (id: string) => day.facts.find((fact) => fact.id === id)
  const story = sentence.replaceAll(
    /\{([a-z:0-9-]+)(\.usual)?(\+\d+)?\}/g,
    (_all, id, usual, more) => {
      const fact = value(id)
      if (!fact) throw new Error(`no ${id}`)
      const said = usual ? fact.usual : fact.value
      return more ? String(Number(said) + Number(more)) : String(said)
    },
  )
  const ground = { ...day, country: 'GB', language: 'en' }
  return checkText({ title, story }, ground)
    .faults.filter(({ kind }) => kind !== 'length')
    .map(({ kind, text }) => `${kind}: ${text}`)
}

test.each([
  ['biggest-top-genre-day', 'You heard {top-genre-minutes} minutes of {top-genre}.'],
  ['biggest-top-genre-day', 'The top genre was {top-genre}, with {top-genre-minutes} minutes.'],
  [
    'most-nostalgic-day',
    'The middle year was {release-year}, against {release-year.usual} usually.',
  ],
  ['most-nostalgic-day', 'The {top-decade} had {top-decade-share}% of it.'],
])('%s: "%s" is supported', (category, sentence) => {
  expect(faultsIn(category, sentence)).toEqual([])
})

test.each([
  ['biggest-top-genre-day', 'You heard {top-genre-minutes} minutes of reggae.', 'sentence'],
  ['biggest-top-genre-day', 'You heard {top-genre-minutes+7} minutes of {top-genre}.', 'number'],
  ['biggest-top-genre-day', 'You heard {music-minutes} minutes of {top-genre}.', 'number'],
  ['biggest-top-genre-day', 'You heard {top-genre-minutes} minutes of {genre:2}.', 'number'],
  ['biggest-top-genre-day', 'The top genre was {genre:2}.', 'superlative'],
  ['biggest-top-genre-day', 'It was {genre:3} almost throughout.', 'sentence'],
  ['most-nostalgic-day', 'The middle year was {release-year+3}.', 'date'],
  ['most-nostalgic-day', 'The middle year was {release-year.usual}.', 'date'],
  ['most-nostalgic-day', 'A usual day has {release-year}.', 'date'],
  ['most-nostalgic-day', 'Most of it came from the 1920s.', 'date'],
  ['most-nostalgic-day', 'The {top-decade} had {top-decade-share+9}% of it.', 'number'],
])('%s: "%s" is a fault', (category, sentence, kind) => {
  expect(faultsIn(category, sentence).join()).toContain(kind)
})
