import { anyClosings, type Plan } from './plan.ts'

export const biggestPodcastDay: Plan = {
  titles: [
    '[podcast-minutes#1] The day you spent more time with podcasts than on any other day this year',
    'The day you let other people do the talking for {podcast-minutes} in all',
    'The day you gave {podcast-minutes} to podcasts and let {top-show} lead the way',
    'The day you heard {episodes} of podcasts and let {top-show} come out on top',
    'The day you let {top-show} talk and kept listening when others took over',
  ],
  openings: [
    '{day} was a day of voices.',
    'On {day} the talking was left to others, and you listened.',
    '[podcast-minutes#1] No other day this year held as much podcast time as {day}.',
    'Other people had a lot to say on {day}, and you heard them out.',
    'Podcasts had the floor on {day}.',
    'The first play of {day} began at {first-play-at}, with a lot of listening still to come.',
    'An episode ends, another begins: that was {day}.',
    'There is more to hear than songs, as anyone who looks at {day} can tell.',
    'You gave a good part of {day} to people who talk for a living.',
  ],
  statistics: [
    'You spent {podcast-minutes} on {episodes}, against {podcast-minutes.usual} on a usual day.',
    'It came to {podcast-minutes} of podcasts, with {episodes} from {shows}.',
    'The count: {episodes}, {shows}, and {podcast-minutes} of podcasts.',
    'A usual day with podcasts has {podcast-minutes.usual}; this one had {podcast-minutes} and {episodes}.',
    'That made {podcast-minutes} of podcasts, where a usual day has {podcast-minutes.usual}.',
  ],
  details: [
    '{top-show} led the way, with {top-show-minutes} and {top-show-episodes}.',
    'The top show was {top-show}, {top-show-minutes} in all.',
    'Among them was {episode:1} from {episode:1.of}.',
    'You heard {episode:1} from {episode:1.of}, and then there was {episode:2}.',
    'You began at {first-play-at} and stopped at {last-play-at}.',
    '[music-minutes>0] Music had {music-minutes} of the day.',
  ],
  closings: [
    'The last word here goes to {top-show}.',
    'It is good to let others finish their sentences.',
    'Talk is one thing; minutes can be counted.',
    ...anyClosings,
  ],
  tags: ['{top-show}', 'all talk', 'podcast day', 'spoken word', 'voices'],
}
