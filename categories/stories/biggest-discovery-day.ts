import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const biggestDiscoveryStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(most) The day you [met|heard] more new artists than on any other',
    'The day you [met|let in|came upon] {new-artists}',
    'The day you [added|brought] {new-artists} to your [history|year]',
    'The day you [heard|met] {new-artist:1} for the first time',
    '(new-artists>1) The day you [heard|met] {new-artist:1} and {new-artist:2} for the first time',
    'The day you [made room|found room|had an ear] for {new-artists}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you met more new artists than on any other day [this year|of the year|of your year]',
        '(most) The day you let in {new-artists}, more than on any other day [this year|of the year]',
      ],
      leads: [
        '(most) [No other day|No day] [of the year|this year] brought as many new artists as {date}.',
        '(most) {date} [brought|let in] {new-artists}, more than any other day [of the year|this year].',
        '(most) For new artists, {date} was the biggest day of your year.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you met as many new artists as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for new artists with another day.'],
    },
    {
      moment: 'new-artists',
      titles: [
        '(new-artists>2) The day you met {new-artist:1} and {new-artist:2}, and {new-artists} in all',
        '(new-artists>1) The day you added {new-artists} to your history, {new-artist:1} among them',
        '(new-artists>1) The day you opened the door and {new-artists} came in, {new-artist:1} among them',
        '(new-artists>2) The day you heard {new-artist:1}, {new-artist:2} and {new-artist:3} for the first time',
      ],
      leads: [
        'Before {date}, you had never heard {new-artist:1}.',
        '{new-artist:1} and {new-artist:2} were new to you on {date}.',
        'On {date}, {new-artists} [came in|turned up|made a start].',
        '{date} was where you met {new-artist:1}, {new-artist:2} and {new-artist:3}.',
        '[You met|You let in] {new-artists} on {date}.',
      ],
    },
    {
      moment: 'many-artists',
      titles: [
        '(new-artists>1) The day you heard {artists} and met {new-artists.n} of them for the first time',
        'The day you went through {artists} and met {new-artists.n} for the first time',
      ],
      leads: [
        'Of the {artists} you heard on {date}, {new-artists.n} were new to you.',
        '{artists} were played on {date}, {new-artists.n} of them for the first time.',
      ],
    },
    {
      moment: 'one-artist',
      titles: [
        '(top-artist!new-artist:1) The day you met {new-artists} and still went back to {top-artist} {top-artist-plays.times}',
      ],
      leads: [
        '(top-artist!new-artist:1) You had {new-artists} to meet on {date}, and still {top-artist} came first.',
        '(top-artist!new-artist:1) {date} had {new-artists}, and {top-artist} at the top all the same.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        '(top-track!new-artist:1) The day you met {new-artists} and still went back to {top-track}',
        '(top-track~new-artist:1) The day you heard {new-artist:1} for the first time and played {top-track} {top-track-plays.times}',
      ],
      leads: [
        '(top-track~new-artist:1) You met {new-artist:1} on {date} and played {top-track} {top-track-plays.times}.',
        '(top-track!new-artist:1) Between the new names of {date} you kept returning to {top-track.by}.',
      ],
    },
    {
      moment: 'few-tracks',
      titles: [
        'The day you met {new-artists} and played {distinct-tracks} until they came to {tracks}',
      ],
      leads: ['{date} had only {distinct-tracks} and still {new-artists} among them.'],
    },
    {
      moment: 'no-repeats',
      titles: ['The day you played {distinct-tracks}, each of them once, and met {new-artists}'],
      leads: ['{date} went straight on, track after track, and met {new-artists}.'],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and met {new-artists}',
      ],
      leads: [
        'One session on {date} [ran for|went on for|lasted] {longest-session-minutes}, long enough to meet someone new.',
        'The longest session of {date} took {longest-session-minutes}, and {new-artists} came in that day.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you met {new-artists} in a single session and kept it going'],
      leads: ['One session on {date} was enough to meet {new-artists}.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you came back in {sessions} and met {new-artists} along the way'],
      leads: ['{date} came in {sessions}, and {new-artists} came with it.'],
    },
    {
      moment: 'late',
      titles: ['The day you kept trying new names until late and met {new-artists}'],
      leads: [
        'It was {last-play-at} when {date} ended, and your history had grown by {new-artists}.',
        '{date} went on until {last-play-at}, and {new-artists} had come in by then.',
      ],
    },
    {
      moment: 'early',
      titles: ['The day you began early and had met {new-artists} by the time it ended'],
      leads: ['{date} began at {first-play-at} and [ended with|brought] {new-artists}.'],
    },
    {
      moment: 'big-ratio',
      titles: ['The day you let the music go on and met {new-artists} on the way'],
      leads: [
        '{date} had {music-minutes.ratio} the music of a usual day, and {new-artists} in it.',
      ],
    },
    {
      moment: 'podcasts-beside',
      titles: ['The day you had {podcast-minutes.about} of podcasts and still met {new-artists}'],
      leads: ['{date} had podcasts, {podcast-minutes} of them, and it had {new-artists}.'],
    },
    {
      moment: 'many-genres',
      titles: [
        'The day you met {new-artists} and went through {genres} in {music-minutes.about} of music',
      ],
      leads: ['{genres} were heard on {date}, and {new-artists} with them.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you heard {new-artist:1} for the first time and kept on listening',
        'The day you let new artists in, {new-artists.n} of them, and kept on listening',
      ],
      leads: [
        'New names [came in|turned up] on {date}.',
        'On {date} you heard {new-artist:1} for the first time.',
      ],
    },
  ],
  voices: [
    'Until {date}, your history had never heard {new-artist:1}.',
    'New names came in on {date}, {new-artists.n} of them.',
    'The shelf had some room left, and {date} filled a part of it[ with {new-artists}|].',
    '{date} opened doors that your history had passed by.',
    'Before {date}, {new-artist:1} was a name that your history had never heard.',
    'On {date} your listening went off the map[ and came upon {new-artists}|].',
  ],
  numbers: [
    '(artists>new-artists) {in}[You heard|There were] {artists}[ in all|], and {new-artists.n} were new[, against {new-artists.usual-n} on a usual day|, where a usual day has {new-artists.usual-n}|].',
    '[A usual day|Your usual day] has {new-artists.usual}; [this one|this {weekday}] [had|brought|came with] {new-artists.n}[, in {music-minutes} of music|].',
    '(artists>new-artists) [The count|The sum|The total]: {artists}, {new-artists} among them[, and {music-minutes} of music|, and {tracks}|].',
    '[In|Within] {music-minutes} of music [you met|there {new-artists.was}] {new-artists}[, where a usual day has {new-artists.usual-n}|].',
    '[In all|Altogether|By the end], [it|that] came to {tracks} by {artists}[, for {music-minutes}|, in {music-minutes}|{with}].',
    '{in}[You heard|There were] {tracks} of music[, {music-minutes} in all|], by {artists}.',
    '[The music|All of it] came to {music-minutes}[ in {tracks}|][, against {music-minutes.usual} on a usual day|{with}].',
  ],
  endings: [
    'It took a history of {history-days} to get to {new-artist:1}.',
    '(top-artist!new-artist:1) At the top, all the same, was {top-artist}[, with {top-artist-plays}|].',
    '(top-artist!new-artist:1) The old names held on, and {top-artist} came first[ with {top-artist-plays}|].',
    '(new-artists>3) {new-artist:3} and {new-artist:4} were new too.',
    '(new-artists>4) Last on the list of new names: {new-artist:5}.',
    '(new-artists>1) {new-artist:2} was new to you, too.',
    ...musicEndings,
  ],
  tags: ['first plays', '{new-artist:1}', 'new names', 'first meetings', 'discoveries'],
}
