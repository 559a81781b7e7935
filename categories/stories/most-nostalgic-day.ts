import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'

export const mostNostalgicStories: CategoryStories = {
  topic: 'years',
  heads: [
    'The day you [went|turned|listened] back as far as {release-year} and [beyond|further]',
    'The day you [went|turned] back to the {top-decade}',
    'The day you went back in time',
    '(release-year/) The day you [chose|played|wanted|heard] older music than usual',
    'The day you [turned back|wound back] the years',
    '(release-year/) The day you [listened|went|looked] further back than usual',
  ],
  plans: [
    {
      moment: 'record',
      titles: [
        'The day you went so far back that the middle year of the music was {release-year}',
        '(release-year/) The day you went further back than usual, to {release-year} and the years around it',
      ],
      leads: [
        'You went a long way back on {date}: the middle year of the music was {release-year}.',
        '{date} went back to {release-year}, the middle year of its music.',
        'The middle year of your music is usually {release-year.usual}; on {date} it was {release-year}.',
      ],
    },
    {
      moment: 'tied',
      titles: [
        '(shared-with:1) The day you went back as far as on another day, and on no day further',
      ],
      leads: ['(shared-with:1) {date} went as far back as another day did.'],
    },
    {
      moment: 'decade',
      titles: [
        'The day you let the {top-decade} have {top-decade-share} of the music that can be dated',
        'The day you went back to the {top-decade} and let {top-artist} lead the way',
        'The day you turned back to the {top-decade}, with {release-year} in the middle of it',
      ],
      leads: [
        'The music of {date} came, more than from any other time, from the {top-decade}.',
        'On {date} you were in the {top-decade}.',
        'You went back to the {top-decade} on {date}.',
        '{date} turned back to the {top-decade}[, with {top-decade-share} of the music that can be dated|].',
      ],
    },
    {
      moment: 'one-artist',
      titles: [
        'The day you went back in time with {top-artist} and {release-year} in the middle',
        'The day you went back as far as {release-year} and played {top-artist} {top-artist-plays.times}',
      ],
      leads: [
        '{top-artist} led the way back on {date}.',
        'On {date} you went back in time, and {top-artist} came first.',
      ],
    },
    {
      moment: 'one-track',
      titles: ['The day you went back to old music and played {top-track} {top-track-plays.times}'],
      leads: [
        'The way back on {date} led to {top-track.by}, {top-track-plays.times}.',
        'You played {top-track.by} {top-track-plays.times} on {date}, on the way back in time.',
      ],
    },
    {
      moment: 'few-tracks',
      titles: ['The day you went back to older music with {distinct-tracks} and {tracks} of them'],
      leads: ['{date} needed only {distinct-tracks} to go back in time.'],
    },
    {
      moment: 'many-artists',
      titles: ['The day you went back in time with {artists}, {top-artist} before all others'],
      leads: ['{artists} took {date} back in time.'],
    },
    {
      moment: 'new-artists',
      titles: ['The day you went back to older music and still met {new-artists} on the way'],
      leads: [
        '(release-year/) The music of {date} was older than usual, and still you met {new-artists}.',
      ],
    },
    {
      moment: 'no-new-artists',
      titles: ['The day you went back to older music and to artists you already knew'],
      leads: ['(new-artists=0) {date} was for older music, by artists you already knew.'],
    },
    {
      moment: 'long-session',
      titles: ['The day you went back in time for a session of {longest-session-minutes.about}'],
      leads: [
        '(release-year/) One session on {date} [ran for|lasted|went on for] {longest-session-minutes}, and the music was older than usual.',
      ],
    },
    {
      moment: 'one-session',
      titles: ['The day you went back to {release-year} and around it, all in one session'],
      leads: ['{date} was one session, and it went back in time.'],
    },
    {
      moment: 'many-sessions',
      titles: ['The day you went back in time in {sessions}, with {release-year} in the middle'],
      leads: ['{date} came in {sessions} and went back in time.'],
    },
    {
      moment: 'late',
      titles: [
        'The day you stayed with older music until late, {release-year} in the middle of it',
      ],
      leads: ['{date} went on until {last-play-at} and back as far as {release-year} and beyond.'],
    },
    {
      moment: 'early',
      titles: [
        'The day you started early and went back to older music, {release-year} in the middle',
      ],
      leads: ['{date} began at {first-play-at} and went back in time.'],
    },
    {
      moment: 'podcasts-beside',
      titles: ['The day you had podcasts as well, and music with {release-year} in the middle'],
      leads: ['(release-year/) There was talk on {date}, but the music was older than usual.'],
    },
    {
      moment: 'plain',
      titles: [
        'The day you turned back the years and found {release-year} in the middle of the music',
      ],
      leads: [
        '(release-year/) The music of {date} was older than usual.',
        'On {date} you went back in time.',
      ],
    },
  ],
  voices: [
    'The needle went a long way back on {date}.',
    'The calendar said {date}, and the music said {release-year}.',
    'The calendar said {date}, and the music said otherwise.',
    'Some days look ahead; {date} looked over its shoulder.',
    'Old sleeves came out on {date}.',
    'As a matter of dates, {date} was one for nostalgia.',
  ],
  numbers: [
    '[The middle year|The middle year of the music] was {release-year}[, where a usual day has {release-year.usual}|].',
    'In {music-minutes} of music[ and {tracks}|] the middle year was {release-year}[, where a usual day has {release-year.usual}|].',
    '[A usual day|Your usual day] has {release-year.usual} as its middle year; [this one|this {weekday}] had {release-year}.',
    'Of the music that can be dated, {top-decade-share} came from the {top-decade}[, and the middle year was {release-year}|].',
    '{in}[You heard|You went through] {distinct-tracks} by {artists}[, {music-minutes} in all|, for {music-minutes}|{with}].',
  ],
  endings: [
    '(top-artist-plays>2) {top-artist} led the way back, with {top-artist-plays}.',
    ...musicEndings,
  ],
  tags: ['{top-decade}', '{top-artist}', 'far back', 'older music', 'way back'],
}
