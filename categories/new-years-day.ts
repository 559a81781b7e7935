import { anyDetails, anyStatistics } from './any-day.ts'
import type { CategoryRecord } from './category.ts'

export const newYearsDay: CategoryRecord = {
  label: "New Year's Day",
  name: "New Year's Day",
  weight: 0.65,
  isSuperlative: true,
  measure: null,
  document: {
    chooses: '1 January',
    silentWhen: 'as the birthday',
  },
  prompt: 'how the year began, in sound.',
  template: {
    titles: [
      'The day you began the year and listened for {minutes} in all',
      'The day you began the year and came to {tracks} in all',
    ],
    sentences: ['total', 'newYear', 'music', 'onlyMusic', 'podcasts', 'artist', 'show'],
    tag: "New Year's Day",
    tagName: 'top-artist',
  },
  plan: {
    titles: [
      'The day you opened a new year and pressed play on it at {first-play-at}',
      'The day you began a whole new year, with {top-artist} at the head of the music',
      'The day you started a year of listening and the queue was the first to know',
    ],
    openings: [
      'The year was still in its wrapping when you pressed play on {day}.',
      "New Year's Day, {day}, began to sound at {first-play-at}.",
      'A year has to start with something, and on {day} yours did.',
      'On {day} the calendar was empty and the queue was ready.',
      'The first page of the year is {day}, and it has sound.',
      'Before any of the other days there was {day}.',
      'At {first-play-at} on {day} the year began to sound.',
    ],
    statistics: anyStatistics,
    details: anyDetails,
    closings: [
      '[times-usual>1] The rest of the year had something to follow.',
      '[times-usual>1] As first pages go, it was well filled.',
      'Turn the page, and the rest of the year begins.',
      'A calendar has to open somewhere.',
    ],
    tags: ["New Year's Day", '{top-artist}', 'first page', '{top-show}', 'side one'],
  },
}
