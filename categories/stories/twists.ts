// Tails of titles about one moment of a day: they follow a title that is about another.
import type { Moment, Patterns } from '../story.ts'

export const twists: Readonly<Record<Moment, Patterns>> = {
  record: [],
  tied: [],
  plain: [
    ', with {top-artist} [in front|ahead of everyone else|on top]',
    ', {top-artist} [first of all|in front|ahead of the rest]',
    ', {top-artist} and {artist:2} [in front|ahead of the rest]',
    ', with {top-artist} in front and {artist:2} next',
  ],
  'big-ratio': [
    '(music-minutes^)  and went [far|well] beyond a usual day',
    '(music-minutes^)  and left a usual day [far |]behind',
    ', {music-minutes.ratio} what you usually play',
  ],
  'few-tracks': [
    ', with [just|only] {distinct-tracks} on the list',
    ' and [needed|used|played] [only|just] {distinct-tracks}',
    ' on [just|only] {distinct-tracks}',
  ],
  'one-track': [
    ', {top-track} [again and again|above all|{top-track-plays.times}]',
    ' and [played|heard|put on] {top-track} {top-track-plays.times}',
    ', {top-track.by} above all',
    ', {top-track-plays.times} {top-track}',
  ],
  'no-repeats': [', each track once', ' and played each track once'],
  repeats: [
    ', {repeats} [and all|included]',
    ' and hit repeat {repeats.times}',
    ', with {repeats} [in it|on the way]',
    ' and went back to a track {repeats.times}',
  ],
  'one-artist': [
    ' and played {top-artist} {top-artist-plays.times}',
    ', with {top-artist} [in front|ahead of everyone else|on top]',
    ' and let {top-artist} [lead|go first]',
    ', {top-artist-plays.n} of them {top-artist}',
    ' and gave {top-artist} {top-artist-share} of the music',
    ', {top-artist} [first of all|in front|{top-artist-plays.times}]',
  ],
  'close-second': [
    ', with {artist:2} close behind {top-artist}',
    ', {top-artist} in front and {artist:2} next',
    ', {top-artist} first and {artist:2} second',
  ],
  'many-artists': [
    ' and went through {artists}',
    ', {artists} in all',
    ', with {artists} [along the way|taking turns|on the list]',
    ' and gave {artists} a turn',
    ', from {top-artist} to {artist:5}',
    ' by {artists}',
  ],
  'new-artists': [
    '(new-artists=1)  and met {new-artist:1}',
    ' and heard {new-artist:1} for the first time',
    '(new-artists>1)  and met {new-artist:1} and {new-artist:2}',
    '(new-artists>2)  and met {new-artists} [on the way|besides|in the course of it]',
  ],
  'no-new-artists': [
    '(new-artists=0) , with nobody new among {artists}',
    '(new-artists=0) , none of the artists new',
  ],
  'long-session': [
    ', {longest-session-minutes.about} of it in the longest session',
    ', the longest session {longest-session-minutes.about} long',
  ],
  'one-session': [', all in one session', ' and did it in one session', ' in one session'],
  'many-sessions': [
    ', [spread over|split into] {sessions}',
    ' and [took|needed|spread it over] {sessions}',
    ' in {sessions}',
  ],
  'long-span': [', from morning to evening', ' and made a long day of it'],
  night: [' and started before dawn', ', from the night on'],
  early: [' and started in the morning', ', from the morning on'],
  late: [' and went on into the night', ' and listened late into the night'],
  'podcasts-beside': [
    ', with {episodes} of podcasts [as well|on top|besides]',
    ' and had {episodes} of podcasts too',
    ' and fitted in {top-show}',
  ],
  'music-beside': [
    ', with {tracks} of music [beside it|as well|on top]',
    ' and played {top-artist} besides',
    ' and heard {tracks} of music too',
  ],
  'one-show': [', all of it {top-show}', ' and stayed with {top-show}'],
  'many-shows': [
    ', {shows} in all',
    ' and gave {shows} a turn',
    ', with {top-show} [in front|ahead of the rest]',
    ' from {shows}, {top-show} first',
  ],
  'one-episode': [' and needed one episode for it', ' in one episode'],
  'many-episodes': [' and came to {episodes}', ', {episodes} in all', ' in {episodes}'],
  genre: [', with {top-genre} [in front|ahead of the rest]', ' and leaned towards {top-genre}'],
  'many-genres': [', {genres} in all', ' and [heard|went through] {genres}'],
  decade: [' and leaned towards the {top-decade}', ', with the {top-decade} [ahead|in front]'],
  energy: [],
}
