import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const mostDiverseStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(artists#1) The day you [heard|played|had] more artists than on any other',
    'The day you [heard|went through|played|let in] {artists}',
    'The day you [made room for|called on|gave a turn to|listened to] {artists}',
    'The day you [went|moved|hopped] from artist to artist',
    'The day you [passed the music round|handed the music round] to {artists}',
    'The day you [spread|divided|shared out] {tracks} over {artists}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(artists#1) The day you heard more artists than on any other day [this year|of the year|of your year]',
        '(artists#1) The day you went through {artists}, more than on any other day of the year',
      ],
      leads: [
        '(artists#1) No other day [of the year|this year] had as many artists as {date}.',
        '(artists#1) {date} had {artists}, more than any other day [of the year|of your year].',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you heard as many artists as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for artists with another day.'],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you heard {artists}, where a usual day has {artists.usual-n}',
        'The day you gave {artists} a turn, {top-artist} before all the others',
        'The day you went from {top-artist} to {artist:5} and past {artists} in all',
        'The day you made room for {artists} in {music-minutes.about} of music',
      ],
      leads: [
        '{artists} had a turn on {date}.',
        'On {date} you went from one artist to the next, {artists.n} in all.',
        '{top-artist}, {artist:2}, {artist:3}: {date} had {artists}.',
        'A usual day has {artists.usual}; {date} had {artists.n}.',
      ],
    },
    {
      moment: 'no-repeats',
      titles: ['The day you heard {artists} and played each of {distinct-tracks} a single time'],
      leads: ['On {date} no track came back: {distinct-tracks}, each of them once.'],
    },
    {
      moment: 'many-genres',
      titles: ['The day you went through {artists} and {genres} in {tracks} of music'],
      leads: ['{date} had {artists} in it, and {genres}.'],
    },
    {
      moment: 'new-artists',
      titles: [
        '(new-artists>1) The day you heard {artists}, {new-artists.n} of them for the first time',
        'The day you let {artists} in, and {new-artist:1} was among the new ones',
      ],
      leads: [
        'Of the {artists} on {date}, {new-artists.n} {new-artists.was} new to you.',
        '{artists} were on {date}, {new-artist:1} for the first time.',
      ],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you went through {artists} and met them all as old acquaintances',
        'The day you called on {artists}, all of them old acquaintances',
      ],
      leads: [
        '(new-artists=0) {date} had {artists}, and you knew them all.',
        '(new-artists=0) You called on {artists} on {date}, every one an old acquaintance.',
      ],
    },
    {
      moment: 'one-track',
      titles: ['The day you heard {artists} and came back to {top-track} {top-track-plays.times}'],
      leads: ['{artists} were on {date}, but the track that came back was {top-track.by}.'],
    },
    {
      moment: 'one-artist',
      titles: [
        'The day you heard {artists} and came back to {top-artist} {top-artist-plays.times}',
      ],
      leads: ['{date} had room for {artists}, and {top-artist} led them.'],
    },
    {
      moment: 'close-second',
      titles: [
        'The day you heard {artists}, with {top-artist} and {artist:2} side by side in front',
      ],
      leads: ['Of {artists} on {date}, {top-artist} and {artist:2} were in front.'],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and heard {artists} in all',
      ],
      leads: [
        'One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and the day had {artists}.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you fitted {artists} into one session and {music-minutes.about} of music'],
      leads: ['{date} was one session with {artists} in it.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you came back in {sessions} and heard {artists} before it was done'],
      leads: ['{date} came in {sessions} and took in {artists}.'],
    },
    {
      moment: 'big-ratio',
      titles: ['The day you let the music go on and gave {artists} a turn in it'],
      leads: ['{date} had {music-minutes.ratio} the music of a usual day, by {artists}.'],
    },
    {
      moment: 'late',
      titles: ['The day you went from artist to artist until late, {artists.n} in all'],
      leads: ['{date} went on until {last-play-at} and through {artists}.'],
    },
    {
      moment: 'early',
      titles: ['The day you started early and had heard {artists} by the end of it'],
      leads: ['{date} began at {first-play-at} and went through {artists}.'],
    },
    {
      moment: 'podcasts-beside',
      titles: ['The day you had {episodes} of podcasts to hear and still {artists} in the music'],
      leads: ['{date} had talk in it as well as {artists}.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you passed the music round to {artists} and {top-artist} came first',
        'The day you gave {artists} a turn, {top-artist} before all the others',
      ],
      leads: ['On {date} you went from artist to artist.'],
    },
  ],
  voices: [
    'Take a breath before you read out the names of {date}.',
    'The queue of {date} was passed around.',
    'One after another they came up on {date}[: {artists}|].',
    'It takes small print to list the names of {date}.',
    'On {date} everyone had a turn, {artists} in all.',
    '{date} had a liking for variety.',
  ],
  numbers: [
    '{in}[You heard|You went through|There were] {distinct-tracks} by {artists}[, where a usual day has {artists.usual-n}|, against {artists.usual-n} on a usual day|, {music-minutes} in all|].',
    '[A usual day|Your usual day] has {artists.usual}; [this one|this {weekday}] [had|came to] {artists.n}[, in {music-minutes} of music|, in {tracks}|].',
    '[In all|Altogether|By the end], [it|that] came to {tracks}[ and {music-minutes} of music|, or {music-minutes} of music|{with}].',
    '[The count|The sum|The total]: {artists}, {distinct-tracks}, {music-minutes} of music.',
    '[The music|All the music] [took|came to|ran to] {music-minutes}[, against {music-minutes.usual} on a usual day|, where a usual day has {music-minutes.usual}|{with}].',
    '(!minutes) [The count|The sum|The total]: {artists}, {distinct-tracks} and {tracks}.',
  ],
  endings: [
    '[Even the top artist|Even the first of them], {top-artist}, had [only |]{top-artist-plays}.',
    '[At the end of the list|Further down] came {artist:4} and {artist:5}.',
    ...musicEndings,
  ],
  tags: ['many names', '{top-artist}', 'one by one', 'full list', 'variety'],
}
