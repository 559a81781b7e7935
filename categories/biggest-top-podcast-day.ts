import type { CategoryRecord } from './category.ts'

export const biggestTopPodcastDay: CategoryRecord = {
  label: 'Biggest top-podcast day',
  name: 'biggest top-podcast day',
  weight: 0.7, // On a day of one show alone, that it is the biggest podcast day says more.
  isSuperlative: true,
  measure: { timed: 'year-top-show-minutes', untimed: null },
  document: {
    chooses: "most minutes of the year's top show",
    silentWhen: 'under 30 minutes, or under 7 days with that show',
  },
  prompt: 'the day with most of the show that is the top show of the year (`year-top-show`).',
  star: 'year-top-show',
  template: {
    titles: [
      'The day you gave {year-top-show-minutes} to {year-top-show}, your top show of the year',
      'The day you gave {top-show-minutes} to {top-show} and its episodes',
    ],
    sentences: ['total', 'yearShow', 'show', 'podcasts', 'music'],
    tag: 'one show',
    tagName: 'year-top-show',
  },
  plan: {
    titles: [
      '[year-top-show-minutes#1] The day you had more of {year-top-show} than on any other day of the year',
      'The day you let {year-top-show}, your top show of the year, talk for {year-top-show-minutes}',
      'The day you gave the floor to {year-top-show} and listened for {year-top-show-minutes} in all',
    ],
    openings: [
      'The top show of your year had the floor on {day}.',
      '{year-top-show} had a lot to say on {day}, and you let it.',
      'If {day} had a host, it was {year-top-show}.',
      'Look under {day} and you will find {year-top-show}.',
      'The top show of the year needs days like {day}.',
      'The programme of {day} is quickly read.',
    ],
    statistics: [
      'You spent {year-top-show-minutes} with {year-top-show}, against {year-top-show-minutes.usual} on a usual day with it.',
      '{year-top-show} had {year-top-show-minutes}, where a usual day with it has {year-top-show-minutes.usual}.',
      '[podcast-minutes>year-top-show-minutes] All podcasts together came to {podcast-minutes}, and {year-top-show} had {year-top-show-minutes} of them.',
      'A usual day with {year-top-show} has {year-top-show-minutes.usual}; this one had {year-top-show-minutes}.',
    ],
    details: [
      '[year-top-show-minutes#1] No other day of the year had more of {year-top-show}.',
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
    tags: ['{year-top-show}', 'one show', 'same voices', 'on air', 'next episode'],
  },
}
