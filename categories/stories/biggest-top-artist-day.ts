import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const biggestTopArtistStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(most) The day you [played|heard|had] more {top-artist} than on any other',
    'The day you [gave|handed] {top-artist} {top-artist-minutes.about}',
    'The day you [spent|had|passed] {top-artist-minutes.about} with {top-artist}',
    'The day you [came to|ran up|got through|played] {top-artist-plays} of {top-artist}',
    'The day you [kept going back|kept returning|came back] to {top-artist}',
    'The day you [put on|chose|reached for] {top-artist} and [stayed|kept at it|went on]',
    'The day you [handed the music to|turned the music over to|let the music be] {top-artist}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you [had|heard|played] more {top-artist} than on any other day [this year|of the year|of your year]',
        '(most, minutes) The day you gave {top-artist} {top-artist-minutes.about}, more than on any other day',
        '(most, !minutes) The day you played {top-artist} {top-artist-plays.times}, more than on any other day',
      ],
      leads: [
        '(most) No other day [of the year|this year|of your year] had as much {top-artist} as {date}.',
        '(most) [If you had to pick|To pick] one day for {top-artist}, it would be {date}.',
        '(most) Your year had more {top-artist} on {date} than on any other day.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you had as much {top-artist} as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for {top-artist} with another day.'],
    },
    {
      moment: 'one-artist',
      titles: [
        'The day you let {top-artist} have {top-artist-share} of everything [that was played|you played|there was to hear]',
        '(artists>1, top-artist-plays<tracks) The day you played {artists} and gave {top-artist} {top-artist-plays} of the {tracks.n}',
        'The day you spent {top-artist-minutes.about} [in the company of|together with] {top-artist}',
        'The day you kept going back to {top-artist} until it came to {top-artist-plays}',
      ],
      leads: [
        '(top-artist-share>44) {date} belonged to {top-artist}[: {top-artist-plays}|, {top-artist-share} of the music|].',
        'On {date} you [gave|handed] {top-artist} {top-artist-share} of the music.',
        '{top-artist} [had|took|got] {top-artist-plays} on {date}.',
        'Of the {tracks} on {date}, {top-artist-plays.n} were {top-artist}.',
      ],
    },
    {
      moment: 'few-tracks',
      titles: [
        '(top-artist-plays>tracks/2) The day you [turned|made] {distinct-tracks} into {tracks}, most of them by {top-artist}',
        'The day you played {top-artist} over and over on a list of {distinct-tracks}',
      ],
      leads: [
        '[It took|You needed] only {distinct-tracks} to [give|hand] {date} to {top-artist}.',
        '{date} went round a list of {distinct-tracks}, with {top-artist} [ahead|at the head of it].',
        'The list for {date} was short: {distinct-tracks}, with {top-artist} [first|on top].',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        '(top-track~top-artist) The day you [played|heard] {top-track} {top-track-plays.times} and still wanted more of {top-artist}',
        '(top-track!top-artist) The day you listened to {top-artist} most but came back to {top-track} {top-track-plays.times}',
        '(top-track~top-artist) The day you went to {top-artist} for {top-track}, and went {top-track-plays.times}',
      ],
      leads: [
        '(top-track~top-artist) You played {top-track} {top-track-plays.times} on {date}, and {top-artist} had more to give.',
        '(top-track~top-artist) {date} was {top-artist}, and above all {top-track}: {top-track-plays}.',
        '(top-track!top-artist) {date} was for {top-artist}, though the track you played most was {top-track.by}.',
        '(top-track~top-artist) What you wanted from {top-artist} on {date} was {top-track}[, {top-track-plays.times}|].',
      ],
    },
    {
      moment: 'close-second',
      titles: [
        'The day you had room for two, {top-artist} in front and {artist:2} right behind',
        'The day you [weighed|set] {top-artist} against {artist:2} and {top-artist} came out ahead by a little',
      ],
      leads: [
        '{top-artist} [won|came out ahead on] {date}, with {artist:2} [close by|next]: {top-artist-plays.n} plays and {artist-plays:2.n}.',
        'On {date} it was {top-artist} first, {artist:2} second.',
      ],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you heard {artists} and still came home to {top-artist} {top-artist-plays.times}',
        'The day you let {artists} have a turn and gave {top-artist} {top-artist-plays} of them',
      ],
      leads: [
        '{artists} were played on {date}, and {top-artist} [led them all|was first of them].',
        'There was room for {artists} on {date}, but {top-artist} came before all others.',
      ],
    },
    {
      moment: 'new-artists',
      titles: [
        '(new-artists>1) The day you met {new-artists} and still gave the day to {top-artist}',
        'The day you let {new-artists} in and went back to {top-artist} all the same',
      ],
      leads: [
        '(top-artist!new-artist:1) {new-artists} turned up on {date}, but the day was for {top-artist}.',
        'On {date} you let {new-artists} in and gave the rest to {top-artist}.',
      ],
    },
    {
      moment: 'no-new-artists',
      titles: [
        'The day you stayed with the artists you knew, and put {top-artist} before all others',
      ],
      leads: [
        '(new-artists=0) You tried nobody new on {date}; you [had|put on] {top-artist}.',
        '(new-artists=0) {date} was for [an old acquaintance|someone you already knew]: {top-artist}.',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and put {top-artist} first',
        'The day you sat down with {top-artist} and stayed for {top-artist-minutes.about} in all',
      ],
      leads: [
        'One session on {date} [ran for|went on for|lasted] {longest-session-minutes}, and {top-artist} came first that day.',
        '{date} had a session of {longest-session-minutes}, and the artist of the day was {top-artist}.',
      ],
    },
    {
      moment: 'one-session',
      titles: [
        'The day you put on {top-artist} and let the whole day be one long session',
        'The day you needed a single session for {top-artist-plays} of {top-artist}',
      ],
      leads: [
        '{date} was one session, and {top-artist} [led it|was at the head of it].',
        'One session was all of {date}: {tracks}, {top-artist-plays.n} of them {top-artist}.',
      ],
    },
    {
      moment: 'many-sessions',
      titles: [
        'The day you took {sessions} to get through {top-artist-minutes.about} of {top-artist}',
      ],
      leads: [
        'You listened in {sessions} on {date}, and {top-artist} came out on top.',
        '{date} was split into {sessions}, but it [belonged to|was for] one artist: {top-artist}.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you played {music-minutes.ratio} the music of a usual day and put {top-artist} first',
      ],
      leads: [
        '{date} had {music-minutes.ratio} the music of a usual day, and {top-artist} [led it|came first].',
        'A usual day has {music-minutes.usual} of music; on {date} {top-artist} alone had {top-artist-minutes}.',
      ],
    },
    {
      moment: 'late',
      titles: ['The day you stayed with {top-artist} until late and came to {top-artist-plays}'],
      leads: [
        '{date} went on until {last-play-at}, and {top-artist} [led it|was first].',
        'It was {last-play-at} when {date} ended, and {top-artist} had {top-artist-plays} by then.',
      ],
    },
    {
      moment: 'early',
      titles: [
        'The day you began early and gave {top-artist} {top-artist-plays} before it was over',
      ],
      leads: [
        'The first play of {date} was at {first-play-at}; the artist of the day was {top-artist}.',
      ],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        'The day you had {episodes} of podcasts to hear and still gave {top-artist} {top-artist-plays}',
      ],
      leads: [
        'There was talk on {date}, {podcast-minutes} of it, but there was also {top-artist}.',
        '{date} had podcasts as well; the music, though, was led by {top-artist}.',
      ],
    },
    {
      moment: 'plain',
      titles: [
        'The day you kept coming back to {top-artist} and [ended up with|came to] {top-artist-plays}',
        'The day you put on {top-artist} and came to {top-artist-plays} in the end',
      ],
      leads: [
        'On {date} the artist was {top-artist}.',
        '{top-artist} led {date}, with {top-artist-plays}.',
      ],
    },
  ],
  voices: [
    'Some artists drop by; on {date}, {top-artist} stayed[ for {top-artist-plays}|].',
    'If a day can have a headliner, {date} had {top-artist}.',
    'Look at {date} from any side and {top-artist} looks back.',
    'One name stands above all others on {date}: {top-artist}.',
    'On {date} the queue had a clear idea: {top-artist}.',
    '{top-artist} moved in on {date} and stayed[ for {top-artist-plays}|].',
  ],
  numbers: [
    '{in}{top-artist} [had|came to|got] {top-artist-minutes}[ in {top-artist-plays}|, {top-artist-plays} in all|]; the top artist of a usual day [has|gets] {top-artist-minutes.usual}.',
    '(top-artist-share<100) [Of the music|Of {music-minutes} of music], {top-artist} had {top-artist-minutes}[, or {top-artist-share}|, {top-artist-share} of it|].',
    '[The top artist of a usual day|On a usual day the top artist] [has|gets] {top-artist-minutes.usual}; [this time|here|on this {weekday}] {top-artist} had {top-artist-minutes}.',
    '(top-artist-share<100) {in}{top-artist} [had|got] {top-artist-minutes} [of the music|out of {music-minutes}].',
    '[The plays of {top-artist} came to|You gave {top-artist}] {top-artist-minutes}; the top artist of a usual day has {top-artist-minutes.usual}.',
    '[In all|Altogether], the music came to {music-minutes}, and {top-artist-share} of it was {top-artist}.',
    '(!minutes) {in}{top-artist} [had|came to] {top-artist-plays}; the top artist of a usual day [has|gets] {top-artist-plays.usual}.',
    '(!minutes, artists>1) Of {tracks}, {top-artist-plays.n} [were|went to] {top-artist}.',
  ],
  endings: [
    '(artist-plays:2<top-artist-plays) {artist:2} came second, at a distance.',
    '(top-track~top-artist) The track you played most was theirs too: {top-track}[, {top-track-plays.times}|].',
    '(artists>4) Further down the list came {artist:4}, with {artist-plays:4}.',
    'Put {top-artist} on the front of the sleeve.',
    'Call it a residency of one day.',
    ...musicEndings,
  ],
  tags: ['{top-artist}', 'one artist', 'front row', 'same name again', 'headliner'],
}
