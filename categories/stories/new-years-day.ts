import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { occasionNumbers } from './occasion.ts'

export const newYearStories: CategoryStories = {
  topic: 'any',
  heads: [
    'The day you [began|opened|started] the year [with {tracks}|listening|with music]',
    'The day you [began|opened|started] a new year',
    'The day you [began|opened|started] the year and [played|heard] {tracks}',
    'The day you [began|opened|started] the year and listened for {minutes.about}',
    'The day you [began|opened|started] the year with {music-minutes.about} of music',
  ],
  plans: [
    {
      moment: 'one-artist',
      titles: [
        'The day you opened the year with {top-artist} and gave them {top-artist-share} of the music',
        'The day you began the year and played {top-artist} {top-artist-plays.times}',
        'The day you started a new year with {top-artist} at the head of the music',
      ],
      leads: [
        'The year began on {date}, and {top-artist} [was the first name in it|led the music].',
        'The first artist to lead a day of the year was {top-artist}, on {date}.',
        "On {date}, New Year's Day, {top-artist} had {top-artist-share} of the music.",
      ],
    },
    {
      moment: 'one-track',
      titles: ['The day you began the year with {top-track} and played it {top-track-plays.times}'],
      leads: [
        'The year was hours old on {date} when {top-track} had come round {top-track-plays.times}.',
        "You played {top-track.by} {top-track-plays.times} on New Year's Day.",
      ],
    },
    {
      moment: 'few-tracks',
      titles: ['The day you began the year with {distinct-tracks} and made {tracks} of them'],
      leads: ['The year needed only {distinct-tracks} to get going on {date}.'],
    },
    {
      moment: 'repeats',
      titles: ['The day you began the year and went back to what you heard {repeats.times}'],
      leads: ['The year was one day old, {date}, and already it had {repeats}.'],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you let {artists} open the year, {top-artist} before all the others',
        'The day you began the year by going through {artists} in {tracks}',
      ],
      leads: ['{artists} opened the year on {date}.', 'The year opened on {date} with {artists}.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you began a new year and met {new-artist:1} for the first time'],
      leads: ['A new year, and on {date} {new-artists} to go with it.'],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you began a new year in the company of artists you already knew',
        'The day you opened the year with {artists}, all of them old acquaintances',
      ],
      leads: [
        '(new-artists=0) The year was new on {date}; the artists were not.',
        '(new-artists=0) A new year began on {date}, with artists you already knew.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: ['The day you began the year with {music-minutes.ratio} the music of a usual day'],
      leads: ['The year opened on {date} with {music-minutes.ratio} the music of a usual day.'],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you began the year with a session that ran for {longest-session-minutes.about}',
      ],
      leads: [
        'The year was one day old, {date}, and one session ran for {longest-session-minutes}.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you opened the year with a single session and {tracks} of music in it'],
      leads: ['The first session of the year was the only one of {date}.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you began the year in {sessions} and played {tracks} by {artists}'],
      leads: ['The year began on {date} in {sessions}.'],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        'The day you began the year with {episodes} of podcasts and {tracks} of music',
        'The day you opened the year with talk and music, {top-show} and {top-artist} ahead',
      ],
      leads: [
        'The year began with talk as well as music on {date}: {podcast-minutes} of it.',
        "On {date}, New Year's Day, podcasts had {podcast-minutes}.",
      ],
    },
    {
      moment: 'night',
      titles: ['The day you began the year with music in its first hours and came to {tracks}'],
      leads: ['The first play of the year began at {first-play-at} on {date}.'],
    },
    {
      moment: 'early',
      titles: ['The day you began the year early and came to {tracks} by its end'],
      leads: ['The first play of the year began at {first-play-at} on {date}.'],
    },
    {
      moment: 'late',
      titles: ['The day you began the year and kept listening until late, {tracks} in all'],
      leads: ['The first day of the year, {date}, went on until {last-play-at}.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you [began|opened|started] the year and listened for {minutes.about}[ in all|]',
        'The day you opened a new year, with {top-artist} at the head of the music',
        'The day you began the year and heard {tracks} by {artists}',
        'The day you began the year and let {top-show} do a part of the talking',
      ],
      leads: [
        'The year began on {date}.',
        '{date} was the first day of the year.',
        'The first play of the year came at {first-play-at} on {date}.',
      ],
    },
  ],
  voices: [
    'The year was still in its wrapping when you pressed play on {date}.',
    'A year has to start with something, and on {date} yours did.',
    'At {first-play-at} on {date} the year began to sound.',
    'The first page of the year is {date}, and it has sound.',
    'Before any of the other days there was {date}[, with {tracks}|].',
  ],
  numbers: occasionNumbers,
  endings: [
    'There were other days to come.',
    '(new-artist:1) And the year had a new name already: {new-artist:1}.',
    ...musicEndings,
  ],
  tags: ["New Year's Day", '{top-artist}', 'day one', '{top-show}', 'a new year'],
}
