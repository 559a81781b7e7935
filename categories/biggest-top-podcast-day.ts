import type { CategoryRecord } from './category.ts'

export const biggestTopPodcastDay: CategoryRecord = {
  label: 'Biggest day with one podcast',
  name: 'biggest day with one podcast',
  weight: 0.7, // On a day of one show alone, that it is the biggest podcast day says more.
  isSuperlative: true,
  measure: { timed: 'top-show-minutes', untimed: null },
  document: {
    chooses: 'most minutes of one show',
    silentWhen: "under 45 minutes, under half of the day's podcasts, or under 7 days with podcasts",
  },
  prompt: null,
  star: 'top-show',
  template: {
    titles: ['The day you gave {top-show-minutes} to {top-show} and its episodes'],
    sentences: ['total', 'show', 'podcasts', 'music'],
    tag: 'one show',
    tagName: 'top-show',
  },
  plan: {
    titles: [
      '[top-show-minutes#1] The day you had more of {top-show} than on any other day of the year',
      'The day you let {top-show} do the talking for {top-show-minutes} and {top-show-episodes}',
      'The day you gave the floor to {top-show} and listened for {top-show-minutes} in all',
    ],
    openings: [
      '[podcast-minutes>music-minutes] One show had the floor on {day}.',
      '{top-show} had a lot to say on {day}, and you let it.',
      'If {day} had a host, it was {top-show}.',
      'Look under {day} and you will find {top-show}.',
      '[podcast-minutes>music-minutes] Some shows get a slot; on {day}, {top-show} got the schedule.',
      'The programme of {day} is quickly read.',
      '[top-show-episodes>1] On {day} one show followed upon itself.',
    ],
    statistics: [
      'You spent {top-show-minutes} with {top-show} over {top-show-episodes}.',
      '{top-show} had {top-show-minutes} and {top-show-episodes}; the top show of a usual day with podcasts has {top-show-minutes.usual}.',
      '[podcast-minutes>top-show-minutes] All podcasts together came to {podcast-minutes}, and {top-show} had {top-show-minutes} of them.',
      'On a usual podcast day the top show has {top-show-minutes.usual}; this time {top-show} had {top-show-minutes}.',
    ],
    details: [
      '[top-show-minutes#1] No other day of the year had more of {top-show}.',
      '[episodes>1] Among the episodes was {episode:1} from {episode:1.of}.',
      '[episodes<2] It was {episode:1} from {episode:1.of}.',
      'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
      '[music-minutes>podcast-minutes] There was music as well, {music-minutes} of it.',
    ],
    closings: [
      'To be continued, as shows like to say.',
      'That was a {weekday} with a host.',
      'Someone speaks and someone listens.',
      'The schedule was kept.',
      'Put the name of the show on the spine.',
    ],
    tags: ['{top-show}', 'one show', 'same voices', 'on air', 'next episode'],
  },
}
