import type { CategoryStories } from '../story.ts'

export const biggestTopPodcastStories: CategoryStories = {
  topic: 'talk',
  heads: [
    '(most) The day you [had|heard] more of {top-show} than on any other',
    'The day you [gave|handed] {top-show} {top-show-minutes.about}',
    'The day you [spent|passed] {top-show-minutes.about} with {top-show}',
    'The day you let {top-show} do the talking',
    'The day you [heard|got through|took in] {top-show-episodes} of {top-show}',
    'The day you [kept up with|stayed with|listened to] {top-show}',
    'The day you [gave|left|handed] the floor to {top-show}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you [had|heard] more of {top-show} than on any other day [this year|of the year]',
        '(most) The day you gave {top-show} {top-show-minutes.about}, more than on any other day',
      ],
      leads: [
        '(most) No other day [of the year|this year|of your year] had as much of {top-show} as {date}.',
        '(most) For {top-show}, {date} was the biggest day of your year.',
        '(most) To pick one day for {top-show}, pick {date}.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you had as much of {top-show} as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for {top-show} with another day.'],
    },
    {
      moment: 'one-show',
      titles: [
        'The day you wanted one show, {top-show}, and heard {top-show-episodes} of it',
        'The day you let {top-show} do all the talking in {top-show-episodes}',
      ],
      leads: [
        'On {date} {top-show} did all the talking.',
        'There was one show on {date}: {top-show}.',
        '{date} had one voice to listen to, and that was {top-show}.',
      ],
    },
    {
      moment: 'many-shows',
      titles: [
        'The day you heard {shows} and put {top-show} before the others',
        'The day you had {shows} to hear and kept returning to {top-show}',
      ],
      leads: [
        'There were {shows} on {date}, and {top-show} [came first|had most of the time].',
        'Of the {shows} you heard on {date}, {top-show} came first.',
      ],
    },
    {
      moment: 'one-episode',
      titles: ['The day you heard a single episode of {top-show}, all {top-show-minutes.m} of it'],
      leads: ['{date} had one episode in it: {episode:1}, from {episode:1.of}.'],
    },
    {
      moment: 'many-episodes',
      titles: [
        'The day you went through {top-show-episodes} of {top-show} one after another',
        'The day you played {top-show} on and on until it came to {top-show-episodes}',
        'The day you let one episode of {top-show} lead to another, {top-show-episodes.n} in all',
      ],
      leads: [
        '{top-show} had {top-show-episodes} on {date}.',
        'On {date} one episode of {top-show} led to the next[: {top-show-episodes.n} in all|].',
        'You heard {top-show-episodes} of {top-show} on {date}.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you gave {top-show} {top-show-minutes.about} and other shows [whatever time was left|the remaining time]',
      ],
      leads: [
        'The top show of a usual day has {top-show-minutes.usual}; on {date} {top-show} had {top-show-minutes}.',
      ],
    },
    {
      moment: 'long-session',
      titles: ['The day you let a session run long and heard {top-show-episodes} of {top-show}'],
      leads: [
        'One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and {top-show} led the day.',
        'The longest session of {date} took {longest-session-minutes}.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you put on {top-show} and stayed in one session for all of it'],
      leads: ['One session held all of {date}, with {top-show} [first|in front].'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you came back in {sessions} and put {top-show} ahead'],
      leads: ['{date} came in {sessions}, and {top-show} came out ahead.'],
    },
    {
      moment: 'music-beside',
      titles: [
        'The day you gave {top-show} {top-show-minutes.about} and still played {tracks} of music',
        'The day you had {music-minutes.about} of music and {top-show-minutes.about} of {top-show}',
      ],
      leads: [
        '{date} had music in it, {music-minutes}, and it had {top-show}.',
        '{top-show} and {top-artist} shared {date}, one for talk and one for music.',
      ],
    },
    {
      moment: 'late',
      titles: [
        'The day you listened until late and gave {top-show} {top-show-minutes.about} of it',
      ],
      leads: ['{date} went on until {last-play-at}, and {top-show} led it.'],
    },
    {
      moment: 'early',
      titles: ['The day you began early and gave {top-show} {top-show-minutes.about} in the end'],
      leads: ['{date} began at {first-play-at}; the show of the day was {top-show}.'],
    },
    {
      moment: 'long-span',
      titles: ['The day you kept {top-show} close through {sessions} and {top-show-episodes}'],
      leads: [
        '{date} ran from {first-play-at} to {last-play-at}, with {top-show} at the head of it.',
      ],
    },
    {
      moment: 'plain',
      titles: [
        'The day you gave the floor to {top-show} and listened for {top-show-minutes.about}',
        'The day you spent {top-show-minutes.about} on {top-show}, ahead of all other shows',
      ],
      leads: ['On {date} the show was {top-show}.', '{top-show} had the floor on {date}.'],
    },
  ],
  voices: [
    '{top-show} had a lot to say on {date}, and you let it.',
    'If {date} had a host, it was {top-show}.',
    'Some shows get a slot; on {date}, {top-show} got the schedule.',
    'Look under {date} and you will find {top-show}.',
    '(podcast-minutes>music-minutes) One show had the floor on {date}: {top-show}.',
  ],
  numbers: [
    '{top-show} [had|came to|took] {top-show-minutes}[ in {top-show-episodes}|]; the top show of a usual day with podcasts has {top-show-minutes.usual}.',
    'You [spent {top-show-minutes} on|gave {top-show-minutes} to] {top-show}[, in {top-show-episodes}|].',
    '(podcast-minutes>top-show-minutes) [All podcasts together|The podcasts together] came to {podcast-minutes}, and {top-show} had {top-show-minutes} of that.',
    '[The top show of a usual podcast day|On a usual podcast day the top show] has {top-show-minutes.usual}; [this time|here] {top-show} had {top-show-minutes}.',
    '{top-show} [had|came to|ran to] {top-show-episodes}[ and {top-show-minutes}|, or {top-show-minutes}|].',
  ],
  endings: [
    '(music-minutes>4, podcast-minutes>music-minutes) Music [had to make do with|was left with|got] {music-minutes}.',
    '(music-minutes>podcast-minutes) And there was music too, {music-minutes} of it.',
    '(music-minutes>9) In the music, {top-artist} [came first|led][, with {top-artist-plays}|].',
    '[It was|The clock said] {last-play-at} when [the last play|the last of it] ended.',
    'At {last-play-at} [it stopped|it was over|that was it].',
    '(shows>1) {top-show} had {top-show-episodes} [of the {episodes.n}|of it].',
    '(sessions>2) It took {sessions} to hear it all.',
    '(episodes#1) No other day [of the year|this year] had as many episodes[: {episodes.n}|].',
  ],
  tags: ['{top-show}', 'one show', 'same voices', 'next episode', 'all ears'],
}
