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
  heads: ['The day you listened for {minutes.about}', 'The day you [played|heard] {tracks}'],
  titles: {
    plain: [
      'The day you gave {minutes} to listening, [and {top-artist} came first|with {top-artist} ahead of everyone else]',
      'The day you listened for {minutes} and {top-artist} [led all the others|came out in front|led the list]',
      'The day you listened for {minutes} and let {top-show} have the most of it',
      'The day you heard {tracks} by {artists} and {top-artist} came out in front of them',
      'The day you pressed play {tracks.times}, by the count of the plays that are known',
      'The day you pressed play, and what came of it is here to be read',
    ],
  },
  untitled: [],
  leads: [
    '{date} [had|held|came to] {minutes} of listening[, {tracks} in all|].',
    '{on}you [listened for|heard] {minutes}{-on}[, {tracks} in all|].',
    '{on}you [played|heard] {tracks}{-on}[, by {artists}|].',
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
