import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const mostUnusualStories: CategoryStories = {
  topic: 'genres',
  heads: [
    '(most) The day you strayed further from your taste than on any other',
    'The day you [left|went off|turned off|strayed from] [your usual road|the usual road|the road you usually take]',
    'The day you [turned to|went over to|tried] {top-genre}',
    'The day you [wanted|heard|played] something other than the usual',
    'The day you [left|dropped|forgot] your usual genres for {top-genre}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you strayed further from the taste of your year than on any other',
        '(most) The day you went further from your own taste than on any other, to {top-genre}',
      ],
      leads: [
        '(most) No other day [of the year|this year] strayed as far from your taste as {date}.',
        '(most) {date} was further from the taste of your year than any other day.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you strayed as far from your taste as on another day, and on no day further',
      ],
      leads: [
        '(shared-with:1) {date} strayed as far from the taste of the year as another day did.',
      ],
    },
    {
      moment: 'genre',
      titles: [
        'The day you left your usual genres and gave {top-genre-minutes.about} to {top-genre}',
        'The day you turned to {top-genre} and let the usual genres wait',
        'The day you went off the usual road and found {top-genre} for {top-genre-minutes.about}',
      ],
      leads: [
        'On {date} you turned to {top-genre}.',
        '{date} [left the usual road|took a turn], and the turn led to {top-genre}.',
        '{date} does not sound like your year: it was {top-genre}.',
      ],
    },
    {
      moment: 'many-genres',
      titles: ['The day you went off the usual road and heard {genres}, {top-genre} first of all'],
      leads: ['{date} went off the usual road; you heard {genres}.'],
    },
    {
      moment: 'one-artist',
      titles: [
        '(top-artist-plays>4) The day you left your usual road and followed {top-artist} for {top-artist-plays}',
        'The day you strayed from your taste, with {top-artist} to show the way',
      ],
      leads: [
        '{top-artist} led you off the usual road on {date}.',
        'On {date} you followed {top-artist}, away from the usual.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        'The day you strayed from your usual taste and played {top-track} {top-track-plays.times}',
      ],
      leads: ['{date} was unlike the rest, and the track of it was {top-track.by}.'],
    },
    {
      moment: 'few-tracks',
      titles: [
        'The day you strayed from your usual taste and needed only {distinct-tracks} for it',
      ],
      leads: ['{date} was unlike the rest, and it took only {distinct-tracks}.'],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you strayed from your usual taste with {artists}, {top-artist} before all others',
      ],
      leads: ['{artists} took {date} off the usual road.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you strayed from your usual taste and met {new-artists} on the way'],
      leads: ['{date} led off the usual road and to {new-artists}.'],
    },
    {
      moment: 'no-new-artists',
      titles: ['The day you strayed from your usual taste with artists you had known all along'],
      leads: ['(new-artists=0) {date} was unlike the rest, though you knew every artist on it.'],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and strayed from your taste',
      ],
      leads: [
        'One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and it was unlike the rest.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you strayed from your usual taste and did it in one session'],
      leads: ['One session was all {date} needed to be unlike the rest.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you strayed from your usual taste in {sessions}, with {top-genre} first'],
      leads: ['{date} came in {sessions}, unlike the rest.'],
    },
    {
      moment: 'late',
      titles: ['The day you strayed from your usual taste and stayed away until late'],
      leads: ['{date} went on until {last-play-at}, unlike the rest.'],
    },
    {
      moment: 'early',
      titles: ['The day you started early and strayed from your usual taste, to {top-genre}'],
      leads: ['{date} began at {first-play-at} and turned off the usual road.'],
    },
    {
      moment: 'podcasts-beside',
      titles: ['The day you had podcasts as well, and music that strayed from your usual taste'],
      leads: ['{date} had talk in it, and music unlike the rest.'],
    },
    {
      moment: 'plain',
      titles: ['The day you turned off where you usually go on, and found {top-genre} there'],
      leads: ['{date} was unlike the rest of your year.', 'On {date} you took another road.'],
    },
  ],
  voices: [
    'The year has its habits, and {date} had others.',
    'Now and then a day changes the subject, and {date} did.',
    'On {date} the queue took a turning[, towards {top-genre}|].',
    'Put {date} next to the rest of the year and it sticks out.',
    'The needle of {date} came down on another side[: {top-genre}|].',
  ],
  numbers: [
    'In {music-minutes} of music there were {genres}[, with {top-genre} in front|, {top-genre} ahead of {genre:2}|].',
    '[The music|All the music] came to {music-minutes}[ in {tracks}|], and {top-genre} had {top-genre-minutes} of it.',
    '[The count|The sum|The total]: {tracks}, {music-minutes} of music, {genres}.',
    '{in}[You heard|You went through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes}|{with}].',
    '{top-genre} [had|took|came to] {top-genre-minutes}[, where the top genre of a usual day has {top-genre-minutes.usual}|].',
  ],
  endings: ['With {top-genre} came {genre:2} and {genre:3}.', ...musicEndings],
  tags: ['{top-genre}', 'off the road', 'another way', '{top-artist}', 'a day apart'],
}
