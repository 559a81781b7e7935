// Tails of titles about one moment of a day: they follow a title that is about another.
import type { Moment, Patterns } from '../story.ts'

export const twists: Readonly<Record<Moment, Patterns>> = {
  record: [],
  tied: [],
  plain: [
    ', with {top-artist} [in front|ahead|on top]',
    ', {top-artist} [first|in front|ahead]',
    ' and put {top-artist} first',
  ],
  'big-ratio': [
    '(music-minutes^)  and went [far|well] beyond a usual day',
    '(music-minutes^)  and left a usual day [far |]behind',
  ],
  'few-tracks': [
    ', with [only |just |]{distinct-tracks} [in it|on the list]',
    ' and [needed|used|played] [only|just] {distinct-tracks}',
  ],
  'one-track': [
    ', {top-track} [again and again|above all|{top-track-plays.times}]',
    ' and [played|heard] {top-track} {top-track-plays.times}',
    ' and came back to {top-track}',
    ', with {top-track} [on top|in front|leading the tracks]',
  ],
  'no-repeats': [', each track once', ' and [played|heard] each track once'],
  repeats: [
    ', {repeats} [and all|included]',
    ' and hit repeat {repeats.times}',
    ', with {repeats} [in it|on the way]',
  ],
  'one-artist': [
    ' and played {top-artist} {top-artist-plays.times}',
    ', with {top-artist} [in front|ahead of everyone|in the lead|on top]',
    ' and let {top-artist} [lead|go first]',
    ', {top-artist} [first|first of all|in front|in the lead]',
  ],
  'close-second': [
    ', {artist:2} close behind {top-artist}',
    ', with {artist:2} close behind {top-artist}',
  ],
  'many-artists': [
    ' and went through {artists}',
    ', {artists} in all',
    ', with {artists} [along the way|taking turns|to hear]',
    ' and gave {artists} a turn',
  ],
  'new-artists': [
    ' and met {new-artist:1}',
    ' and let {new-artists} in',
    ', {new-artists} [included|among them]',
    ' and heard {new-artist:1} for the first time',
  ],
  'no-new-artists': [
    ' and kept to [old acquaintances|artists you knew]',
    ', old acquaintances all',
  ],
  'long-session': [
    ' and let one session run [long|on]',
    ' and [kept one session going|stayed in one session] for {longest-session-minutes.about}',
  ],
  'one-session': [
    ', all in one session',
    ' and did it in one session',
    ' and needed one session for it',
  ],
  'many-sessions': [
    ', [spread over|split into] {sessions}',
    ' and [came back for|took|needed|spread it over] {sessions}',
  ],
  'long-span': [', from morning to evening', ' and made a long day of it'],
  night: [' and began in the small hours', ', from the small hours on'],
  early: [' and made an early start', ' and [began|started] early in the morning'],
  late: [' and [went on|kept going|listened] until late'],
  'podcasts-beside': [
    ', with {episodes} of podcasts [as well|on top]',
    ' and had {episodes} of podcasts too',
    ', podcasts [included|as well|on top]',
    ' and fitted in {top-show}',
  ],
  'music-beside': [
    ' and had music too',
    ', with {tracks} of music [beside it|as well|on top]',
    ' and played {top-artist} besides',
    ', music [as well|on top|included]',
  ],
  'one-show': [', all of it {top-show}', ' and stayed with {top-show}'],
  'many-shows': [
    ', {shows} in all',
    ' and gave {shows} a turn',
    ', with {top-show} [in front|ahead]',
  ],
  'one-episode': [' and needed one episode for it'],
  'many-episodes': [' and came to {episodes}', ', {episodes} long'],
  genre: [', with {top-genre} [in front|ahead|first]', ' and leaned towards {top-genre}'],
  'many-genres': [', {genres} in all', ' and [heard|went through] {genres}'],
  decade: [' and leaned towards the {top-decade}', ', with the {top-decade} [ahead|in front]'],
  energy: [],
}
