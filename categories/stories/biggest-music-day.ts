import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const biggestMusicStories: CategoryStories = {
  topic: 'music',
  heads: [
    '(most) The day you [played|heard|had] more music than on any other',
    '(most, minutes) The day you [had|reached|came to] your biggest day of music',
    'The day you [gave|handed] {music-minutes.about} to music',
    'The day you kept the music [on|going] for {music-minutes.about}',
    'The day you let the music [go on|play|run] for {music-minutes.about}',
    'The day you [listened to|took in|got through] {music-minutes.about} of music',
    'The day you [came to|ran up|got through] {tracks}',
    'The day you [kept playing|kept going|went on] until it was {tracks}',
    '(music-minutes^) The day you [wanted|had|took|played] far more music than usual',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        '(music-minutes#1) The day you [played|heard|had|listened to] more music than on any other day [this year|of the year|of your year]',
        '(music-minutes#1) The day you gave music {music-minutes.about}, more than on any other [this year|of the year]',
        '(music-minutes#1) The day you set the record of the year with {music-minutes.about} of music',
        '(!minutes, tracks#1) The day you came to {tracks}, more than on any other day [this year|of the year]',
      ],
      leads: [
        '(music-minutes#1) [No other day|No day] [of the year|of your year|this year] [had|held|brought] as much music as {date}.',
        '(music-minutes#1) [For music|As far as music goes|In minutes of music], {date} [was the biggest day of your year|beat every other day of the year].',
        '(music-minutes#1) The most music [of any day|you heard on any day|you played on any day] this year [belongs to|came on|fell on] {date}.',
        '(!minutes, tracks#1) No other day of the year [had|came to] as many plays as {date}.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you played as much music as on another day, and on no day more',
        '(shared-with:1) The day you matched another day: just as much music, and no day with more',
      ],
      leads: [
        '[Two days share the top of your year|There are two days at the top of your year], and {date} is one of them.',
        '(shared-with:1) {date} and another day [had exactly as much music|share the first place for music].',
      ],
    },
    {
      moment: 'few-tracks',
      titles: [
        '(most, minutes) The day you [needed|took] only {distinct-tracks} for your biggest day of music',
        'The day you made {tracks} out of {distinct-tracks} and [let the list go round|let them come round]',
        'The day you played [the same {distinct-tracks}|{distinct-tracks}] until they came to {tracks}',
        '(music-minutes>60) The day you stretched {distinct-tracks} over {music-minutes.about} of music[ and kept going|]',
      ],
      leads: [
        '{date} ran on {distinct-tracks}[ by {artists}|].',
        '[Only {distinct-tracks}|No more than {distinct-tracks}] were [needed|played] on {date}, and they came to {tracks}.',
        '[It took|You needed] only {distinct-tracks} to [fill|get through] {date}.',
        'The list for {date} was short: {distinct-tracks}[, by {artists}|, played over and over].',
        'On {date} you [turned|made] {distinct-tracks} into {tracks}.',
      ],
    },
    {
      moment: 'one-track',
      titles: [
        '(most, minutes) The day you [heard|played] {top-track} {top-track-plays.times} on the way to your biggest [music day|day of music]',
        '(artists>1) The day you went through {artists} and came back to {top-track} {top-track-plays.times}',
        '(music-minutes>240, top-track-plays<20) The day you [put on|played] {top-track} {top-track-plays.times} and still had hours for other music',
      ],
      leads: [
        '{top-track} by {top-track.of} came round {top-track-plays.times} on {date}.',
        'On {date} you [played|heard] {top-track.by} {top-track-plays.times}[, and plenty besides|].',
        '[Start with|Take] {top-track.by}: {top-track-plays} on {date} alone.',
        '{date} [went by to the sound of|sounded, more than anything, like] {top-track.by}[: {top-track-plays.times}|].',
      ],
    },
    {
      moment: 'one-artist',
      titles: [
        '(most, minutes) The day you gave {top-artist} {top-artist-plays} [of|on] your biggest day of music',
        '(most, minutes) The day you played {top-artist} {top-artist-plays.times} and [made it|called it] your biggest day of music',
        'The day you let {top-artist} have {top-artist-share} of {music-minutes.about} of music',
        'The day you spent {top-artist-minutes.about} with {top-artist} and went on with others',
        '(!minutes) The day you played {top-artist} {top-artist-plays.times} in the course of {tracks}',
      ],
      leads: [
        '[The name to know about|The name on] {date} is {top-artist}[, with {top-artist-plays}|].',
        '{top-artist} [had|took|got] {top-artist-share} of the music on {date}.',
        'On {date}, {top-artist-plays} went to {top-artist}[ alone|].',
        '{date} [leaned on|was built on|rested on] {top-artist}[: {top-artist-plays}|, with {top-artist-plays}|].',
      ],
    },
    {
      moment: 'many-artists',
      titles: [
        'The day you [went through|fitted in|heard] {artists} in {music-minutes.about} of music',
        'The day you let {artists} share {music-minutes.about} of music between them',
        'The day you went from {top-artist} to {artist:5} by way of {artists} in all',
        'The day you [opened the door to|made room for] {artists} and came to {tracks} in all',
      ],
      leads: [
        '[It took {artists}|{artists} were needed] to fill {date}.',
        '{artists} had a turn on {date}[, where a usual day has {artists.usual-n}|].',
        'On {date} you [went through|let in|heard] {artists}[, where a usual day has {artists.usual-n}|, {top-artist} first|].',
        'A usual day has {artists.usual}; on {date} you played {artists.n}.',
      ],
    },
    {
      moment: 'new-artists',
      titles: [
        'The day you let {new-artists} in and still had time for the [old|familiar] ones',
        '(most, minutes, new-artists>1) The day you met {new-artists} on the way to your biggest day of music',
      ],
      leads: [
        '[In the middle of|Among all the music of] {date} there were {new-artists}.',
        'On {date} you had time for everyone, {new-artists} [among them|included].',
        '{new-artists} [found a way into|were part of] {date}.',
      ],
    },
    {
      moment: 'no-new-artists',
      titles: [
        '(most, minutes) The day you [played|heard] {artists} you already knew and made it your biggest music day',
        'The day you stayed with the artists you knew for {music-minutes.about} of music',
      ],
      leads: [
        '(new-artists=0) [Everyone|Every artist] you played on {date} was an old acquaintance.',
        '(new-artists=0) {date} had {artists}, all of them [familiar|old acquaintances].',
        '(new-artists=0) On {date} you kept to the artists you knew[: {artists} in all|].',
      ],
    },
    {
      moment: 'long-session',
      titles: [
        'The day you kept one session going for {longest-session-minutes.about} and [came to|reached] {tracks} in all',
        'The day you let one session run for {longest-session-minutes.about} and still came back for more',
        'The day you let a single session run on for {longest-session-minutes.about} of listening',
      ],
      leads: [
        'One session on {date} [ran for|went on for|lasted|took] {longest-session-minutes}.',
        'The longest session of {date} [lasted|ran for|went on for] {longest-session-minutes}[, and it was one of {sessions}|].',
        '{date} had one session that [went on and on|kept going]: {longest-session-minutes}.',
        'It was one session that made {date} what it was: {longest-session-minutes}[ of it|].',
      ],
    },
    {
      moment: 'one-session',
      titles: [
        'The day you pressed play and stayed for {music-minutes.about} of music',
        '(most, minutes) The day you needed only one session for your biggest day of music',
      ],
      leads: [
        '{date} was one long session[: {tracks}, from {first-play-at} to {last-play-at}|].',
        'All of {date} [came in|fits into] a single session.',
      ],
    },
    {
      moment: 'many-sessions',
      titles: [
        'The day you came back to the music in {sessions} and went through {tracks}',
        '(most, minutes) The day you took {sessions} to build your biggest day of music',
      ],
      leads: [
        '{date} came in {sessions}[, the longest of {longest-session-minutes}|].',
        '[It took {sessions}|{sessions} were needed] to get through {date}.',
        'You came back to the music in {sessions} on {date}.',
      ],
    },
    {
      moment: 'long-span',
      titles: [
        'The day you had music on from morning to evening and came to {tracks} in all',
        'The day you let the music follow you through {sessions} and {music-minutes.about} of playing',
      ],
      leads: [
        '{date} [began|got going] at {first-play-at} and [ended|was over] at {last-play-at}.',
        'From {first-play-at} to {last-play-at}, {date} [had|was full of] music.',
        'Between {first-play-at} and {last-play-at}, {date} [had|held|came to] {tracks}.',
      ],
    },
    {
      moment: 'late',
      titles: [
        'The day you kept the music going until late and came to {tracks} in all',
        'The day you let the music run late into the night for {music-minutes.about} in all',
      ],
      leads: [
        'It was {last-play-at} when the last play of {date} [came to an end|ended].',
        '{date} [went on until|kept going until|lasted until] {last-play-at}.',
      ],
    },
    {
      moment: 'night',
      titles: [
        'The day you [began|started] with music in the small hours and came to {tracks} in all',
      ],
      leads: [
        'At {first-play-at}, {date} was already under way.',
        '{date} [began|started] early: the first play was at {first-play-at}.',
      ],
    },
    {
      moment: 'early',
      titles: [
        'The day you [began|started] early in the morning and had music for {music-minutes.about}',
        'The day you pressed play early in the morning and went through {tracks} in all',
      ],
      leads: [
        'At {first-play-at}, {date} was already under way.',
        '{date} [began|started] early: the first play was at {first-play-at}.',
      ],
    },
    {
      moment: 'big-ratio',
      titles: [
        'The day you played {music-minutes.ratio} the music of a usual day[, with {top-artist} in front|]',
        'The day you [heard|had] {music-minutes.ratio} as much music as on a usual day of yours',
      ],
      leads: [
        '{date} had {music-minutes.ratio} the music of a usual day.',
        'A usual day has {music-minutes.usual} of music; {date} had {music-minutes}.',
        'You usually [stop|are done] after {music-minutes.usual} of music; on {date} you went on to {music-minutes}.',
      ],
    },
    {
      moment: 'podcasts-beside',
      titles: [
        '(most, minutes) The day you had your biggest day of music and still fitted in {episodes} of podcasts',
        'The day you had {music-minutes.about} of music and found room for {episodes} of podcasts',
      ],
      leads: [
        'There was room for everything on {date}: {music-minutes} of music, {podcast-minutes} of podcasts.',
        '{date} had podcasts too, {podcast-minutes} of them, but [the music|music] took {music-minutes}.',
      ],
    },
    {
      moment: 'close-second',
      titles: [
        '(most, minutes) The day you divided your biggest day of music between {top-artist} and {artist:2}',
        'The day you played {top-artist} {top-artist-plays.times} and {artist:2} {artist-plays:2.times}',
      ],
      leads: [
        'It was close on {date}: {top-artist-plays} for {top-artist}, {artist-plays:2.n} for {artist:2}.',
        '{top-artist} and {artist:2} shared the lead on {date}[, {top-artist} with {top-artist-plays}|, {artist:2} with {artist-plays:2}|].',
      ],
    },
  ],
  voices: [
    'It takes a while to hear {distinct-tracks}, and on {date} you took it.',
    'Music had a lot of room on {date}, and used it.',
    '[On {date} you pressed play|You pressed play on {date}] at {first-play-at}, with {tracks} still to come.',
    'When {date} was over, you had {tracks} behind you.',
    'Some days hum quietly along; {date} had {tracks}.',
    '{date} kept coming back to music, {tracks} of it.',
    'A big day of music looks like {date}: {tracks} by {artists}.',
  ],
  numbers: [
    '[In all|Altogether|By the end], [it|that] [came to|made|added up to] {music-minutes} of music[ in {tracks}|, {tracks}|][, against {music-minutes.usual} on a usual day|, where a usual day has {music-minutes.usual}|{with}].',
    '{tracks} [took|came to|lasted|added up to] {music-minutes}[, against {music-minutes.usual} on a usual day|, and a usual day has {music-minutes.usual} of music|, where a usual day [has|ends at] {music-minutes.usual}|{with}].',
    '{in}[You heard|You went through|You played] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes}|][, where a usual day has {music-minutes.usual} of music|, against {music-minutes.usual} on a usual day|{with}].',
    '[That was|That made|It was|This was] {music-minutes} of music[, from {artists}|, in {tracks}|, from {distinct-tracks}|][, against {music-minutes.usual} on a usual day|, where a usual day has {music-minutes.usual}|{with}].',
    '[A usual day|Your usual day] has {music-minutes.usual} of music; [this one|this {weekday}] [had|came to|made it to] {music-minutes}[ and {tracks}|, in {tracks}|].',
    '[The count|The sum|The total]: {music-minutes} of music, {tracks}, {artists}.',
    '(!minutes) [In all|Altogether], [it|that] came to {tracks} of {distinct-tracks}[ by {artists}|][, against {tracks.usual} on a usual day|{with}].',
    '(!minutes) {in}[You heard|You went through] {distinct-tracks} by {artists}, {tracks} in all.',
  ],
  endings: [...musicEndings],
  tags: ['{top-artist}', 'long play', 'music day', 'hour after hour', 'all music'],
}
