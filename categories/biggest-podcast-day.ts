import type { CategoryRecord } from './category.ts'

export const biggestPodcastDay: CategoryRecord = {
  label: 'Biggest podcast day',
  name: 'biggest podcast day',
  weight: 0.95,
  isSuperlative: true,
  measure: { timed: 'podcast-minutes', untimed: null },
  document: {
    chooses: 'most minutes of podcasts',
    silentWhen: 'under 45 minutes, or under 7 days with podcasts',
  },
  prompt: 'more time with podcasts than on any other day.',
  template: {
    titles: [
      '[podcast-minutes#1] The day you spent more time with podcasts than on any other day this year',
    ],
    sentences: ['total', 'podcasts', 'usualPodcasts', 'show'],
    tag: 'podcast day',
    tagName: 'top-show',
  },
  plan: {
    titles: [
      '[podcast-minutes#1] The day you spent more time with podcasts than on any other day this year',
      'The day you let other people do the talking for {podcast-minutes} in all',
      '[shows>1] The day you gave {podcast-minutes} to podcasts, with {top-show} ahead of all other shows',
      '[shows>1] The day you heard {episodes} of podcasts and let {top-show} come out on top',
      '[shows>1] The day you let {top-show} talk and kept listening when other shows took over',
    ],
    openings: [
      '[podcast-minutes>music-minutes] {day} was a day of voices.',
      'On {day} the talking was left to others.',
      '[podcast-minutes#1] No other day this year held as much podcast time as {day}.',
      'Other people had a lot to say on {day}, and you listened.',
      '[podcast-minutes>music-minutes] Podcasts had the floor on {day}.',
      '[podcast-minutes>music-minutes] The first play of {day} began at {first-play-at}, with a lot of talk still to come.',
      '[episodes>3] An episode ends, another begins: that was {day}.',
      'There is more to hear than songs, as anyone who looks at {day} can tell.',
    ],
    statistics: [
      'You spent {podcast-minutes} on {episodes}, against {podcast-minutes.usual} on a usual day with podcasts.',
      '[episodes>1] It came to {podcast-minutes} of podcasts, with {episodes} from {shows}.',
      '[shows>1] The count: {episodes}, {shows}, and {podcast-minutes} of podcasts.',
      'A usual day with podcasts has {podcast-minutes.usual}; this one had {podcast-minutes} and {episodes}.',
      'That made {podcast-minutes} of podcasts, where a usual day with podcasts has {podcast-minutes.usual}.',
    ],
    details: [
      '[shows>1] {top-show} led the way, with {top-show-minutes} and {top-show-episodes}.',
      '[shows>1] The top show was {top-show}, with {top-show-minutes} in all.',
      '[episodes>1] Among the episodes was {episode:1} from {episode:1.of}.',
      '[episodes<2] It was {episode:1} from {episode:1.of}.',
      '[episodes>2] Among the episodes were {episode:1} from {episode:1.of} and {episode:2} from {episode:2.of}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
      '[podcast-minutes>music-minutes, music-minutes>0] Music had {music-minutes} of the day.',
      '[music-minutes>podcast-minutes] There was music as well, {music-minutes} of it.',
    ],
    closings: [
      'The last word here goes to {top-show}.',
      'It is good to let others finish their sentences.',
      'Talk is one thing; minutes can be counted.',
      'That is a {weekday} on the record, word for word.',
      'Leave the sleeve open for the next episode.',
    ],
    tags: ['{top-show}', 'all talk', 'podcast day', 'spoken word', 'voices'],
  },
}
