import type { CategoryStories } from '../story.ts'
import { musicEndings } from './endings.ts'
import { musicNumbers } from './numbers.ts'

export const mostNostalgicStories: CategoryStories = {
  topic: 'years',
  voice: {
    openings: [
      'The needle went a long way back on {date}.',
      'Old sleeves came out on {date}.',
      'On {date} the shelf was opened at its far end.',
      'As a matter of dates, {date} was one for nostalgia.',
      'The calendar said {date}, and the music said otherwise.',
      'Some days look ahead; {date} looked over its shoulder.',
      'The dust was blown off a few sleeves on {date}.',
    ],
    closings: [
      'Old music has one advantage: it has been tried.',
      'The years between are on the inner sleeve.',
      'A {weekday} with old sleeves in it.',
      'Put it back, and leave the dust for next time.',
      'What is old can be played again.',
    ],
  },
  heads: [
    '(release-year/) The day you [listened|went|looked] further back than usual',
    'The day you gave the {top-decade} {top-decade-share} of the music',
  ],
  titles: {
    plain: [
      'The day you went back to the {top-decade} and played {top-artist} {top-artist-plays.times}',
      'The day you gave the {top-decade} {top-decade-share} of the music that can be dated',
    ],
    tied: ['(shared-with:1) The day you went back as far as on another day, and on no day further'],
    decade: [
      'The day you let the {top-decade} have {top-decade-share} of the music that can be dated',
      'The day you went back to the {top-decade} and let {top-artist} lead the way',
    ],
    'one-artist': [
      'The day you went back to the {top-decade} and played {top-artist} {top-artist-plays.times}',
      'The day you went back in time with {top-artist} and {release-year} in the middle',
    ],
    'many-artists': [
      'The day you went back in time with {artists}, {top-artist} before all others',
    ],
    'podcasts-beside': [
      'The day you had podcasts as well, and music with {release-year} in the middle',
    ],
  },
  untitled: [
    'edges',
    'returning',
    'in-a-row',
    'record',
    'one-track',
    'few-tracks',
    'new-artists',
    'no-new-artists',
    'long-session',
    'one-session',
    'many-sessions',
    'late',
    'early',
  ],
  leads: [
    '{date} belonged to the {top-decade}[: {top-decade-share} of the music that can be dated|].',
    'The {top-decade} had {top-decade-share} of the music of {date} that can be dated.',
    '{on}you played {top-artist} {top-artist-plays.times} and went back to the {top-decade}{-on}.',
    '{on}the {top-decade} had {top-decade-share} of the music that can be dated{-on}.',
    '{on}you went [a long way back|back in time]{-on}[: the middle year of the music was {release-year}|, with {top-artist} in front|, and {top-artist} led the way|].',
    '{date} went back to {release-year}, the middle year of its music[, with {top-artist} in front|].',
    'The middle year of your music is usually {release-year.usual}; on {date} it was {release-year}.',
    '{on}you [were in|went back to|turned back to] the {top-decade}{-on}[, with {top-artist} in front|, for {top-decade-share} of the music that can be dated|].',
    '{on}you went back to the {top-decade}{-on}[, with {top-artist} in front|, and {top-artist} led the way|].',
    '{top-artist} led the way back on {date}[, with {top-artist-plays}|].',
  ],
  numbers: [
    '[The middle year|The middle year of the music] was {release-year}[, where [a usual day|your usual day] has {release-year.usual}|].',
    'In {music-minutes} of music[ and {tracks}|] the middle year was {release-year}[, where [a usual day|your usual day] has {release-year.usual}|].',
    '[A usual day|Your usual day] has {release-year.usual} as its middle year; [this one|this {weekday}] had {release-year}.',
    ...musicNumbers,
  ],
  endings: [
    '(top-artist-plays>2) {top-artist} led the way back, with {top-artist-plays}[, and {artist:2} was next|].',
    ...musicEndings,
  ],
  tags: ['{top-decade}', '{top-artist}', 'far back', 'older music', 'way back'],
}
