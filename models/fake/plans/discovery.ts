import type { StoryPlan } from './plan.ts'

export const biggestDiscoveryDay: StoryPlan = {
  titles: [
    '[new-artists>1] The day you let in {new-artists} and heard {new-artist:1} for the first time',
    '[new-artists#1] The day you met more new artists than on any other day this year',
    'The day you pressed play on names that your history had never heard until then',
    '[new-artists>1] The day you heard {new-artists}, {new-artist:1} and {new-artist:2} among them, for the first time',
    '[new-artists>1] The day you wrote {new-artists} into your history, {new-artist:1} and {new-artist:2} among them',
  ],
  openings: [
    'The shelf had some room left, and {day} filled a part of it.',
    'On {day} your listening went off the map.',
    'New names came in on {day}, one after another.',
    'First plays are short moments, and {day} had its share of them.',
    '{day} opened doors that your history had passed by.',
    'Until {day}, your history had never heard {new-artist:1}.',
    'There is a first play for every artist, and {day} had several.',
    'A first hearing only happens once; on {day} it happened again and again.',
  ],
  statistics: [
    '[artists>new-artists] You heard {artists} that day, {new-artists} among them, against {new-artists.usual} on a usual day.',
    '[!minutes] In {tracks} there were {new-artists}.',
    '[!minutes] You heard {new-artists}, where a usual day has {new-artists.usual}.',
    'You heard {new-artists} in {music-minutes} of music, where a usual day has {new-artists.usual}.',
    'In {tracks} and {music-minutes} of music there were {new-artists}.',
    '[artists>new-artists] The count: {artists}, {new-artists} among them, and {tracks}.',
  ],
  details: [
    '[new-artists#1] No other day of the year had more new artists.',
    '[new-artists>3] Among the new names were {new-artist:1}, {new-artist:2} and {new-artist:3}.',
    '{new-artist:1}, {new-artist:2} and {new-artist:3} were all there for the first time.',
    'Among the new names were {new-artist:1} and {new-artist:2}.',
    '[!minutes] The first play began at {first-play-at}.',
    '[top-artist!new-artist:1] For all that, the top artist was {top-artist}, with {top-artist-minutes}.',
    '[new-artists>1] Your history went back {history-days} by then, and still had room for new names.',
    'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
  ],
  closings: [
    'Every old name in your history was a new one once.',
    'The history took note and turned the page.',
    'On the shelf, the names moved closer together.',
    'What comes after a first play is another story.',
    'Play by play, the shelf filled up.',
    'A {weekday} of first plays, and there it stands.',
  ],
  tags: ['first plays', '{new-artist:1}', 'new names', 'off the map', 'discoveries'],
}
