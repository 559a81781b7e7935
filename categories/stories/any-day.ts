// What can be said of any day: by every category beside its own words, and of a category that is new to the composer.
import type { CategoryStories } from '../story.ts'

export const anyStories: CategoryStories = {
  topic: 'any',
  voice: {
    openings: [
      'You pressed play on {date}, and the year kept a record of it.',
      '{date} is one of the days that stand out in your year.',
      'Take a day out of the year, and let it be {date}.',
      'A page of your year is headed {date}.',
      'Here is what {date} sounded like.',
    ],
    closings: [
      'Some days ask for a page of their own.',
      'The archive keeps the page open.',
      'A {weekday} to write on the spine.',
      'Put that on the back of the sleeve.',
      '(times-usual>1) Liner notes have been written about less.',
    ],
  },
  heads: ['The day you listened for {minutes.about}', 'The day you [heard|came to] {tracks}'],
  titles: {
    returning: [
      'The day you [heard|played] {returning-artist} for the first time in {returning-artist-days}',
      'The day you went back to {returning-artist}, after {returning-artist-days}',
    ],
    'in-a-row': [
      'The day you played {track-in-a-row.by} {track-in-a-row-plays.times} in a row',
      'The day you played {track-in-a-row} {track-in-a-row-plays.times} in a row and kept going',
    ],
    'one-track': [
      '(top-track-plays>2) The day you kept coming back to {top-track} by {top-track.of} and played it {top-track-plays.times}',
      '(top-track-plays>2) The day you played {top-track.by} {top-track-plays.times} on a {weekday} in {month}',
      '(top-track-plays>2) The day you put on {top-track.by} {top-track-plays.times} and still heard {artists}',
    ],
    'new-artists': [
      '(new-artists>1) The day you met {new-artist:1} and {new-artist:2} for the first time, among {artists}',
    ],
    'one-artist': [
      'The day you went through {artists} and gave {top-artist} {top-artist-plays}',
      '(top-artist-plays>3) The day you played {top-artist} {top-artist-plays.times} and {artist:2} {artist-plays:2.times} among {artists}',
    ],
    'few-tracks': [
      '(repeats>4) The day you [made|got] {tracks} out of {distinct-tracks} on a {weekday} in {month}',
      '(repeats>4) The day you [made|got] {tracks} out of {distinct-tracks} and hit repeat {repeats.times}',
    ],
    edges: ['The day you began with {first-play.by} and ended with {last-play.by}'],
    plain: [
      'The day you listened for {minutes} and {top-artist} [led all the others|came out in front|led the list]',
      'The day you listened for {minutes} and let {top-show} have the most of it',
      'The day you heard {tracks} by {artists} and {top-artist} came out in front of them',
      'The day you pressed play on a {weekday} in {month} and kept on listening',
    ],
  },
  untitled: [],
  leads: [
    '{date} [had|held|came to] {minutes} of listening[, {tracks} in all|].',
    '{on}you [listened for|heard] {minutes}{-on}[, {tracks} in all|].',
    '{on}you [heard|came to] {tracks}{-on}[, by {artists}|].',
    '(!minutes, !tracks) [This is|Here is] what is known of {date}.',
  ],
  numbers: [
    '[In all|Altogether|By the end], [it|that] [came to|made] {minutes}[, against {minutes.usual} on a usual day|, where a usual day has {minutes.usual}|].',
    '{in}[You heard|There were] {tracks} by {artists}[, {distinct-tracks} in all|{with}].',
    '(!minutes) [You had|There were] {tracks} by {artists}[, against {tracks.usual-n} plays on a usual day|{with}].',
  ],
  endings: [
    'The last play ended at {last-play-at}[, and that was it|, and there it stopped|].',
    '[The day|This {weekday}|Your {weekday}] [ended|stopped|was over] at {last-play-at}.',
    '{artist:2} and {artist:3} [came after|followed|were next].',
    '(!minutes) The first play had begun at {first-play-at}.',
    '[A usual day|Your usual day] [is over|is done|stops] after {minutes.usual}.',
  ],
  tags: ['{top-artist}', '{top-show}', 'one day', 'liner notes'],
}

/** True of every day; they fill a story whose day has few facts. */
export const fillers = [
  'The page is short, and the year goes on after it.',
  'There is room left on the sleeve.',
  'The spine has room for one line.',
  'The label has the rest of it.',
  'Then it ends.',
]
