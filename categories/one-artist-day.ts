import type { CategoryRecord } from './category.ts'

export const oneArtistDay: CategoryRecord = {
  label: 'Biggest day with one artist',
  name: 'biggest day with one artist',
  weight: 0.75,
  isSuperlative: true,
  measure: { timed: 'top-artist-minutes', untimed: 'top-artist-plays' },
  document: {
    chooses: 'most minutes of one artist, the top one of the year or not; or most plays',
    silentWhen: "under 45 minutes, or 12 plays; or under a quarter of the day's music",
  },
  prompt:
    'the day with more of one artist than any other day has of any artist; that is its `top-artist`, and need not be the top artist of the year.',
  star: 'top-artist',
  template: {
    titles: [
      'The day you gave {top-artist-minutes} of your music to {top-artist}',
      'The day you gave {top-artist-plays} in all to {top-artist}',
    ],
    sentences: ['total', 'artist', 'music', 'onlyMusic', 'track'],
    tag: 'one artist',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      '[top-artist-minutes#1] The day you had more of {top-artist} than on any other day of the year',
      '[!minutes, top-artist-plays#1] The day you had more plays of {top-artist} than on any other day this year',
      '[top-artist-share>80, artists>1] The day you gave {top-artist} {top-artist-minutes} and little time to anyone else',
      'The day you kept going back to {top-artist} and came to {top-artist-plays} in all',
      'The day you and {top-artist} were in it together for {top-artist-plays}',
      'The day you handed the queue to {top-artist} and let the play count climb',
    ],
    openings: [
      '[top-artist-share>50] {day} belonged to {top-artist}.',
      'If a day can have a headliner, {day} had {top-artist}.',
      'One name stands above all others on {day}: {top-artist}.',
      '[top-artist-share>50, artists>1] Other artists had plays on {day}, but {top-artist} had the day.',
      'On {day} the queue had a clear idea: {top-artist}.',
      'Look at {day} from any side and {top-artist} looks back.',
      '[top-artist-share>80] Anyone leafing through {day} will meet {top-artist} on nearly every page.',
      'Some artists drop by; on {day}, {top-artist} stayed.',
    ],
    statistics: [
      '[!minutes, artists>1] The day had {tracks}, and {top-artist} had {top-artist-plays} of them.',
      '[!minutes] {top-artist} had {top-artist-plays}; the top artist of a usual day has {top-artist-plays.usual}.',
      '[!minutes] On a usual day the top artist has {top-artist-plays.usual}; this time {top-artist} had {top-artist-plays}.',
      '[top-artist-share<100] You spent {top-artist-minutes} with {top-artist} over {top-artist-plays}, and all music together came to {music-minutes}.',
      '[top-artist-share<100] The day had {music-minutes} of music, and {top-artist} had {top-artist-minutes} of it, or {top-artist-share}.',
      '{top-artist} had {top-artist-plays} and {top-artist-minutes}; the top artist of a usual day has {top-artist-minutes.usual}.',
      'On a usual day the top artist has {top-artist-minutes.usual}; this time {top-artist} had {top-artist-minutes}.',
      '[top-artist-share<100] The music of the day came to {music-minutes}, and {top-artist-share} of it was {top-artist}.',
    ],
    details: [
      '[!minutes, top-artist-plays#1] No other day of the year had more plays of {top-artist}.',
      '[!minutes] The first play began at {first-play-at}.',
      '[top-artist-minutes#1] No other day of the year had more of {top-artist}.',
      '[top-track~top-artist, top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
      '[top-artist-share>66] {artist:2} came second, at a distance.',
      'After {top-artist} came {artist:2} and {artist:3}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
      '[repeats>5] Some tracks came round more than once, for {repeats} in all.',
    ],
    closings: [
      'Put {top-artist} on the front of the sleeve.',
      'Call it a residency of one day.',
      'The queue said {top-artist}, and the queue had its way.',
      'The needle went round, and so did the {weekday}.',
      'One name, and the spine of the sleeve is full.',
    ],
    tags: ['{top-artist}', 'one artist', 'headliner', 'same name again', 'front of sleeve'],
  },
}
