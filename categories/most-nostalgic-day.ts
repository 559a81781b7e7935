import type { CategoryRecord } from './category.ts'

export const mostNostalgicDay: CategoryRecord = {
  label: 'Most nostalgic day',
  name: 'most nostalgic day',
  weight: 0.9,
  isSuperlative: true,
  measure: { timed: 'music-age', untimed: null },
  document: {
    chooses: 'oldest middle year of the music',
    silentWhen: 'under 15 years; too little known',
  },
  prompt:
    'the oldest middle year of the music (`release-year`): half of what is dated came out by then.',
  ownMood: /^nostalgi/,
  template: {
    titles: ['The day you went back until the middle year of the music was {release-year}'],
    sentences: ['total', 'middleYear', 'decade', 'music', 'onlyMusic', 'artist'],
    tag: 'far back',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      'The day you went so far back that the middle year of the music was {release-year}',
      '[top-decade-share>40] The day you turned the dial back and let the {top-decade} have the floor again',
      'The day you turned the dial back and found {release-year} in the middle of it',
    ],
    openings: [
      'The needle went a long way back on {day}.',
      'Old sleeves came out on {day}.',
      'On {day} the shelf was opened at its far end.',
      'As a matter of dates, {day} was one for nostalgia.',
      'The calendar said {day}, and the music said otherwise.',
      'Some days look ahead; {day} looked over its shoulder.',
      'The dust was blown off a few sleeves on {day}.',
    ],
    statistics: [
      'The middle year of its music was {release-year}, where a usual day has {release-year.usual}.',
      'In {tracks} and {music-minutes} of music the middle year was {release-year}, against {release-year.usual} on a usual day.',
      'Of the music that can be dated, {top-decade-share} came from the {top-decade}, and its middle year was {release-year}.',
      'A usual day has {release-year.usual} for the middle year of its music; this one had {release-year}.',
    ],
    details: [
      '[returning-track-days>89] After {returning-track-days}, {returning-track} by {returning-track.of} came back.',
      'The {top-decade} had {top-decade-share} of the music that can be dated.',
      'The top artist was {top-artist}, with {top-artist-minutes} in all.',
      '[top-track-plays>2] The top track was {top-track} by {top-track.of}, and it had {top-track-plays}.',
      'It made {music-minutes} of music, over {tracks}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
    ],
    closings: [
      'Old music has one advantage: it has been tried.',
      'The years between are on the inner sleeve.',
      'A {weekday} with old sleeves in it.',
      'Put it back, and leave the dust for next time.',
      'What is old can be played again.',
    ],
    tags: ['{top-decade}', '{top-artist}', 'old sleeves', 'far back', 'old and heard'],
  },
}
