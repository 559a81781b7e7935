import type { StoryPlan } from './plan.ts'

export const biggestTopGenreDay: StoryPlan = {
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
}

export const mostUnusualDay: StoryPlan = {
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
}

export const mostEnergeticDay: StoryPlan = {
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
}
