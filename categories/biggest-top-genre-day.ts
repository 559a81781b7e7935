import type { CategoryRecord } from './category.ts'

export const biggestTopGenreDay: CategoryRecord = {
  label: 'Biggest top-genre day',
  name: 'biggest top-genre day',
  weight: 0.85,
  isSuperlative: true,
  measure: { timed: 'year-top-genre-minutes', untimed: null },
  document: {
    chooses: "most minutes of the year's top genre",
    silentWhen: "under 60 minutes, or under two fifths of the day's music; too little known",
  },
  prompt: 'the day with most of the genre that is the top genre of the year (`year-top-genre`).',
  star: 'year-top-genre',
  template: {
    titles: [
      'The day you gave {year-top-genre-minutes} to {year-top-genre}, your top genre of the year',
      'The day you gave {top-genre-minutes} of your music to {top-genre}',
    ],
    sentences: ['total', 'yearGenre', 'genre', 'music', 'onlyMusic', 'artist'],
    tag: 'one shelf',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[year-top-genre-minutes#1] The day you had more {year-top-genre} than on any other day of the year',
      '[year-top-genre-minutes#1] The day you heard more {year-top-genre} than on any other day of this year',
      'The day you gave {year-top-genre-minutes} of your music to {year-top-genre} and what goes by that name',
      'The day you went to the shelf marked {year-top-genre} and stayed for {year-top-genre-minutes}',
    ],
    openings: [
      'One word is enough for the label of {day}: {year-top-genre}.',
      'On {day} the queue kept to one shelf.',
      'If {day} needs a label, {year-top-genre} will do.',
      'The place to look for {day} is under {year-top-genre}.',
      'There is a shelf for {year-top-genre}, and {day} has its place on it.',
      'Some days mix and match; {day} matched.',
      'The label on {day} is easily written.',
    ],
    statistics: [
      '[music-minutes>year-top-genre-minutes] You heard {year-top-genre-minutes} of {year-top-genre}, and all music together came to {music-minutes}.',
      '[music-minutes>year-top-genre-minutes] The music came to {music-minutes}, and {year-top-genre-minutes} of it went by the name of {year-top-genre}.',
      'You heard {year-top-genre-minutes} of {year-top-genre}, where a usual day has {year-top-genre-minutes.usual}.',
      'A usual day has {year-top-genre-minutes.usual} of {year-top-genre}; this one had {year-top-genre-minutes}.',
    ],
    details: [
      '[year-top-genre-minutes#1] No other day of the year had more {year-top-genre}.',
      'The top genre of the year is {year-top-genre}, and it was on.',
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
    tags: ['{year-top-genre}', 'one shelf', '{top-artist}', 'one label', 'same shelf'],
  },
}
