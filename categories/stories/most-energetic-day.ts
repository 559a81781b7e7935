import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const mostEnergeticStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(most) The day you [played|heard] music with more energy than on any other',
    'The day you turned [up the energy|the energy up]',
    'The day you [wanted|chose|played|reached for] music with energy',
    'The day you [kept|had] the energy up for {music-minutes.about}',
    'The day you turned the energy up for {tracks}',
    'The day you [gave|handed] {music-minutes.about} to music with energy',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you played music with more energy than on any other day [this year|of the year]',
        '(most) The day you turned the energy up further than on any other day [this year|of the year]',
      ],
      leads: [
        '(most) No other day [of the year|this year] had as much energy in its music as {date}.',
        '(most) {date} had more energy in its music than any other day [of the year|this year].',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you played music with as much energy as on another day, and never more',
      ],
      leads: ['(shared-with:1) {date} had as much energy in its music as another day.'],
    },
    {
      moment: 'energy',
      titles: [
        'The day you turned up the energy and kept it up for {music-minutes.about}',
        'The day you wanted music with energy, {music-minutes.about} of it in {tracks}',
        'The day you turned up the energy and put {top-artist} in charge of it',
      ],
      leads: [
        'The music of {date} had energy[, {music-minutes} of it|].',
        'On {date} you turned up the energy.',
        '{date} had energy in it[, and {top-artist} in front|].',
      ],
    },
    {
      moment: 'one-artist',
      titles: ['The day you turned up the energy and played {top-artist} {top-artist-plays.times}'],
      leads: [
        'The energy of {date} came with {top-artist} in front.',
        'On {date} you turned up the energy, and {top-artist} led.',
      ],
    },
    {
      moment: 'one-track',
      titles: ['The day you turned up the energy and played {top-track} {top-track-plays.times}'],
      leads: ['The music of {date} had energy, and the track of it was {top-track.by}.'],
    },
    {
      moment: 'few-tracks',
      titles: ['The day you turned up the energy and made {tracks} out of {distinct-tracks}'],
      leads: ['The energy of {date} came from {distinct-tracks}.'],
    },
    {
      moment: 'many-artists',
      titles: ['The day you turned up the energy with the help of {artists}, {top-artist} first'],
      leads: ['It took {artists} to give {date} its energy.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you turned up the energy of the music and met {new-artists}'],
      leads: ['{date} had energy in its music and {new-artists} in its list.'],
    },
    {
      moment: 'no-new-artists',
      titles: ['The day you turned up the energy with artists you had known all along'],
      leads: ['(new-artists=0) The energy of {date} came from artists you already knew.'],
    },
    {
      moment: 'long-session',
      titles: ['The day you turned up the energy for a session of {longest-session-minutes.about}'],
      leads: [
        'One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and the music of the day had energy.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you turned up the energy for one session and {tracks} of music'],
      leads: ['{date} was one session with energy in its music.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you turned up the energy in {sessions} and played {tracks} of music'],
      leads: ['{date} came in {sessions}, and the music had energy.'],
    },
    {
      moment: 'big-ratio',
      titles: ['The day you turned up the energy and played {music-minutes.ratio} the usual music'],
      leads: ['{date} had {music-minutes.ratio} the music of a usual day, and it had energy.'],
    },
    {
      moment: 'late',
      titles: ['The day you turned up the energy and kept the music going until late'],
      leads: ['{date} kept its energy and went on until {last-play-at}.'],
    },
    {
      moment: 'early',
      titles: ['The day you turned up the energy and started early, with {tracks} to come'],
      leads: ['{date} began at {first-play-at}, and the music of the day had energy.'],
    },
    {
      moment: 'podcasts-beside',
      titles: ['The day you turned up the energy of the music and had podcasts as well'],
      leads: ['{date} had talk in it, and music with energy.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you turned up the energy of the music and came to {tracks}',
        'The day you gave {music-minutes.about} to music that had its energy turned up',
      ],
      leads: ['The music of {date} had energy.', 'On {date} the energy was up.'],
    },
  ],
  voices: [
    'The needle jumped on {date}.',
    '{date} had its foot on the pedal.',
    'Some music sits still; that of {date} was of another kind.',
    'On {date} the dial was turned up.',
    'What can be measured of energy, {date} had plenty of.',
  ],
  numbers: [
    '[In all|Altogether|By the end], [it|that] came to {music-minutes} of music[ in {tracks}|, {tracks}|][, against {music-minutes.usual} on a usual day|{with}].',
    '{in}[You heard|You went through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes}|{with}].',
    '[There were|You heard] {tracks} by {artists}[, {music-minutes} in all|, for {music-minutes} of music|{with}].',
    '[The count|The sum|The total]: {tracks}, {artists}, {music-minutes} of music.',
    '[The music|All the music] [took|came to|ran to] {music-minutes}[, against {music-minutes.usual} on a usual day|, where a usual day has {music-minutes.usual}|{with}].',
  ],
  endings: ['(top-artist-plays>2) {top-artist} led, with {top-artist-plays}.', ...musicEndings],
  tags: ['{top-artist}', 'turned up', 'energy', 'full power', 'up and up'],
}
