import type { CategoryStories } from '../story.ts'

export const biggestPodcastStories: CategoryStories = {
  topic: 'talk',
  heads: [
    '(most) The day you [had|spent] more podcast time than on any other',
    'The day you [gave|handed] {podcast-minutes.about} to podcasts',
    'The day you [spent|passed] {podcast-minutes.about} with podcasts',
    'The day you [heard|got through|took in] {episodes} of podcasts',
    'The day you [listened to|kept up with] podcasts for {podcast-minutes.about}',
    'The day you [let others talk|let people talk|listened to talk] for {podcast-minutes.about}',
    '(shows>1) The day you [heard|listened to|went through] {shows} and {episodes}',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(most) The day you [spent|had] more time with podcasts than on any other day [this year|of the year]',
        '(most) The day you gave podcasts {podcast-minutes.about}, more than on any other [this year|of the year]',
      ],
      leads: [
        '(most) [No other day|No day] [of the year|this year] had as much podcast time as {date}.',
        '(most) {date} [had|held] more podcast time than any other day [of the year|of your year].',
        '(most) For podcasts, {date} was the biggest day of your year.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you had as much podcast time as on another day, and on no day more',
      ],
      leads: ['(shared-with:1) {date} shares its first place for podcasts with another day.'],
    },
    {
      moment: 'one-show',
      titles: [
        'The day you [stayed with|wanted only] {top-show} for {podcast-minutes.about} and {episodes}',
        'The day you let {top-show} do all the talking, for {podcast-minutes.about} in all',
      ],
      leads: [
        'All the podcast time of {date} went to {top-show}.',
        'On {date} {top-show} did all the talking.',
        'There was one show on {date}: {top-show}.',
      ],
    },
    {
      moment: 'many-shows',
      titles: [
        'The day you went through {shows} and {episodes} and put {top-show} first',
        'The day you let {shows} talk and {top-show} come out in front of them',
        'The day you heard {shows} in {podcast-minutes.about} of podcasts, {top-show} [first|in front]',
      ],
      leads: [
        '{shows} had something to say on {date}.',
        'On {date} you listened to {shows}[, {top-show} first of all|].',
        '{date} [passed the microphone round|went round] {shows}.',
      ],
    },
    {
      moment: 'one-episode',
      titles: [
        'The day you gave {podcast-minutes.about} to a single episode from {top-show}',
        'The day you heard one episode, and it ran for {podcast-minutes.about}',
      ],
      leads: [
        'It took one episode to make {date}: {episode:1}, from {episode:1.of}.',
        'The podcasts of {date} were a single episode, {episode:1}.',
      ],
    },
    {
      moment: 'many-episodes',
      titles: [
        'The day you went from one episode to the next until there were {episodes.n}',
        'The day you heard {episodes} of podcasts and spent {podcast-minutes.about} on them',
        '(shows>1) The day you played {episodes}, and {top-show} had {top-show-episodes.n} of them',
      ],
      leads: [
        'An episode ended and another began, {episodes} in all: that was {date}.',
        'On {date} you got through {episodes}.',
        '{episodes} of podcasts went by on {date}.',
        '{date} began with an episode to hear and came to {episodes.n}.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you gave podcasts {podcast-minutes.about}, where a usual day has {podcast-minutes.usual-m}',
      ],
      leads: [
        'A usual day with podcasts has {podcast-minutes.usual}; {date} had {podcast-minutes}.',
        'You usually give podcasts {podcast-minutes.usual}; on {date} they got {podcast-minutes}.',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you let a session run for {longest-session-minutes.about} and heard {episodes} in all',
        'The day you stayed for {longest-session-minutes.about} in one session, with {top-show} [ahead|in front]',
      ],
      leads: [
        'One session on {date} [ran for|went on for|lasted] {longest-session-minutes}.',
        'The longest session of {date} [took|ran for] {longest-session-minutes}, and it was one of {sessions}.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you heard {episodes} of podcasts and needed only one session for it'],
      leads: ['{date} was one session[, from {first-play-at} to {last-play-at}|].'],
    },
    {
      moment: 'many-sessions',
      titles: [
        'The day you came back to the talk in {sessions} and heard {episodes}',
        'The day you split {podcast-minutes.about} of podcasts over {sessions} and {episodes}',
      ],
      leads: [
        '{date} came in {sessions}, and {episodes} were in them.',
        'You listened in {sessions} on {date}, and there was talk in plenty.',
      ],
    },
    {
      moment: 'music-beside',
      titles: [
        '(podcast-minutes>music-minutes) The day you gave podcasts {podcast-minutes.about} and left music {music-minutes.about}',
        '(music-minutes>podcast-minutes) The day you had {podcast-minutes.about} of podcasts and even more music than that',
        'The day you heard {episodes} of podcasts and had {tracks} of music beside them',
      ],
      leads: [
        '(podcast-minutes>music-minutes) Podcasts had {podcast-minutes} of {date}, music {music-minutes}.',
        '(podcast-minutes>music-minutes) On {date} the talk took more time than the music.',
        '{date} had talk and music: {podcast-minutes} of the one, {music-minutes} of the other.',
      ],
    },
    {
      moment: 'long-span',
      titles: ['The day you had voices with you in {sessions} and heard {episodes} in all'],
      leads: [
        '{date} began at {first-play-at} and ended at {last-play-at}, with {episodes} between.',
        'Between {first-play-at} and {last-play-at}, {date} had {episodes}.',
      ],
    },
    {
      moment: 'late',
      titles: ['The day you kept listening until late and heard {episodes} of podcasts in all'],
      leads: [
        '{date} went on until {last-play-at}.',
        'It was {last-play-at} when the last play of {date} ended.',
      ],
    },
    {
      moment: 'night',
      titles: ['The day you started in the small hours and heard {episodes} of podcasts'],
      leads: ['{date} began at {first-play-at}, in the small hours.'],
    },
    {
      moment: 'early',
      titles: ['The day you started early and heard {episodes} of podcasts before it was done'],
      leads: [
        'At {first-play-at} on {date} the first play began.',
        '{date} began early: the first play was at {first-play-at}.',
      ],
    },
    {
      moment: 'plain',
      titles: [
        'The day you spent {podcast-minutes.about} with podcasts and heard {episodes}[ in all|]',
        'The day you let others talk for {podcast-minutes.about}, {top-show} before all others',
      ],
      leads: ['On {date} you listened to podcasts.', '{date} was a day for podcasts.'],
    },
  ],
  voices: [
    'Other people had a lot to say on {date}, and you listened.',
    'On {date} the talking was left to others.',
    '(podcast-minutes>music-minutes) {date} was a day of voices.',
    '(podcast-minutes>music-minutes) Podcasts had the floor on {date}.',
    'An episode ends, another begins: that was {date}.',
    'There was a lot of talk on {date}, {episodes} of it.',
  ],
  numbers: [
    'You [spent {podcast-minutes} on|gave {podcast-minutes} to] {episodes}[, against {podcast-minutes.usual} on a usual day with podcasts|, where a usual day with podcasts has {podcast-minutes.usual}|].',
    '(shows>1) [In all|Altogether|By the end], [it|that] [came to|made] {podcast-minutes} of podcasts[, from {shows}|, in {episodes}|].',
    '[A usual day with podcasts|Your usual day with podcasts] has {podcast-minutes.usual}; [this one|this {weekday}] [had|came to|made it to] {podcast-minutes}[, in {episodes}|].',
    '(shows>1) [The count|The sum|The total]: {episodes}, {shows}, {podcast-minutes} of podcasts.',
    '[The podcasts|The talk] [came to|took|ran to] {podcast-minutes}[ in {episodes}|][, where a usual day with podcasts has {podcast-minutes.usual}|, against {podcast-minutes.usual} on a usual day with podcasts|].',
    '(shows>1) {top-show} [had|took] {top-show-minutes} of [it|{podcast-minutes}][, in {top-show-episodes}|].',
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
    '(shows<2) All of it was {top-show}.',
  ],
  tags: ['{top-show}', 'podcasts', 'all ears', 'next episode', 'long talk'],
}
