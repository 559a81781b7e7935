// The sentences of the template. A category names those that it uses, in order (`categories/`).
import type { SentenceName } from '#categories/category.ts'
import { type FactTexts, type Line, line } from './template-line.ts'

export const sentences: Readonly<Record<SentenceName, Line>> = {
  total: line('On {day} you listened for {minutes} in all.'),
  counted: line('On {day} you had {tracks} of {distinct-tracks}.', isCounted),
  usualPlays: line('A usual day has {tracks.usual}.', isCounted),
  artistByPlays: line('The top artist was {top-artist}, with {top-artist-plays}.', isCounted),
  begin: line('The first play began at {first-play-at}.', isCounted),
  date: line('This page is about {day} and what you played on it.'),
  music: line(
    'Music came to {music-minutes}, with {tracks} of {distinct-tracks}.',
    hasMoreThan('music-minutes'),
  ),
  onlyMusic: line('It was all music, with {tracks} of {distinct-tracks}.', isAll('music-minutes')),
  usualMusic: line('A usual day has {music-minutes.usual} of music.'),
  podcasts: line('Podcasts came to {podcast-minutes}, with {episodes} from {shows}.'),
  usualPodcasts: line('A usual day with podcasts has {podcast-minutes.usual}.'),
  show: line('The top show was {top-show}, with {top-show-minutes}.'),
  genre: line('The top genre was {top-genre}, with {top-genre-minutes}.'),
  middleYear: line(
    'The middle year of the music was {release-year}, where a usual day has {release-year.usual}.',
  ),
  decade: line('Of the music that can be dated, {top-decade-share} came from the {top-decade}.'),
  yearArtist: line(
    'The top artist of your year, {year-top-artist}, had {year-top-artist-minutes} of it.',
  ),
  yearArtistPlays: line(
    'The top artist of your year, {year-top-artist}, had {year-top-artist-plays}.',
  ),
  yearShow: line('The top show of your year, {year-top-show}, had {year-top-show-minutes}.'),
  yearGenre: line('The top genre of your year, {year-top-genre}, had {year-top-genre-minutes}.'),
  variety: line('You heard {artists}, where a usual day has {artists.usual}.'),
  artist: line('The top artist was {top-artist}, with {top-artist-minutes}.'),
  track: line('The top track was {top-track} by {of:top-track}, and it had {top-track-plays}.'),
  discoveries: line(
    'You heard {artists} that day, {new-artists} among them.',
    (texts) => !areAllNew(texts),
  ),
  onlyDiscoveries: line('You heard {new-artists} that day, each for the first time.', areAllNew),
  repeats: line(
    'There were {repeats}, where a usual day has {repeats.usual}.',
    (texts) => !isUsuallyWithout(texts),
  ),
  onlyRepeats: line(
    'There were {repeats}.',
    (texts) => isUsuallyWithout(texts) || texts.text('repeats.usual') === undefined,
  ),
  clock: line('The first play began at {first-play-at} and the last one ended at {last-play-at}.'),
  end: line(
    'The last play ended at {last-play-at}.',
    (texts) => texts.text('first-play-at') === undefined,
  ),
  birthday: line('It was your birthday.'),
  newYear: line("It was New Year's Day."),
}

/** True of every text here; they fill a page whose day has few facts. */
export const fillers = [
  'Every number on this page comes from the plays of that day, counted and not guessed.',
  'The facts of the day say the same in fewer words.',
  'Nothing has been added to make it sound better.',
]

/** Whether no duration is known: the text then counts plays. */
function isCounted(texts: FactTexts): boolean {
  return texts.text('minutes') === undefined
}

/** Whether the whole day was that, so that its minutes need not be said again. */
function isAll(id: string) {
  return (texts: FactTexts) => texts.text(id) === texts.text('minutes')
}

function hasMoreThan(id: string) {
  return (texts: FactTexts) => texts.text(id) !== texts.text('minutes')
}

/** `28 artists` and `28 new artists`. */
function areAllNew(texts: FactTexts): boolean {
  const [all, fresh] = ['artists', 'new-artists'].map((id) =>
    Number.parseInt(texts.text(id) ?? '', 10),
  )
  return all === fresh
}

/** Whether a usual day has no repeats, so that there is nothing to compare with. */
function isUsuallyWithout(texts: FactTexts): boolean {
  return texts.text('repeats.usual')?.startsWith('0 ') ?? false
}
