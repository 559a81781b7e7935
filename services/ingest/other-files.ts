// Files that people give beside a history, or instead of one, and that are no history that is read: known by their
// keys, and Spotify's also by their names, so that a report says what they are and what to give instead.
import { basename } from 'node:path'

export interface OtherFile {
  /** What it is, such as `Spotify's summary of a year (Wrapped)`. */
  readonly is: string
  /** What to do about the plays in it, as a request; left out where it holds none. */
  readonly advice?: string
}

interface OtherFileKind extends OtherFile {
  /** Of an object of JSON with this name, or of any file whose beginning matches. */
  readonly name?: RegExp
  readonly head: RegExp
}

const AS_TABLE = 'give its plays as a table with the columns title,artist,album,date'

export const otherFileKinds: readonly OtherFileKind[] = [
  {
    is: "Spotify's summary of a year (Wrapped)",
    name: /^wrapped[ _-]?\d{4}\.json$/i,
    head: /^\s*\{.*"(?:yearlyMetrics|topArtistRace|topFanLeaderboard|musicEvolution|listeningAge)"\s*:/s,
  },
  {
    is: "Spotify's summary of weeks (Sound Capsule)",
    name: /^yoursoundcapsule.*\.json$/i,
    head: /^\s*\{\s*"stats"\s*:.*"(?:secondsPlayed|streamCount)"\s*:/s,
  },
  {
    is: "Spotify's library, which has no plays",
    name: /^yourlibrary.*\.json$/i,
    head: /^\s*\{\s*"tracks"\s*:.*"shows"\s*:/s,
  },
  {
    is: "Spotify's file about the account, which has no plays",
    name: /^(?:identity|userdata)\.json$/i,
    // Exports of others begin with a user's name too, and go on with a list of plays.
    head: /^\s*\{\s*"(?:username|displayName)"\s*:(?!.*:\s*\[\s*\{)/s,
  },
  {
    is: 'a history of Tautulli',
    advice: AS_TABLE,
    head: /grandparent_title.*(?:rating_key|media_type)|(?:rating_key|media_type).*grandparent_title/s,
  },
  {
    is: 'a history of Plex',
    advice: AS_TABLE,
    head: /<MediaContainer\b|"MediaContainer"\s*:|"grandparentTitle"\s*:.*"viewedAt"\s*:/s,
  },
  {
    is: 'a table of Navidrome, which has IDs of songs and no titles',
    advice: 'join it with media_file, as a table with the columns title,artist,album,date',
    head: /\bmedia_file_id\b.*\bsubmission_time\b|\bitem_id\b.*\bplay_count\b.*\bplay_date\b/s,
  },
  {
    is: 'data of SoundCloud',
    advice: AS_TABLE,
    head: /^\s*[[{].*(?:soundcloud\.com|soundcloud:(?:tracks|users):)|^\s*\{\s*"collection"\s*:\s*\[.*"played_at"/s,
  },
  { is: 'a database (SQLite)', advice: AS_TABLE, head: /^SQLite format 3/ },
]

/** @param head the beginning of the file, see `beginningOf`. */
export function otherFileOf(path: string, head: string): OtherFile | undefined {
  const isObject = /^\s*\{/.test(head)
  return otherFileKinds.find(
    (kind) => kind.head.test(head) || (isObject && kind.name?.test(basename(path))),
  )
}
