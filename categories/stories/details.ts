// Sentences about one moment of a day, whatever its category: what else was remarkable about it. Each follows one
// thought, so that neighbouring words belong together. Those with `{-on}` can open a story too: `{on}` and `{-on}` are
// the places where the date may stand.
import type { Moment, Patterns } from '../story.ts'

const span: Patterns = [
  '{on}you pressed play at {first-play-at}, and it was {last-play-at} before [you stopped|the last track ended|the last of {tracks} ended]{-on}.',
  'Between {first-play-at} and {last-play-at}{-on} you [heard|got through|came to] {tracks}[ by {artists}|, in {sessions}|, {top-artist-plays.n} of them {top-artist}|].',
  'The first play of {date} [began|started] at {first-play-at}, and it was {last-play-at} before [you stopped|the last one ended|the last track ended].',
  '{date} began at {first-play-at} and [ended|was over] at {last-play-at}, [with {tracks} in between|{tracks} in all|with {sessions} in between].',
]

const lateHours: Patterns = [
  '{on}it was {last-play-at} before [you stopped|the last track ended|the last of {tracks} ended|the last of the {tracks.n} plays ended][, and by then you had heard {artists}|]{-on}.',
  'By the time you stopped{-on}, at {last-play-at}, [you had heard {artists}|you had heard {tracks}|you had come to {tracks} by {artists}|{top-artist} had {top-artist-plays}].',
  'You [kept going|went on|kept at it|listened] until {last-play-at}[, through {sessions}|].',
  '{date} [went on|kept going|lasted] until {last-play-at}[, {tracks} in all|, with {artists} to hear|].',
]

export const details: Readonly<Record<Moment, Patterns>> = {
  edges: [
    '{date} [began|started] at {first-play-at} with {first-play.by}[ and ended at {last-play-at} with {last-play.by}|].',
    'You pressed play on {first-play.by} at {first-play-at} on {date}[, and it was {last-play-at} before you stopped|].',
    '{on}you pressed play at {first-play-at}, on {first-play.by}[, and [went on|kept going] until {last-play-at}|].',
    '{on}it began with {first-play.by} and ended with {last-play.by}[, at {last-play-at}|].',
    '{date} began with {first-play.by} and ended with {last-play.by}.',
    'The day began with {first-play.by} and ended with {last-play.by}.',
    'You began with {first-play.by} at {first-play-at}[, and went on for {tracks.n} plays|, and kept going until {last-play-at}|].',
    'You [began|started] with {first-play.by} and ended with {last-play.by}.',
    '{first-play.by} started it, at {first-play-at}[; {last-play.by} ended it, at {last-play-at}|].',
  ],
  returning: [
    '{on}you went back to {returning-artist}, after {returning-artist-days}.',
    'After {returning-artist-days}, {returning-artist} came back{-on}.',
    '{returning-artist} came back{-on}, after {returning-artist-days}.',
    '{on}you heard {returning-artist} for the first time in {returning-artist-days}.',
    '{date} was the day {returning-artist} came back, after {returning-artist-days}.',
    'It took {returning-artist-days} for {returning-artist} to come back.',
    '{returning-artist} had been away for {returning-artist-days}[ and came back|].',
    '{returning-artist}, away for {returning-artist-days}, was back.',
    '(returning-track-days>90) {on}you played {returning-track.by} for the first time in {returning-track-days}.',
    '(returning-track-days>90) After {returning-track-days}, {returning-track.by} came round again.',
    '(returning-track-days>90) You went back to {returning-track.by}, after {returning-track-days}.',
  ],
  'in-a-row': [
    '{on}you played {track-in-a-row.by} {track-in-a-row-plays.times} in a row{-on}.',
    '{track-in-a-row.by} [came round|was on|was played] {track-in-a-row-plays.times} in a row{-on}.',
    'You [kept|left] {track-in-a-row.by} on for {track-in-a-row-plays} in a row.',
    '{on}{track-in-a-row.by} had {track-in-a-row-plays} in a row{-on}.',
  ],
  record: [],
  tied: [],
  plain: [
    '(top-artist-plays>3) {top-artist} had the most of it[, with {top-artist-plays}|: {top-artist-plays}|].',
    '(top-artist-plays>3) {top-artist} was the top artist{-on}[, with {top-artist-plays}|, ahead of {artist:2}|, at {top-artist-plays}].',
    '(top-artist-plays>3) The top artist{-on} was {top-artist}, [with {top-artist-plays}|at {top-artist-minutes}][, and {artist:2} came next|; {artist:2} came second|].',
    '(top-artist-plays>3) {top-artist} led [it|the list|the {weekday}], with {top-artist-plays}[; {artist:2} had {artist-plays:2.n}|; {artist:2} came second].',
    '(top-artist-plays>3) It was {top-artist} most of all[, {top-artist-plays} of it|, {top-artist-plays.times}|].',
    '(top-artist-plays>3, artist-plays:2<top-artist-plays) {top-artist} came first[, with {top-artist-plays}|], {artist:2} second[ and {artist:3} third|].',
    '(artist-plays:2<top-artist-plays) {top-artist} [led|came first|was ahead] with {top-artist-plays}, [then came {artist:2} and {artist:3}|and {artist:2} was next, with {artist-plays:2.n}|ahead of {artist:2} and {artist:3}].',
    '(top-artist-plays>3) [The artist you heard most|At the top of the list]{-on} was {top-artist}[, with {top-artist-plays}|, with {top-artist-plays} and {top-artist-minutes}|][, and {artist:2} was next|, {artist:2} next|].',
    'The artist you heard most{-on} was {top-artist}[, with {top-artist-plays}|], [then {artist:2} and {artist:3}|then {artist:2}].',
    '(artist-plays:2<top-artist-plays) [First on the list|At the head of the list]{-on} was {top-artist}[, with {top-artist-plays}|, at {top-artist-minutes}|][; {artist:2} and {artist:3} came next|; {artist:2} was next|, ahead of {artist:2}].',
  ],
  'big-ratio': [
    '{date} had {music-minutes.ratio} the music of a usual day[ of yours|][, and {top-artist} led it|, from {artists}|].',
    '{on}you played {music-minutes.ratio} what you usually play{-on}[, {music-minutes} of it|, {tracks} in all|].',
    '[A usual day|Your usual day|A usual day of yours] [is over|ends|stops] after {music-minutes.usual} of music; [{date} went on to {music-minutes}|{date} had {music-minutes}].',
  ],
  'few-tracks': [
    '{on}you [made|got] {tracks} out of {distinct-tracks}{-on}[, {top-track} {top-track-plays.times} among them|, and {top-track} came round {top-track-plays.times}|].',
    '{distinct-tracks} [were enough for {date}|kept {date} going][, by {artists}|, {top-track} ahead of the rest|].',
    '{on}you [went round and round|kept going round|went round] [a list of {distinct-tracks}|the same {distinct-tracks}]{-on}[, by {artists}|, and {top-track} came round {top-track-plays.times}|, and {repeats.n} of the plays were repeats|].',
    '{date} ran on {distinct-tracks}[ by {artists}|, and {top-track} came round {top-track-plays.times}|, {top-track} ahead of the rest|].',
  ],
  'one-track': [
    '(top-track~top-artist, top-track-plays<top-artist-plays) {top-artist} [had|came to|got] {top-artist-plays}{-on}, and {top-track-plays.n} of them were {top-track}.',
    '(top-track!top-artist) {top-artist} had {top-artist-plays}{-on}, [but|and yet|though] the track [you played most|that came back most often|with the most plays] was {top-track.by}[, {top-track-plays.times}|].',
    '{on}you [played|put on|heard] {top-track.by} {top-track-plays.times}{-on}[, more than any other track|, and {track:2} was next|, ahead of {track:2}|].',
    '{on}you [kept coming back|kept going back|kept returning|came back again and again] to {top-track.by}{-on}, {top-track-plays.times} in all.',
    '{on}{top-track.by} [came round|was on|turned up|was played] {top-track-plays.times}{-on}[, ahead of {track:2} and {track:3}|, more than any other track|, ahead of {track:2}|].',
    '[The track you played most|The track that came back most often|The most played track|The track with the most plays]{-on} was {top-track.by}, [{top-track-plays.times} in all|at {top-track-plays}|with {top-track-plays}|{top-track-plays.times}, ahead of {track:2}].',
    '{date} was [the day|a day] of {top-track.by}, [played {top-track-plays.times}|{top-track-plays.times} in all|with {top-track-plays}].',
  ],
  'no-repeats': ['{on}you played {distinct-tracks}{-on}, each of them once.'],
  repeats: [
    'Of the {tracks}{-on}, {repeats.n} were repeats[, where a usual day has {repeats.usual-n}|, against {repeats.usual-n} on a usual day|, {top-track} ahead of them|].',
    'You [went back to a track|returned to a track] {repeats.times}[, {top-track} more often than any other|, above all to {top-track}|].',
    '{repeats} were among the plays[, where a usual day has {repeats.usual-n}|, {top-track} at the head of them|, most of all of {top-track}|].',
  ],
  'one-artist': [
    '(artist-plays:2<top-artist-plays) {on}{top-artist} [had|took|came to|got] {top-artist-plays} [of the|out of] {tracks.n}{-on}[, and {artist:2} {artist-plays:2.n}|, {artist:2} {artist-plays:2.n}, {artist:3} {artist-plays:3.n}|].',
    '(top-artist-share<99) {on}{top-artist} [had|took|got] {top-artist-share} of [the music|all the music]{-on}[, and {artist:2} came next|, ahead of {artist:2} and {artist:3}|, in {top-artist-plays}|].',
    '(artist-plays:2<top-artist-plays) {on}{top-artist} [led with|led on|came first with] {top-artist-plays}{-on}, [and {artist:2} [followed with|came next with|was next with] {artist-plays:2.n}|ahead of {artist:2} and {artist:3}|and then came {artist:2} and {artist:3}].',
    '(top-artist-minutes^, top-artist-minutes>20) {on}{top-artist} [had|got|came to] {top-artist-minutes}{-on}; the top artist of a usual day [has|gets] {top-artist-minutes.usual}.',
    '(top-artist-minutes>20) {on}you gave {top-artist} {top-artist-minutes}{-on}[, {top-artist-plays} in all|][, and {artist:2} came next|, and then went on to {artist:2}|].',
    '{on}you played {top-artist} {top-artist-plays.times}{-on}[, {artist:2} {artist-plays:2.times}|, ahead of {artist:2} and {artist:3}|].',
    '(top-artist-plays>1) Of the {tracks}{-on}, {top-artist-plays.n} were {top-artist}[, and {artist:2} was next|].',
  ],
  'close-second': [
    '(artist-plays:2<top-artist-plays) {on}{top-artist} had {top-artist-plays}, {artist:2} {artist-plays:2.n}{-on}[, and {artist:3} {artist-plays:3.n}|].',
    '{artist:2} came second, with {artist-plays:2} to the {top-artist-plays.n} of {top-artist}.',
  ],
  'many-artists': [
    '(artists^) {on}you [went through|heard|played|listened to] {artists}{-on}, [from {top-artist} to {artist:5}|{top-artist} and {artist:2} first|where a usual day has {artists.usual-n}|and {top-artist} led them].',
    '(artists^) [Your usual day|A usual day|A usual day of yours] has {artists.usual}; {date} had {artists.n}[, from {top-artist} to {artist:5}|, {top-artist} first among them|].',
    '(artists^) The list{-on} ran [from {top-artist} to {artist:5}|past {artist:2} and {artist:5}], {artists} in all.',
    '(artist-plays:2<top-artist-plays) [Among|Of] {artists}{-on}, {top-artist} came first with {top-artist-plays}[; {artist:2} had {artist-plays:2.n}|, then came {artist:2}|, then {artist:2} and {artist:3}|].',
    '(artists^) {on}there were {artists} to hear{-on}, [where a usual day has {artists.usual-n}|from {top-artist} to {artist:5}|{top-artist}, {artist:2} and {artist:3} first among them].',
  ],
  'new-artists': [
    'At {new-artist-at:1}{-on} you [heard|met] {new-artist:1} for the first time.',
    'It was {new-artist-at:1}{-on} when you [met|first heard] {new-artist:1}[, one of {new-artists}|].',
    '{new-artist:1} came in at {new-artist-at:1}{-on}, for the first time.',
    'At {new-artist-at:2}{-on} you [met|heard] {new-artist:2} for the first time.',
    '(new-artists=1) {new-artist:1} was the one new name{-on}[ among {artists}|].',
    '(new-artists=1) {on}you [met|heard] {new-artist:1} for the first time{-on}[, the one new name of the day|].',
    '(new-artists=2) {on}two of the artists were new to you{-on}, {new-artist:1} and {new-artist:2}.',
    '(new-artists=2) {on}you [met|heard] {new-artist:1} and {new-artist:2} for the first time{-on}.',
    '(new-artists>2) {on}[you met|you let in|you came upon] {new-artists}{-on}, {new-artist:1}[ and {new-artist:2}|, {new-artist:2} and {new-artist:3}|] among them.',
    '(new-artists>2) You had never heard {new-artist:1}[ or {new-artist:2}|, {new-artist:2} or {new-artist:3}] before.',
    '(new-artists>2) Until {date} you had never heard {new-artist:1}[ or {new-artist:2}|, {new-artist:2} or {new-artist:3}].',
    '(new-artists>2) {on}you heard {new-artist:1} for the first time{-on}, and {new-artist:2}, and {new-artist:3}[; {new-artists.n} in all|].',
    '(new-artists>2) {new-artist:1}, {new-artist:2} and {new-artist:3} were among the {new-artists}{-on}.',
  ],
  'no-new-artists': [
    '(new-artists=0) {on}there was nobody new among {artists}{-on}[, from {top-artist} to {artist:5}|].',
    '(new-artists=0) You had heard [every one of the artists|all {artists}] before[, from {top-artist} to {artist:5}|, {top-artist} and {artist:2} included|].',
  ],
  'long-session': [
    'The longest session{-on} ran from {longest-session-from} to {longest-session-until}.',
    '{on}the longest session{-on} [began at {longest-session-from} and ended at {longest-session-until}|ran from {longest-session-from} to {longest-session-until}|kept going from {longest-session-from} until {longest-session-until}].',
    '(sessions>1) The longest of {sessions}{-on} [ran for|went on for|lasted|kept going for|took] {longest-session-minutes}[, and the last of them ended at {last-play-at}|, and it was {last-play-at} before you stopped|].',
    '(sessions>1) The longest sitting{-on} [ran for|lasted|took] {longest-session-minutes}[, and it was {last-play-at} before you stopped|].',
    '(sessions>1) {on}you listened in {sessions}{-on}, the longest of {longest-session-minutes}[, and it was {last-play-at} before you stopped|, with {top-artist} in front|].',
  ],
  'one-session': [
    'You did it in one session, from {first-play-at} to {last-play-at}.',
    '{date} was one long session, from {first-play-at} to {last-play-at}.',
    '[One session|A single session] held all of {date}[, and it ended at {last-play-at}|, {tracks} of it|].',
  ],
  'many-sessions': [
    '{date} came in {sessions}, [the longest of {longest-session-minutes}|the first from {first-play-at} on|the last of them until {last-play-at}].',
    '{on}you listened in {sessions}{-on}, [the longest of {longest-session-minutes}|and the last one ended at {last-play-at}|between {first-play-at} and {last-play-at}].',
    'It took {sessions} to get through {date}[, the longest of {longest-session-minutes}|].',
  ],
  'long-span': span,
  night: [
    '{on}it was {first-play-at} when you pressed play{-on}[, and {last-play-at} when you stopped|].',
    'The first play of {date} [began|started] at {first-play-at}[, and {tracks} came after it|].',
    ...span,
  ],
  early: [...span],
  late: lateHours,
  'podcasts-beside': [
    '{on}[you also heard|you also fitted in|you found room for] {episodes} of podcasts{-on}[, {podcast-minutes} in all|, {top-show} ahead of the rest|].',
    'There were podcasts too{-on}, {podcast-minutes} of them[, with {top-show} in front|, from {shows}|].',
    'Podcasts [had|took|got] {podcast-minutes}{-on} as well[, {episodes} from {shows}|, {top-show} first of all|, with {top-show} ahead|].',
    '{on}there was still room for {podcast-minutes} of podcasts{-on}[, {top-show} first|].',
  ],
  'music-beside': [
    'Music [had|took|got] {music-minutes}[, with {top-artist} first|, {tracks} in all|, by {artists}|].',
    'There was music too, {music-minutes} of it[, with {top-artist} ahead|, in {tracks}|].',
    '[you also heard|you also fitted in|there was still room for] {tracks} of music[, {top-artist} first of all|, {music-minutes} in all|].',
  ],
  'one-show': [
    '[All of the podcast time|All the talk]{-on} went to {top-show}[: {top-show-episodes} in {top-show-minutes}|].',
    '{on}{top-show} did all the talking{-on}[, in {top-show-episodes}|].',
  ],
  'many-shows': [
    '{on}you [listened to|went through|heard] {shows}{-on}, [with {top-show} in front|{top-show} first of all|{top-show} ahead of the rest].',
    '[Of|Among] {shows}{-on}, {top-show} came first, with {top-show-minutes}[ in {top-show-episodes}|].',
    '{top-show} had {top-show-episodes} of [it|the {episodes.n}][ and {top-show-minutes}|].',
  ],
  'one-episode': ['[The one episode|The only episode] was {episode:1}[ from {episode:1.of}|].'],
  'many-episodes': [
    '(episode:1!top-show, shows>1) Among the episodes{-on} was {episode:1} from {episode:1.of}[, one of {episodes}|].',
    '{top-show} [had|brought|came with] {top-show-episodes}{-on}, {episode:1} among them.',
    '{on}one episode led to the next{-on}, {episodes} in all[, from {episode:1} to {episode:2}|].',
  ],
  genre: [
    '[Of the genres|Among {genres}]{-on}, {top-genre} came first, with {top-genre-minutes}[, ahead of {genre:2}|; {genre:2} and {genre:3} followed|].',
    '[First among the genres|The top genre]{-on} was {top-genre}[, with {top-genre-minutes}|][, ahead of {genre:2} and {genre:3}|, ahead of {genre:2}|].',
  ],
  'many-genres': [
    'The music{-on} came from {genres}[, {top-genre} and {genre:2} among them|, with {top-genre} in front|].',
    '{on}you heard {genres}{-on}, {top-genre} [ahead of {genre:2}|and {genre:2} among them].',
  ],
  decade: [
    'Of the music that can be dated{-on}, {top-decade-share} [was from|came from|belonged to] the {top-decade}.',
    '{on}the {top-decade} [had|accounted for|made up] {top-decade-share} of the music that can be dated{-on}.',
  ],
  energy: [],
}
