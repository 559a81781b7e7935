import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const biggestTopGenreStories: CategoryStories = {
  topic: 'genres',
  heads: [
    '(most) The day you [played|heard|had] more {top-genre} than on any other',
    'The day you [gave|handed] {top-genre} {top-genre-minutes.about}',
    'The day you [spent|had|passed] {top-genre-minutes.about} with {top-genre}',
    'The day you [went for|turned to|reached for] {top-genre}',
    'The day you [played|heard] {top-genre-minutes.about} of {top-genre}',
    'The day you [stayed with|kept to|stuck to] {top-genre} for {top-genre-minutes.about}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you [had|heard|played] more {top-genre} than on any other day [this year|of the year|of your year]',
        '(most) The day you gave {top-genre} {top-genre-minutes.about}, more than on any other day',
      ],
      leads: [
        '(most) No other day [of the year|this year|of your year] had as much {top-genre} as {date}.',
        '(most) To hear what {top-genre} was to your year, take {date}.',
        '(most) {date} had more {top-genre} than any other day [of the year|this year].',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you had as much {top-genre} as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for {top-genre} with another day.'],
    },
    {
      moment: 'genre',
      titles: [
        'The day you gave {top-genre-minutes.about} of your music to {top-genre}',
        'The day you went for {top-genre} and stayed with it for {top-genre-minutes.about}',
        'The day you let {top-genre} have {top-genre-minutes.about} and {top-artist} lead it all',
      ],
      leads: [
        '{date} can be filed under {top-genre}.',
        'On {date} the genre was {top-genre}[, for {top-genre-minutes}|].',
        '{top-genre} had {top-genre-minutes} of {date}.',
        'You went for {top-genre} on {date}.',
      ],
    },
    {
      moment: 'one-artist',
      titles: [
        'The day you played a great deal of {top-genre} and {top-artist} {top-artist-plays.times}',
        'The day you had {top-genre} in mind and {top-artist} on for {top-artist-plays}',
      ],
      leads: [
        '{date} was for {top-genre} as a genre and {top-artist} as an artist.',
        'The genre of {date} was {top-genre}, and {top-artist} had {top-artist-plays}.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        'The day you filed under {top-genre} and played {top-track} {top-track-plays.times}',
      ],
      leads: [
        'You heard a lot of {top-genre} on {date}, and you heard {top-track.by} {top-track-plays.times}.',
        'The genre of {date} was {top-genre}; the track was {top-track.by}.',
      ],
    },
    {
      moment: 'few-tracks',
      titles: [
        'The day you needed only {distinct-tracks} for {top-genre-minutes.about} of {top-genre}',
      ],
      leads: ['{date} made {tracks} out of {distinct-tracks}, and the genre was {top-genre}.'],
    },
    {
      moment: 'many-artists',
      titles: ['The day you heard {artists} and gave {top-genre} the lead among the genres'],
      leads: ['{artists} were on {date}, and {top-genre} was the genre that came first.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you met {new-artists} and gave {top-genre-minutes.about} to {top-genre}'],
      leads: ['{date} had {new-artists}, and it had {top-genre}.'],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you kept to artists you knew and gave {top-genre-minutes.about} to {top-genre}',
      ],
      leads: ['(new-artists=0) {date} was {top-genre}, from artists you already knew.'],
    },
    {
      moment: 'many-genres',
      titles: [
        'The day you went through {genres} and let {top-genre} have {top-genre-minutes.about}',
      ],
      leads: [
        'Of the {genres} on {date}, {top-genre} came first.',
        '{date} had {genres} in it, and {top-genre} came first.',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and put {top-genre} first',
      ],
      leads: [
        'One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and {top-genre} led the day.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you gave {top-genre-minutes.about} to {top-genre}, all in one session'],
      leads: ['{date} was one session, and it can be filed under {top-genre}.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you came back in {sessions} and gave {top-genre} the lead'],
      leads: ['{date} came in {sessions}, and {top-genre} led.'],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you had {music-minutes.ratio} the usual music and gave {top-genre} the lead',
      ],
      leads: ['{date} had {music-minutes.ratio} the music of a usual day, and {top-genre} led it.'],
    },
    {
      moment: 'late',
      titles: [
        'The day you played {top-genre} until late and came to {top-genre-minutes.about} of it',
      ],
      leads: ['{date} went on until {last-play-at}, and the genre was {top-genre}.'],
    },
    {
      moment: 'early',
      titles: [
        'The day you started early and gave {top-genre} {top-genre-minutes.about} in the end',
      ],
      leads: ['{date} began at {first-play-at}; its genre was {top-genre}.'],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        'The day you had podcasts to hear and still gave {top-genre} {top-genre-minutes.about}',
      ],
      leads: ['{date} had talk in it, and it had {top-genre}.'],
    },
    {
      moment: 'plain',
      titles: ['The day you went to {top-genre} and stayed for {top-genre-minutes.about} of it'],
      leads: ['{date} can be filed under {top-genre}.'],
    },
  ],
  voices: [
    'One word is enough for the label of {date}: {top-genre}.',
    'If {date} needs a label, {top-genre} will do.',
    'There is a shelf for {top-genre}, and {date} has its place on it.',
    'The place to look for {date} is under {top-genre}.',
    'On {date} the queue kept to one shelf: {top-genre}.',
  ],
  numbers: [
    '{in}[You heard|There were|You played] {top-genre-minutes} of {top-genre}; the top genre of a usual day has {top-genre-minutes.usual}.',
    '(music-minutes>top-genre-minutes) [The music|All the music] came to {music-minutes}, and {top-genre} had {top-genre-minutes} of it.',
    '{top-genre} [had|took|came to] {top-genre-minutes}[, where the top genre of a usual day has {top-genre-minutes.usual}|, and all the music {music-minutes}|].',
    'On a usual day the top genre has {top-genre-minutes.usual}; [this time|here] {top-genre} had {top-genre-minutes}.',
    '[In all|Altogether], [it|that] came to {music-minutes} of music[ in {tracks}|][, against {music-minutes.usual} on a usual day|{with}].',
    '{in}[You heard|You went through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes}|{with}].',
  ],
  endings: [
    '[Behind it came|Next came] {genre:2}[, then {genre:3}|].',
    '(genres<2) Every artist with a known genre had the same one.',
    ...musicEndings,
  ],
  tags: ['{top-genre}', 'one genre', '{top-artist}', 'one label', 'genre of the day'],
}
