import type { CategoryRecord } from './category.ts'

export const mostUnusualDay: CategoryRecord = {
  label: 'Most unusual day',
  name: 'most unusual day',
  weight: 0.8,
  isSuperlative: true,
  measure: { timed: 'taste-distance', untimed: null },
  document: {
    chooses: 'farthest from the taste of the year',
    silentWhen: 'a distance under 20 in 100; too little known',
  },
  prompt: 'farthest from the taste of the year (`taste-distance`).',
  template: {
    titles: [
      '[taste-distance#1] The day you strayed further from the taste of your year than on any other',
    ],
    sentences: ['total', 'genre', 'music', 'onlyMusic', 'artist'],
    tag: 'a day apart',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[taste-distance#1] The day you strayed further from the taste of your year than on any other',
      'The day you left the usual shelves and let {top-genre} be heard instead',
      'The day you turned off where you usually go on and found {top-genre} there',
    ],
    openings: [
      'The year has its habits, and {day} had others.',
      'Now and then a day changes the subject, and {day} did.',
      '{day} stands a little apart from the rest of your year.',
      'On {day} the queue took a turning.',
      'Put {day} next to the rest of the year and it sticks out.',
      'The habits of the year took no part in {day}.',
      'The needle of {day} came down on another side.',
    ],
    statistics: [
      'You heard {tracks} and {music-minutes} of music, and {top-genre-minutes} of it went by the name of {top-genre}.',
      'In {music-minutes} of music there were {genres}, and {top-genre} had {top-genre-minutes}.',
      'The count: {tracks}, {music-minutes} of music, and {genres} in it.',
      'It came to {music-minutes} of music over {tracks}, with {top-genre} in front.',
    ],
    details: [
      '[taste-distance#1] No other day strayed further from the taste of the year.',
      'Next to {top-genre} there were {genre:2} and {genre:3}.',
      'The top artist was {top-artist}, with {top-artist-minutes} in all.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
    ],
    closings: [
      'A shelf is there to be left.',
      'A {weekday} with a label of its own.',
      'There is more than one way to fill a sleeve.',
      'The usual shelf was still there afterwards.',
      'Variety sits well on a sleeve.',
    ],
    tags: ['{top-genre}', 'off the shelf', 'another side', '{top-artist}', 'a day apart'],
  },
}
