import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const repeatHeavyStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(most) The day you [had|came to] more repeats than on any other',
    'The day you [came to|ran up|piled up] {repeats}',
    'The day you [made|got] {tracks} out of {distinct-tracks}',
    'The day you [went|kept going] round {distinct-tracks}',
    'The day you [played tracks|let tracks come round|went round] again and again',
    'The day you [hit|pressed|used] repeat {repeats.times}',
    'The day you [went back|kept going back|returned] to what you had just [heard|played]',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you [had|came to] more repeats than on any other day [this year|of the year|of your year]',
        '(most) The day you hit repeat {repeats.times}, more than on any other day [this year|of the year]',
      ],
      leads: [
        '(most) [No other day|No day] [of the year|this year] had as many repeats as {date}.',
        '(most) You hit repeat {repeats.times} on {date}, more than on any other day.',
        '(most) {date} had {repeats}, more than any other day [this year|of the year].',
      ],
    },
    {
      moment: 'few-tracks',
      titles: [
        'The day you made {tracks} out of {distinct-tracks} and [let the list go round|let them come round]',
        'The day you played {distinct-tracks} round and round until they came to {tracks}',
        'The day you needed only {distinct-tracks} and played them until it was {tracks}',
      ],
      leads: [
        '{date} ran on {distinct-tracks}[ by {artists}|].',
        'On {date} you [turned|made] {distinct-tracks} into {tracks}.',
        '[It took|You needed] only {distinct-tracks} to [fill|get through] {date}.',
        '{distinct-tracks} went round and round on {date}[, {tracks} in all|].',
        'You had {distinct-tracks} on {date} and played them until it was {tracks}.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        'The day you [played|heard] {top-track} {top-track-plays.times} and kept going back to it',
        'The day you put on {top-track}, then put it on again, {top-track-plays.times} in all',
        'The day you went back to {top-track} until the count was at {top-track-plays.n}',
      ],
      leads: [
        'You played {top-track.by} {top-track-plays.times} on {date}.',
        'On {date}, {top-track} came round {top-track-plays.times}[, and it was by {top-track.of}|].',
        '{top-track} by {top-track.of} was on for the {top-track-plays.nth} time before {date} was over.',
        'The track was {top-track}, the day {date}, the count {top-track-plays.n}.',
      ],
    },
    {
      moment: 'repeats',
      titles: [
        'The day you went back to what you had just heard, {repeats.times} in all',
        'The day you pressed play on {distinct-tracks} and then pressed it again for {repeats}',
        'The day you let {repeats.n} of the {tracks} be ones you had already heard',
      ],
      leads: [
        'Of the {tracks} on {date}, {repeats.n} were repeats.',
        'On {date} you went back to a track {repeats.times}[, where a usual day has {repeats.usual}|].',
        '{repeats} [were among the plays of|were played on] {date}.',
      ],
    },
    {
      moment: 'one-artist',
      titles: [
        'The day you kept {top-artist} on repeat for {top-artist-plays} and {top-artist-minutes.about} in all',
        'The day you had {top-artist} on repeat and came to {top-artist-plays} in the end',
      ],
      leads: [
        'On {date}, {top-artist-plays.n} of the {tracks} were {top-artist}.',
        'On {date} it was {top-artist} again, and again: {top-artist-plays}.',
        '{top-artist} went round {top-artist-plays.times} on {date}.',
      ],
    },
    {
      moment: 'close-second',
      titles: ['The day you went back and forth between {top-artist} and {artist:2} for {tracks}'],
      leads: [
        'On {date} you went back and forth between {top-artist} and {artist:2}.',
        'On {date}, {top-artist} and {artist:2} kept coming back.',
      ],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you heard {artists} and then heard [some of them|many of them] again for {repeats}',
      ],
      leads: ['You had {artists} on {date}, and {repeats} among the plays.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you met {new-artist:1} and hit repeat {repeats.times} before it was over'],
      leads: ['{date} had someone new, {new-artist:1}, and it had {repeats}.'],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you kept to old acquaintances and played {distinct-tracks} until it was {tracks}',
      ],
      leads: [
        '(new-artists=0) Nothing new was needed on {date}: {distinct-tracks} did it, {tracks} in all.',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you kept one session going for {longest-session-minutes.about} on {distinct-tracks}',
        'The day you let {distinct-tracks} carry a session of {longest-session-minutes.about} and more besides',
      ],
      leads: [
        'One session on {date} [ran for|went on for|lasted] {longest-session-minutes}, with tracks that kept coming back.',
        'On {date} a session of {longest-session-minutes} went in circles.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you needed one session and {distinct-tracks} to come to {tracks} in all'],
      leads: ['One session, {distinct-tracks}, {tracks}: that was {date}.'],
    },
    {
      moment: 'many-sessions',
      titles: [
        'The day you came back in {sessions} and went round the same {distinct-tracks}',
        'The day you listened in {sessions} and went round {distinct-tracks} for {tracks}',
      ],
      leads: [
        'On {date} there were {sessions} and only {distinct-tracks}.',
        'You came back {sessions.times} on {date}, and so did the tracks.',
      ],
    },
    {
      moment: 'late',
      titles: ['The day you kept repeating tracks until late and came to {tracks} in all'],
      leads: [
        '{date} went round until {last-play-at}.',
        'At {last-play-at} the last play of {date} ended, and {repeats.n} of the plays had been repeats.',
      ],
    },
    {
      moment: 'early',
      titles: ['The day you began early and went round {distinct-tracks} until they made {tracks}'],
      leads: ['{date} began at {first-play-at} and went in circles.'],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        'The day you heard {episodes} of podcasts once and {distinct-tracks} again and again',
      ],
      leads: ['On {date} the podcasts took {podcast-minutes}, and the music went in circles.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you turned {distinct-tracks} into {tracks} by going back to them',
        'The day you played {tracks} of music, and {repeats.n} of those were repeats',
      ],
      leads: [
        'On {date} you went back to what you had heard.',
        'What you played on {date} came back.',
      ],
    },
  ],
  voices: [
    'Once was only the beginning on {date}.',
    'Again is a small word, and {date} was full of it.',
    'The queue of {date} went round, and then it went round again.',
    'Some tracks are heard once; on {date}, {top-track} had {top-track-plays}.',
    'Going forward is one way to listen; {date} went back.',
    'A loop is a small thing, and {date} was built of them.',
    'On {date} the same tracks kept coming back.',
  ],
  numbers: [
    '[It took|There were|You had] {distinct-tracks} [for|to make] {tracks}[ and {music-minutes}|, {music-minutes} of music in all|{with}].',
    '[Of {tracks}|Of the {tracks}], {repeats.n} were repeats[, against {repeats.usual-n} on a usual day|, where a usual day has {repeats.usual-n}|{with}].',
    '[The count|The sum|The total]: {distinct-tracks}, {tracks}[, {music-minutes} of music|, {repeats}|{with}].',
    '{repeats} [were among the plays|were in it], [against {repeats.usual-n} on a usual day|where a usual day has {repeats.usual-n}].',
    '[A usual day|Your usual day] has {repeats.usual}; [this one|this {weekday}] [had|came to|made it to] {repeats.n}[, in {tracks}|, in {music-minutes} of music|].',
    '[In all|Altogether|By the end], [it|that] came to {tracks} and {music-minutes}[ of music|][, {repeats} among them|{with}].',
    '(!minutes) [In all|Altogether], {distinct-tracks} came to {tracks}.',
  ],
  endings: [
    '(artists<9) {artists} {artists.was} all it took.',
    '[{track:2} came back too|{track:2} and {track:3} came back too].',
    '(podcast-minutes>14) Only the podcasts[, {podcast-minutes} of them,|] went straight on.',
    ...musicEndings,
  ],
  tags: ['on repeat', '{top-artist}', 'once more', 'round and round', 'same again'],
}
