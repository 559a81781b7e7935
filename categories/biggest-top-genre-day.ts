import type { CategoryRecord } from './category.ts'

export const biggestTopGenreDay: CategoryRecord = {
  label: 'Biggest day of one genre',
  name: 'biggest day of one genre',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'top-genre-minutes', untimed: null },
  document: {
    chooses: 'most minutes of one genre',
    silentWhen: "under 60 minutes, or under two fifths of the day's music; too little known",
  },
  prompt: null,
  star: 'top-genre',
  template: {
    titles: ['The day you gave {top-genre-minutes} of your music to {top-genre}'],
    sentences: ['total', 'genre', 'music', 'onlyMusic', 'artist'],
    tag: 'one shelf',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[top-genre-minutes#1] The day you had more {top-genre} than on any other day of the year',
      '[top-genre-minutes#1] The day you heard more {top-genre} than on any other day of this year',
      'The day you gave {top-genre-minutes} of your music to {top-genre} and what goes by that name',
      'The day you went to the shelf marked {top-genre} and stayed for {top-genre-minutes}',
    ],
    openings: [
      'One word is enough for the label of {day}: {top-genre}.',
      'On {day} the queue kept to one shelf.',
      'If {day} needs a label, {top-genre} will do.',
      'The place to look for {day} is under {top-genre}.',
      'There is a shelf for {top-genre}, and {day} has its place on it.',
      'Some days mix and match; {day} matched.',
      'The label on {day} is easily written.',
    ],
    statistics: [
      '[music-minutes>top-genre-minutes] You heard {top-genre-minutes} of {top-genre}, and all music together came to {music-minutes}.',
      '[music-minutes>top-genre-minutes] The music came to {music-minutes}, and {top-genre-minutes} of it went by the name of {top-genre}.',
      'You heard {top-genre-minutes} of {top-genre}; the top genre of a usual day has {top-genre-minutes.usual}.',
      'On a usual day the top genre has {top-genre-minutes.usual}; this time there were {top-genre-minutes} of {top-genre}.',
    ],
    details: [
      '[top-genre-minutes#1] No other day of the year had more {top-genre}.',
      'The top artist was {top-artist}, with {top-artist-minutes} in all.',
      'Next on the shelf were {genre:2} and {genre:3}.',
      '[genres<2] Everything that has a label had the same one.',
      '[top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
    ],
    closings: [
      'One shelf, well used.',
      'The other shelves kept their dust.',
      'The label is small, and it fits.',
      'A {weekday} of one colour.',
      'What to write on the spine is settled.',
    ],
    tags: ['{top-genre}', 'one shelf', '{top-artist}', 'one label', 'same shelf'],
  },
}
