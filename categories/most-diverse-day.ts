import type { CategoryRecord } from './category.ts'

export const mostDiverseDay: CategoryRecord = {
  label: 'Most diverse day',
  name: 'most diverse day',
  weight: 0.7,
  isSuperlative: true,
  measure: { timed: 'variety', untimed: 'variety' },
  document: {
    chooses: 'most different artists; of equals, the least of the top artist',
    silentWhen: 'under 12, or one artist with over a quarter of the music',
  },
  prompt: 'most different artists.',
  template: {
    titles: ['[artists#1] The day you heard more artists than on any other day this year'],
    sentences: ['total', 'variety', 'music', 'onlyMusic', 'artist'],
    tag: 'many names',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[artists#1] The day you heard more artists than on any other day of the whole year',
      'The day you handed the queue round to {artists} and kept it moving along',
      'The day you gave {artists} a turn and let the queue sort out the rest',
    ],
    openings: [
      'On {day} everyone had a turn.',
      'One after another they came up on {day}.',
      'Take a breath before you read out the names of {day}.',
      '{day} had a liking for variety.',
      'It takes small print to list the names of {day}.',
      'The queue of {day} was passed around.',
      'Names, and more names: that was {day}.',
    ],
    statistics: [
      'You heard {distinct-tracks} by {artists}, against {artists.usual} on a usual day.',
      '[!minutes] The count: {artists}, {distinct-tracks} and {tracks}.',
      'In {tracks} and {music-minutes} of music there were {artists}.',
      'The count: {artists}, {distinct-tracks} and {music-minutes} of music.',
      'A usual day has {artists.usual}; this one had {artists} and {music-minutes} of music.',
    ],
    details: [
      '[artists#1] No other day of the year had more artists.',
      'Even the top artist, {top-artist}, had {top-artist-minutes} and left the rest to others.',
      '[!minutes] Even the top artist, {top-artist}, had {top-artist-plays} and left the rest to others.',
      '[!minutes] The first play began at {first-play-at}.',
      'Among them were {top-artist}, {artist:2} and {artist:3}.',
      '[genres>4] They came from {genres}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
    ],
    closings: [
      'So many names, and one page to hold them.',
      'The sleeve will need small print.',
      'A {weekday} with room for everyone.',
      'The shelf was left in some disorder.',
      'There is little left to add to that.',
    ],
    tags: ['small print', '{top-artist}', 'many names', 'passed around', 'variety'],
  },
}
