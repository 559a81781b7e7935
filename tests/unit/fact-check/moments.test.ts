// Moments of a day: whose the first play was, when a new artist came, how long something was away, and what came in a
// row.
import { newFact } from '#facts/new-fact.ts'
import { corpusFaults } from '#testkit/fact-corpus/ask.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const day = {
  ...music,
  facts: [
    ...music.facts,
    newFact('first-play', 'Svefn', 'name', { subject: 'Sigur Rós' }),
    newFact('last-play', 'Low Tide', 'name', { subject: 'Marrow Lane' }),
    newFact('longest-session-from', '17:10', 'clock'),
    newFact('longest-session-until', '20:26', 'clock'),
    newFact('track-in-a-row', '7 rings', 'name', { subject: 'Ariana Grande' }),
    newFact('track-in-a-row-plays', 4, 'plays', { subject: '7 rings' }),
    newFact('new-artist-at', '19:05', 'clock', { subject: 'May', n: 1 }),
    newFact('returning-artist', 'Slowdive', 'name'),
    newFact('returning-artist-days', 413, 'days', { subject: 'Slowdive' }),
    newFact('returning-track', 'Glósóli', 'name', { subject: 'Sigur Rós' }),
    newFact('returning-track-days', 97, 'days', { subject: 'Glósóli' }),
  ],
}

test.each([
  '“Svefn” began at 08:02, and “Low Tide” ended at 23:41.',
  'It began with “Svefn” by Sigur Rós and ended with “Low Tide” by Marrow Lane.',
  'The longest session ran from 17:10 to 20:26.',
  '“7 rings” by Ariana Grande had 4 plays in a row.',
  'May came in at 19:05.',
  'Slowdive came back after 413 days.',
  'You heard Slowdive for the first time in 413 days.',
  '“Glósóli” by Sigur Rós came back after 97 days.',
  'After 97 days you played “Glósóli” by Sigur Rós again.',
  'On Monday 14 July you went back to Slowdive, after 413 days.',
  '“7 rings” by Ariana Grande came round four times in a row.',
  'The longest session began at 17:10 and ended at 20:26.',
])('true: %s', (text) => {
  expect(corpusFaults(text, day)).toEqual([])
})

test.each([
  ['“Low Tide” began at 08:02.', 'clock'],
  ['Twenty One Pilots began at 08:02.', 'clock'],
  ['The day began at 17:10.', 'clock'],
  ['The longest session ran from 20:26 to 17:10.', 'clock'],
  ['Twenty One Pilots came in at 19:05.', 'clock'],
  ['“7 rings” by Ariana Grande had 5 plays in a row.', 'number'],
  ['Slowdive came back after 97 days.', 'number'],
  ['Sigur Rós came back after 413 days.', 'number'],
  ['After 413 days you played “Glósóli” by Sigur Rós again.', 'number'],
  ['Sigur Rós came back after 413 days, ahead of Slowdive.', 'number'],
  ['You heard Slowdive for the first time in 97 days.', 'number'],
  ['You heard Slowdive for the first time.', 'first-time'],
  ['You heard Blink-182 for the first time in 413 days.', 'first-time'],
  ['Slowdive was your top artist.', 'superlative'],
  ['“Svefn” was the top track.', 'superlative'],
])('false: %s', (text, kind) => {
  expect(corpusFaults(text, day).map((fault) => fault.kind)).toContain(kind)
})
