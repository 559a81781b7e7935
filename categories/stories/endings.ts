// Last sentences about the music of a day: short, and with a turn that this day has.
import type { Patterns } from '../story.ts'

export const musicEndings: Patterns = [
  '(music-minutes^) [A usual day|Your usual day] [would have been over|would have stopped|would have ended|is done] after {music-minutes.usual}[ of music|].',
  '[It was|The clock said] {last-play-at} when [the last of {tracks}|the last track|the last play] ended.',
  '[At|By] {last-play-at} [it was over|that was it][, {tracks} after the first|].',
  '(artist-plays:2<top-artist-plays) {artist:2} [had to make do|made do|had to be content] with {artist-plays:2}[ and second place|].',
  '(top-track!top-artist) The track you played most, though, was by [someone else|another artist]: {top-track.by}[, {top-track-plays.times}|].',
  '(top-track-plays>3) And then there was {top-track.by}[: {top-track-plays.times}|, {top-track-plays.times}].',
  '(podcast-minutes>14, music-minutes>podcast-minutes) [Even so|And still|After all that|For all that], there was room for [{podcast-minutes} of podcasts|{episodes} of podcasts][, {top-show} first|, {top-show} ahead of the rest|, {podcast-minutes} in all|].',
  '(podcast-minutes>14, music-minutes>podcast-minutes) [The talk had to make do|Podcasts had to make do] with {podcast-minutes}.',
  '(tracks#1) No other day [of the year|this year] [had|came to] as many plays.',
  '(artists#1) No other day [of the year|this year] had as many artists[: {artists.n}|].',
  '(repeats#1) No other day [of the year|this year] had as many repeats[: {repeats.n}|].',
  '(new-artists>0, new-artists<5) [Along the way|And along the way|Before it ended], you met {new-artist:1} for the first time.',
  '(new-artists=0, artists>3) And [not one|none] of the artists was new[, {top-artist} and {artist:2} included|, from {top-artist} to {artist:5}|].',
  '(sessions<2) [All of it in a single session|One session was enough for it], from {first-play-at} to {last-play-at}.',
  '(repeats<1, tracks>5) And each track was played once.',
  '(sessions>2) It took {sessions} to [get through it all|hear it all|fit it all in][, the last of them until {last-play-at}|, the longest of {longest-session-minutes}|].',
]
