// Sentences about one moment of a day, whatever its category: what else was remarkable about it. Each follows one
// thought, so that neighbouring words belong together.
import type { Moment, Patterns } from '../story.ts'

const clock: Patterns = [
  'The first play began at {first-play-at} and the last one ended at {last-play-at}[, {sessions} later|, with {sessions} in between|, and one session in between had {longest-session-minutes}|].',
  'You pressed play at {first-play-at}, and [the last play ended|the last of {sessions} ended|the last of {tracks} ended] at {last-play-at}.',
  '[From|All the way from] {first-play-at} to {last-play-at} there were {sessions}[, the longest of {longest-session-minutes}|, and {tracks} in them|].',
  '[It was|The clock said] {first-play-at} when the first play began[, and {last-play-at} when the last one ended|].',
]

export const details: Readonly<Record<Moment, Patterns>> = {
  record: [],
  tied: ['(shared-with:1) Another day had [just as much|exactly as much].'],
  plain: [
    '[The top artist|The artist at the top|The artist heard most] was {top-artist}, with {top-artist-plays}[ and {top-artist-minutes}|, {artist:2} next|, then {artist:2}|].',
    '(artist-plays:2<top-artist-plays) {top-artist} led with {top-artist-plays}[; {artist:2} had {artist-plays:2.n}|, and {artist:2} and {artist:3} followed|, then came {artist:2} and {artist:3}|; {artist:2} had {artist-plays:2.n}, {artist:3} {artist-plays:3.n}].',
    '(!minutes) [The first play|The listening] [began|started] at {first-play-at}.',
  ],
  'big-ratio': [
    '[A usual day|Your usual day] [has|brings|gets by on] {music-minutes.usual} of music[; this one had {music-minutes.ratio} that|].',
    '[The music|All that music] came to {music-minutes.ratio} that of a usual day.',
  ],
  'few-tracks': [
    'The list had [only |just |]{distinct-tracks} on it, by {artists}[, and {repeats.n} of the plays were repeats|].',
    '[It took|You needed|You got by on] [only|just] {distinct-tracks}[, {top-track} {top-track-plays.times} among them|, and {top-track} came round {top-track-plays.times}|, and {repeats.n} of the plays were repeats|].',
    '[Only|Just] {distinct-tracks} were [played|needed|on the list], {top-track} ahead of the rest, with {top-track-plays}.',
    'With {distinct-tracks} on the list, {top-track} came round {top-track-plays.times}[ and {repeats.n} of the plays were repeats|].',
  ],
  'one-track': [
    '(top-track~top-artist) {top-artist} [had|came to|led with] {top-artist-plays}, {top-track-plays.n} of them for {top-track}.',
    '(top-track~top-artist) {top-artist} came first with {top-artist-plays}, and {top-track} [alone had {top-track-plays.n} of them|came round {top-track-plays.times}].',
    '(top-track!top-artist) {top-artist} had {top-artist-plays}, but the track that [came back most often|was played most often|led the tracks] was {top-track.by}[, {top-track-plays.times}|].',
    '{in}[You played|You put on|You heard] {top-track.by} {top-track-plays.times}, [more often than anything else|more than any other track][, {track:2} included|].',
    '{in}{top-track.by} [came round|was on|turned up|was played] {top-track-plays.times}[, and {track:2} and {track:3} came back too|, more than any other track|, and {track:2} came back too|].',
    '[The track with the most plays|The most played track|The track you played most] was {top-track.by}[, {top-track-plays.times} in all|, at {top-track-plays}|, with {top-track-plays}|][ and {track:2} behind it|, ahead of {track:2}|].',
    '[Before it was over|By the end|When it was over|Before the day was out], you had [heard|played|put on] {top-track.by} {top-track-plays.times}.',
  ],
  'no-repeats': [
    'Every one of the {tracks} was a different track.',
    '{in}[You played|You heard] {distinct-tracks}, each of them [once|a single time].',
  ],
  repeats: [
    'Of the {tracks}, {repeats.n} were repeats[, where a usual day has {repeats.usual-n}|, against {repeats.usual-n} on a usual day|, {top-track} ahead of them|].',
    '{in}[you went back to a track|you played a track again|you returned to a track] {repeats.times}[, {top-track} more often than any other|, where a usual day has {repeats.usual}|, above all to {top-track}|].',
    '{repeats} were among the plays[, where a usual day has {repeats.usual-n}|, {top-track} at the head of them|, most of all of {top-track}|].',
  ],
  'one-artist': [
    '(artist-plays:2<top-artist-plays) {top-artist} [had|took|came to|got] {top-artist-plays} [of the|out of] {tracks.n}[, {artist:2} {artist-plays:2.n}|, {artist:2} {artist-plays:2.n}, {artist:3} {artist-plays:3.n}|].',
    '[In front|At the head|First among the artists|Ahead of everyone] was {top-artist}, with {top-artist-plays}[ and {top-artist-minutes}|][; then came {artist:2}|; {artist:2} came next, with {artist-plays:2}|, and {artist:2} next|].',
    '[Of the music|Of it all|Of all that music], {top-artist} had {top-artist-share}, or {top-artist-minutes}[; {artist:2} came next|].',
    '(artist-plays:2<top-artist-plays) {top-artist} [led with|led on|came first with] {top-artist-plays}[; {artist:2} [followed with|had|came to] {artist-plays:2.n}|, ahead of {artist:2} and {artist:3}|; {artist:2} had {artist-plays:2.n}, {artist:3} {artist-plays:3.n}].',
    '(top-artist-minutes^, top-artist-minutes>20) {top-artist} [had|got|came to] {top-artist-minutes}; the top artist of a usual day [has|gets] {top-artist-minutes.usual}.',
    '{in}[You gave|You left] {top-artist} {top-artist-minutes}[, in {top-artist-plays}|, {top-artist-plays} in all|][, and {artist:2} came next|].',
  ],
  'close-second': [
    '(artist-plays:2<top-artist-plays) {top-artist} had {top-artist-plays}, {artist:2} {artist-plays:2.n}[, and {artist:3} {artist-plays:3.n}|].',
    '[Close behind|Next to] {top-artist}, with {top-artist-plays}, [was|came] {artist:2}, with {artist-plays:2.n}.',
    '{artist:2} came [second|close], with {artist-plays:2} to the {top-artist-plays.n} of {top-artist}.',
  ],
  'many-artists': [
    '{artists} [had a turn|took part|were heard|came by][, where a usual day has {artists.usual-n}|, against {artists.usual-n} on a usual day|][, and {top-artist} led them|, {top-artist} first among them|].',
    '{in}[You went through|You heard|You let in] {artists}, [from {top-artist} to {artist:5}|{top-artist} and {artist:2} ahead|{top-artist}, {artist:2} and {artist:3} first among them|where a usual day has {artists.usual-n}].',
    '[Among|Of] {artists}, {top-artist} came first with {top-artist-plays}[; {artist:2} had {artist-plays:2.n}|, then came {artist:2}|, then {artist:2} and {artist:3}|].',
    'The list [ran from|went from] {top-artist} to {artist:5} [by way of|past] {artist:3}[, {artists} in all|].',
  ],
  'new-artists': [
    '(new-artists>2) [Among the new names|New to you|Heard for the first time|Among those you met] were {new-artist:1}, {new-artist:2} and {new-artist:3}[; {new-artists.n} in all|].',
    '(new-artists>1) {in}[You met|You let in] {new-artists}, {new-artist:1} [and {new-artist:2} |]among them.',
    '(new-artists>1) {new-artists} [came in|turned up|were heard], {new-artist:1} and {new-artist:2} among them.',
    '{new-artist:1} [was new to you|was there for the first time|was heard for the first time]; [your history went|the history went] back {history-days} by then.',
  ],
  'no-new-artists': [
    '(new-artists=0) [None|Not one] of the artists was new, [from {top-artist} to {artist:5}|{top-artist} and {artist:2} included|{top-artist} first among them].',
    '(new-artists=0) You had heard [every one of the artists|all {artists}] before[, from {top-artist} to {artist:5}|, {top-artist} and {artist:2} included|].',
    '(new-artists=0) [All {artists}|The {artists.n} artists] were old acquaintances[, {top-artist} first among them|, from {top-artist} to {artist:5}|].',
  ],
  'long-session': [
    '(sessions>1) The longest of {sessions} [ran for|went on for|lasted|kept going for|took] {longest-session-minutes}[, and the last of them ended at {last-play-at}|, and the last play ended at {last-play-at}|].',
    'One session [alone |]ran for {longest-session-minutes}[, out of {sessions}|, and the last of {sessions} ended at {last-play-at}|].',
    'You kept going for {longest-session-minutes} in the longest session[, one of {sessions}||].',
  ],
  'one-session': [
    '[The day was one session|Everything came in one session|There was only one session], from {first-play-at} to {last-play-at}.',
    '[One session|A single session] [held everything|was enough], and the last play ended at {last-play-at}.',
  ],
  'many-sessions': [
    'The day came in {sessions}, [the longest of {longest-session-minutes}|the first from {first-play-at} on|the last of them until {last-play-at}].',
    '[You came back for|You listened in] {sessions}[, the longest of {longest-session-minutes}|, and the last one ended at {last-play-at}|, between {first-play-at} and {last-play-at}|].',
    '{sessions} [made up|shared] the day[, the longest of {longest-session-minutes}|, from {first-play-at} to {last-play-at}|].',
  ],
  'long-span': clock,
  night: clock,
  early: clock,
  late: clock,
  'podcasts-beside': [
    'Podcasts [had|took|got] {podcast-minutes} as well[, {episodes} from {shows}|, {top-show} first of all|, with {top-show} ahead|].',
    '{in}[you also heard|you fitted in] {episodes} of podcasts[, {podcast-minutes} in all|, {top-show} ahead of the rest|].',
    'There were podcasts too, {podcast-minutes} of them[, with {top-show} in front|, from {shows}|].',
  ],
  'music-beside': [
    'Music [had|took|got] {music-minutes}[, with {top-artist} first|, {tracks} in all|, by {artists}|].',
    'There was music too, {music-minutes} of it[, with {top-artist} ahead|, in {tracks}|].',
    '{in}[you also heard|you fitted in] {tracks} of music[, {top-artist} first of all|, {music-minutes} in all|].',
  ],
  'one-show': [
    '[All of the podcast time|All the talk] went to {top-show}[: {top-show-episodes} in {top-show-minutes}|].',
  ],
  'many-shows': [
    '{shows} [had a turn|shared the time|took part], [with {top-show} in front|{top-show} first of all|{top-show} with {top-show-minutes}].',
    '[Of|Among] {shows}, {top-show} came first, with {top-show-minutes}[ in {top-show-episodes}|].',
    '{top-show} had {top-show-episodes} of [it|the {episodes.n}][ and {top-show-minutes}|].',
  ],
  'one-episode': ['[The one episode|The only episode] was {episode:1}[ from {episode:1.of}|].'],
  'many-episodes': [
    '(episode:1!top-show, shows>1) Among the episodes [was|were] {episode:1} from {episode:1.of}.',
    '[On the list were|The list has|You heard] {episode:1} and {episode:2}[, {episodes} in all|].',
    '{top-show} [had|brought|came with] {top-show-episodes}, {episode:1} among them.',
  ],
  genre: [
    '[Of the genres|Among {genres}], {top-genre} came first, with {top-genre-minutes}[, ahead of {genre:2}|; {genre:2} and {genre:3} followed|].',
    '[First among the genres|The top genre] was {top-genre}[, with {top-genre-minutes}|][, ahead of {genre:2} and {genre:3}|, ahead of {genre:2}|].',
  ],
  'many-genres': [
    'The music came from {genres}[, {top-genre} and {genre:2} among them|, with {top-genre} in front|].',
    '{genres} [were heard|had a turn], {top-genre} [ahead of {genre:2}|and {genre:2} among them].',
  ],
  decade: [
    'Of the music that can be dated, {top-decade-share} [was from|came from|belonged to] the {top-decade}[|].',
    'The {top-decade} [had|accounted for|made up] {top-decade-share} of the music that can be dated.',
  ],
  energy: [],
}
