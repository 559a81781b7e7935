import type { CategoryRecord } from './category.ts'

export const mostEnergeticDay: CategoryRecord = {
  label: 'Most energetic day',
  name: 'most energetic day',
  weight: 0.7,
  isSuperlative: true,
  measure: { timed: 'energy', untimed: null },
  document: {
    chooses: 'highest mean energy of the music',
    silentWhen: 'an energy under 60 in 100; too little known',
  },
  prompt: 'the highest mean energy of the music (`energy`).',
  ownMood: /^energ|^high-energy$/,
  template: {
    titles: ['[energy#1] The day you played music of more energy than on any other day'],
    sentences: ['total', 'music', 'onlyMusic', 'artist', 'track'],
    tag: 'turned up',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[energy#1] The day you played music with more energy than on any other day this year',
      'The day you turned the energy of the music up and kept the plays coming',
      'The day you gave {music-minutes} to music that had its energy turned well up',
    ],
    openings: [
      'The music of {day} came with energy.',
      'The needle jumped on {day}.',
      'There was energy in the queue on {day}.',
      'What can be measured of energy, {day} had plenty of.',
      'On {day} the dial was turned up.',
      'Some music sits still; that of {day} was of another kind.',
      '{day} had its foot on the pedal.',
    ],
    statistics: [
      'It came to {tracks} and {music-minutes} of music, against {music-minutes.usual} on a usual day.',
      'You heard {distinct-tracks} by {artists}, and {music-minutes} of music.',
      'The meter had {music-minutes} of music to read, over {tracks}.',
      'There were {tracks} by {artists}, {music-minutes} of them in all.',
    ],
    details: [
      '[energy#1] No other day of the year had as much energy in its music.',
      'The top artist was {top-artist}, with {top-artist-minutes} in all.',
      '[top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
    ],
    closings: [
      'Let the needle rest.',
      'A {weekday} with the meter well up.',
      'The volume button can be let go of now.',
      'A sleeve like this one wants to be held tight.',
      'Turn it down before you turn the page.',
    ],
    tags: ['{top-artist}', 'turned up', 'energy', 'needle up', 'side one'],
  },
}
