import { anyClosings, type Plan } from './plan.ts'

export const biggestDiscoveryDay: Plan = {
  titles: [
    'The day you let in {new-artists} and gave {new-artist:1} the most time',
    '[new-artists#1] The day you met more new artists than on any other this year',
    'The day you pressed play on names that your history had never seen before',
    'The day you heard {new-artists}, from {new-artist:1} to {new-artist:2}, for the first time',
    'The day you wrote {new-artists} into your history, {new-artist:1} at the top of them',
  ],
  openings: [
    'Your history had room for a few more names, and {day} brought them.',
    'On {day} your listening went off the map.',
    'New names came in on {day}, one after another.',
    'First plays are short moments, and {day} had its share of them.',
    '{day} opened a few doors that your history had never tried.',
    'Until {day}, your history had never heard of {new-artist:1}.',
    'There is a first play for every artist, and {day} had many.',
    'The guest list of {day} had names on it that nobody had ticked before.',
    'A first hearing only happens once; on {day} it happened over and over.',
  ],
  statistics: [
    'Of {artists} that day, you heard {new-artists}, against {new-artists.usual} on a usual day.',
    'You heard {new-artists} in {music-minutes} of music, where a usual day has {new-artists.usual}.',
    'In {tracks} and {music-minutes} of music there were {new-artists}.',
    'The count: {artists}, {new-artists} among them, and {tracks}.',
  ],
  details: [
    '[new-artists#1] No other day of the year had more new artists.',
    '{new-artist:1} came first among them, then {new-artist:2} and {new-artist:3}.',
    '{new-artist:1}, {new-artist:2} and {new-artist:3} were all there for the first time.',
    'Among the new names were {new-artist:1} and {new-artist:2}.',
    'For all that, {top-artist} had the most minutes of the day, {top-artist-minutes}.',
    'Your history went back {history-days} by then, and still had none of them.',
    'The first play began at {first-play-at} and the last one ended at {last-play-at}.',
  ],
  closings: [
    'Every old name in your history was a new one once.',
    'The history took note and turned the page.',
    'Somewhere a shelf needs more room.',
    'What comes after a first play is another story.',
    ...anyClosings,
  ],
  tags: ['first plays', '{new-artist:1}', 'new names', 'off the map', 'discoveries'],
}
