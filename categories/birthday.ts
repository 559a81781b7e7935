import { anyDetails, anyStatistics } from './any-day.ts'
import type { CategoryRecord } from './category.ts'

export const birthday: CategoryRecord = {
  label: 'Your birthday',
  name: 'birthday',
  weight: 0.8,
  isSuperlative: true,
  measure: null,
  document: {
    chooses: 'the birthday; one on 29 February on the 28th in common years',
    silentWhen: 'under 20 minutes, or 6 plays; or under half of the usual; no birthday known',
  },
  prompt: "what was played on the listener's birthday.",
  template: {
    titles: [
      'The day you had a birthday and listened for {minutes} in all',
      'The day you had a birthday and came to {tracks} in all',
    ],
    sentences: ['total', 'birthday', 'music', 'onlyMusic', 'podcasts', 'artist', 'show'],
    tag: 'birthday',
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      'The day you turned a year older with {top-artist} at the head of the music',
      '[podcast-minutes>59] The day you had a birthday and let {top-show} do a part of the talking',
      '[times-usual>1] The day you were one year older and the play button was kept busy',
      'The day you kept your birthday in tune, with {top-artist} ahead of all other artists',
    ],
    openings: [
      'Your birthday fell on {day}, and it came with a soundtrack.',
      'A birthday is a day like any other, except that {day} was yours.',
      'On {day} it was your birthday, and the queue had a few things to play.',
      'A birthday comes once a year, and yours, {day}, sounded like this.',
      '{day} was your birthday, and you pressed play at {first-play-at}.',
      'One year older on {day}, and the first play began at {first-play-at}.',
      'Every birthday needs a page, and this is the one for {day}.',
    ],
    statistics: anyStatistics,
    details: anyDetails,
    closings: [
      'What was wished for stays between you and the queue.',
      'Same time next year.',
      'Many returns of the day, as the repeat button would say.',
      'Quite a {weekday} to grow older on.',
      'Cut the page with care; there is one a year.',
    ],
    tags: ['birthday', '{top-artist}', 'one year older', '{top-show}', 'your day'],
  },
}
