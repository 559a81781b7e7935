import { anyClosings, type Plan } from './plan.ts'

export const biggestPodcastDay: Plan = {
  titles: [
    '[podcast-minutes#1] The day you spent more time with podcasts than on any other this year',
    'The day you let other people do the talking for {podcast-minutes} in all',
    'The day you gave {podcast-minutes} to podcasts and most of them to {top-show}',
    'The day you heard {episodes} and let {top-show} have the largest part',
    'The day you followed {top-show} from one episode to the next and kept listening',
  ],
  openings: [
    '{day} was a day of voices.',
    'On {day} the talking was left to others, and you listened.',
    '[podcast-minutes#1] No other day this year held as much podcast time as {day}.',
    'Somebody had a lot to say on {day}, and you heard them out.',
    'Podcasts had the floor on {day}.',
    'The first play of {day} began at {first-play-at}, and there was a lot to listen to.',
    'An episode ends, another begins: that was {day}.',
    'Headphones are for more than songs, as {day} shows.',
    'You gave {day} to people who talk for a living.',
  ],
  statistics: [
    'You spent {podcast-minutes} on {episodes}, against {podcast-minutes.usual} on a usual day.',
    'It came to {podcast-minutes} with {episodes} from {shows}.',
    'The count: {episodes}, {shows}, and {podcast-minutes} of podcasts.',
    'A usual day with podcasts has {podcast-minutes.usual}; this one had {podcast-minutes} and {episodes}.',
    'That made {podcast-minutes} of podcasts, where a usual day has {podcast-minutes.usual}.',
  ],
  details: [
    '{top-show} had the largest part, with {top-show-minutes} and {top-show-episodes}.',
    'The show you heard most was {top-show}, {top-show-minutes} in all.',
    'The longest of them was {episode:1} from {episode:1.of}.',
    '{episode:1} from {episode:1.of} took the longest, and {episode:2} was there too.',
    'You began at {first-play-at} and stopped at {last-play-at}.',
    '[music-minutes>0] Music had {music-minutes} of the day.',
  ],
  closings: [
    'The last word went to {top-show}, in minutes at least.',
    'It is good to let somebody else finish their sentences.',
    'Not a bad score for an audience of one.',
    ...anyClosings,
  ],
  tags: ['{top-show}', 'all talk', 'podcast day', 'spoken word', 'voices'],
}
