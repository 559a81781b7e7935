// Last sentences about the music of a day: short, and with a turn that this day has.
import type { Patterns } from '../story.ts'

const lastThings: Patterns = [
  'It [ended|stopped|closed] with {last-play.by}[, and by then you had heard {artists}|; {tracks} in all|, as it had begun with {first-play.by}|, and it had begun with {first-play.by}].',
]

const returns: Patterns = [
  'And {returning-artist} came back, after {returning-artist-days}.',
  'And after {returning-artist-days}, {returning-artist} came back.',
  'It also brought back {returning-artist}, after {returning-artist-days}.',
  'And you heard {returning-artist} for the first time in {returning-artist-days}.',
  '{returning-artist}, away for {returning-artist-days}, was back.',
  '(returning-track-days>90) And {returning-track.by} came back, after {returning-track-days}.',
  '(returning-track-days>90) And you played {returning-track.by} for the first time in {returning-track-days}.',
  '(track-in-a-row-plays>2) {track-in-a-row.by} even [came round|had a turn|was on] {track-in-a-row-plays.times} in a row.',
  '(track-in-a-row-plays>2) And {track-in-a-row.by} came round {track-in-a-row-plays.times} in a row.',
]

const followers: Patterns = [
  '(artist-plays:2<top-artist-plays, artist-plays:2>3) [{artist:2} came second|Second place went to {artist:2}|{artist:2} took second place], with {artist-plays:2}[; {artist:3} had {artist-plays:3.n}|; it ended with {last-play.by}|, and it ended at {last-play-at}|].',
  '(top-artist-plays>3, artist-plays:2<top-artist-plays) {top-artist} came first[, with {top-artist-plays}|], {artist:2} second[ and {artist:3} third|].',
  '(top-track-plays>3) {top-track.by} kept [coming back|coming round], {top-track-plays.times} in all[; {track:2} was next|].',
  '(top-track-plays>3) You heard {top-track.by} {top-track-plays.times}[; {track:2} came next|, and {track:2} was next|, and it ended with {last-play.by}|].',
  '(artist-plays:2<top-artist-plays) Next [came|was] {artist:2}, [with {artist-plays:2}|then {artist:3}|ahead of {artist:3}].',
  '(artist-plays:2<top-artist-plays, artist-plays:2>1) {artist:2} had {artist-plays:2}[, {artist:3} {artist-plays:3.n}|][, {artist:4} {artist-plays:4.n}|].',
  '(artist-plays:3<artist-plays:2, artist-plays:3>1) {artist:3} [came|was] third, with {artist-plays:3}.',
  '(artist-plays:5>2) {artist:5} was fifth, with {artist-plays:5}.',
  '(top-track-plays>3) {top-track.by} alone [had|came to|was on for] {top-track-plays}[, ahead of {track:2}|].',
  '(top-track-plays>3) The track [with the most plays|you played most|that came back most often] was {top-track.by}[, {top-track-plays.times}|, at {top-track-plays}|].',
  '(repeats>9) {repeats} [were in it|were among the plays|were part of it][, {top-track} more often than any other|, most of all of {top-track}|].',
  '(new-artists>1) {new-artist:1} and {new-artist:2} were new to you.',
  '(new-artists>0) {new-artist:1} was new to you.',
  '(new-artists=0, artists>3) [Nobody|No one] in it was new to you[, and it ended with {last-play.by}|; it ended with {last-play.by}|; {top-artist} had {top-artist-plays}].',
  '(sessions>3) It [came in|took|was spread over] {sessions}[, the longest of {longest-session-minutes}|].',
  '(sessions>3) The last of {sessions} ended at {last-play-at}[, with {last-play.by}|].',
  '(minutes^) [A usual day|Your usual day] [is done|is over|stops] after {minutes.usual}.',
]

export const musicEndings: Patterns = [
  ...lastThings,
  ...returns,
  ...followers,
  '(tracks^) [A usual day|Your usual day|A usual day of yours] [stops|ends|is over] [at|after] {tracks.usual}; this [one|{weekday}] [went on to|came to|kept going to] {tracks.n}.',
  'It was {last-play-at} before [you stopped|the last track ended|the last one ended], and by then you had heard [(artists>5){artists}|(tracks>20){tracks}|(artists>5){tracks} by {artists}|(top-artist-plays>9){top-artist} {top-artist-plays.times}].',
  'By the time you stopped, at {last-play-at}, [(artists>5)you had heard {artists}|you had heard {tracks}|(top-artist-plays>9){top-artist} had {top-artist-plays}|you had come to {tracks} by {artists}|(top-track-plays>3){top-track} had come round {top-track-plays.times}].',
  'When [it was over|you stopped], at {last-play-at}, [(artists>5)you had heard {artists}|(top-artist-plays>9){top-artist} had {top-artist-plays}|(top-track-plays>3){top-track} had come round {top-track-plays.times}|you had {tracks} behind you|there were {tracks} behind you].',
  '(artist-plays:2<top-artist-plays, artist-plays:2>3) [{artist:2}, second on the list,|{artist:2}] [had to make do with|made do with|was left with] {artist-plays:2}[(artist-plays:3<artist-plays:2), {artist:3} with {artist-plays:3.n}|].',
  '(artist-plays:2<top-artist-plays, artist-plays:2>3) {artist:2} [had to make do with|made do with|was left with] {artist-plays:2} and second place.',
  '(artist-plays:2<top-artist-plays) [{artist:2}, {artist:3} and {artist:4}|{artist:2} and {artist:3}] [came next|were next|followed].',
  '(artist-plays:2<top-artist-plays) {artist:2} and {artist:3} [came next, then {artist:4}|came next, with {artist-plays:2} and {artist-plays:3.n}|came next, ahead of {artist:4}|(artist-plays:3<artist-plays:2)followed, at {artist-plays:2.n} and {artist-plays:3}|(artist-plays:3<artist-plays:2)came after, with {artist-plays:2} and {artist-plays:3.n}].',
  '(artist-plays:5>3) Even {artist:5}, fifth on the list, [had|came to|got] {artist-plays:5}.',
  '(top-track!top-artist, top-track-plays>2) [And yet|Yet|Still,] the track [you played most|with the most plays|that came back most often] was [|not by {top-artist} at all but ]{top-track.by}[, {top-track-plays.times}|].',
  '(top-track~top-artist, top-track-plays>2, top-track-plays<top-artist-plays) {top-track-plays.n} of the plays were {top-track}[, by {top-artist}|].',
  '(top-track-plays>3) And [then there was|through it all there was|in between there was] {top-track.by}[: {top-track-plays.times}|, {top-track-plays.times}].',
  '(podcast-minutes>14, music-minutes>podcast-minutes) [Even so|And still|After all that|For all that], there was room for [{podcast-minutes} of podcasts|{episodes} of podcasts][, {top-show} first|, {top-show} ahead of the rest|].',
  '(podcast-minutes>14, music-minutes>podcast-minutes) [Podcasts|The podcasts] had to make do with {podcast-minutes}[, {episodes} in all|, {top-show} first|].',
  '(tracks#1) No other day of [the|your] year [had|came to] as many plays[: {tracks.n}|].',
  '(artists#1) No other day of [the|your] year had as many artists[: {artists.n}|, from {top-artist} to {artist:5}|].',
  '(repeats#1) No other day of [the|your] year had as many repeats[: {repeats.n}|].',
  '(new-artists=1) And {new-artist:1} was the one new name [in it|of the day|among {artists}].',
  '(new-artists=2) And two of the artists were new to you, {new-artist:1} and {new-artist:2}.',
  '(new-artists>2) And you had never heard {new-artist:1}[ or {new-artist:2}|, {new-artist:2} or {new-artist:3}] before.',
  '(new-artists=0, artists>3) And there was nobody new among {artists}, from {top-artist} to {artist:5}.',
  '(new-artists=0, artists>3) You had heard every one of [them|the artists|the {artists.n} artists] before[, from {top-artist} to {artist:5}|, {top-artist} and {artist:2} included|].',
  '(sessions<2) [You did it all in one session|You did it in one session|One session was enough for it], from {first-play-at} to {last-play-at}.',
]

/** The same of a day of podcasts. */
export const talkEndings: Patterns = [
  ...lastThings,
  '(music-minutes>4, podcast-minutes>music-minutes) Music [had to make do with|was left with|got] {music-minutes}[, {tracks} in all|, with {top-artist} first|, by {artists}|].',
  '(music-minutes>podcast-minutes) And there was [music too|even more music], {music-minutes} of it[, {top-artist} first|, by {artists}|].',
  '(music-minutes>9) In the music, {top-artist} [came first|led][, with {top-artist-plays}|, ahead of {artist:2}|].',
  'It was {last-play-at} before [you stopped|the last play ended], and by then you had heard [{episodes}|{episodes} from {shows}|{top-show-episodes} of {top-show}].',
  'By the time you stopped, at {last-play-at}, you had heard [{episodes}|{episodes} from {shows}|{top-show-episodes} of {top-show}].',
  '(shows>1, top-show-episodes>1) {top-show} had {top-show-episodes} [of the {episodes.n}|of it][, {episode:1} among them|].',
  '(episodes#1) No other day of [the|your] year had as many episodes[: {episodes.n}|].',
]
