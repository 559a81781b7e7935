// The examples of a prompt are what writers copy: they pass the check that their texts have to pass.
import { checkText } from '#fact-check/check.ts'
import type { SentenceClaims } from '#fact-check/claim.ts'
import type { CheckedDay } from '#fact-check/ground.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import type { Fact } from '#schemas/index.ts'
import { aFact } from '#testkit/report.ts'

const lines = loadPrompt('report', 'v4').text.split('\n')

const plays = { unit: 'plays' }
const day = (date: string, weekday: string, ...facts: Fact[]): CheckedDay => ({
  date,
  category: 'biggest-music-day',
  facts: [
    aFact({ id: 'date', value: date, unit: 'date' }),
    aFact({ id: 'weekday', value: weekday, unit: 'weekday' }),
    ...facts,
  ],
  log: [],
  country: 'GB',
  language: 'en',
})

const nineTracks = day(
  '20250119',
  'Sunday',
  aFact({ id: 'music-minutes', value: 300, usual: 56 }),
  aFact({ id: 'tracks', value: 74, ...plays }),
  aFact({ id: 'distinct-tracks', value: 9, unit: 'tracks' }),
  aFact({ id: 'top-artist', value: 'Marrow Lane' }),
  aFact({ id: 'top-artist-plays', value: 48, subject: 'Marrow Lane', ...plays }),
  aFact({ id: 'artist:2', value: 'The Long Field' }),
  aFact({ id: 'artist-plays:2', value: 18, subject: 'The Long Field', ...plays }),
  aFact({ id: 'top-track', value: 'Low Tide', subject: 'Marrow Lane' }),
  aFact({ id: 'top-track-plays', value: 19, subject: 'Low Tide', ...plays }),
)
const newArtists = day(
  '20250912',
  'Friday',
  aFact({ id: 'music-minutes', value: 190, usual: 58 }),
  aFact({ id: 'artists', value: 23, unit: 'artists' }),
  aFact({ id: 'new-artists', value: 5, unit: 'artists' }),
  aFact({ id: 'new-artist:1', value: 'Pale Harbour' }),
  aFact({ id: 'new-artist:2', value: 'Vale of Copper' }),
  aFact({ id: 'top-artist', value: 'Nina Kessler' }),
  aFact({ id: 'top-artist-plays', value: 11, subject: 'Nina Kessler', ...plays }),
)
const oneShow = day(
  '20250304',
  'Tuesday',
  aFact({ id: 'music-minutes', value: 37 }),
  aFact({ id: 'episodes', value: 6, unit: 'episodes' }),
  aFact({ id: 'sessions', value: 4, unit: 'times' }),
  aFact({ id: 'longest-session-minutes', value: 120 }),
  aFact({ id: 'top-show', value: 'Radio Half Light' }),
  aFact({ id: 'top-show-episodes', value: 6, subject: 'Radio Half Light', unit: 'episodes' }),
  aFact({ id: 'top-show-minutes', value: 292, subject: 'Radio Half Light', usual: 54 }),
)

interface Example {
  readonly title: SentenceClaims
  readonly sentences: readonly SentenceClaims[]
}

test('the example with claims is supported, sentence by sentence, and so is each of its claims', () => {
  const line = lines.find((each) => each.startsWith('{"title":{'))
  const { title, sentences } = JSON.parse(line ?? '') as Example
  const text = { title: title.text, story: sentences.map((each) => each.text).join(' ') }

  const found = checkText(text, nineTracks, { claims: [title, ...sentences] })

  expect(found.faults).toEqual([])
  expect(found.outcome).toBe('supported')
})

test.each([
  ['The day you let in five new artists', newArtists],
  ['The day you gave the floor to', oneShow],
])('the example "%s" has nothing that its facts deny, and its numbers are carried', (begin, on) => {
  const [, title = '', story = ''] =
    /^"([^"]+)": (.+)$/.exec(lines.find((each) => each.startsWith(`"${begin}`)) ?? '') ?? []

  const { faults } = checkText({ title, story }, on)

  expect(title).not.toBe('')
  expect(faults.filter(({ weight }) => weight !== 'not-stated')).toEqual([])
  expect(faults.filter(({ kind }) => kind === 'number' || kind === 'name')).toEqual([])
})
