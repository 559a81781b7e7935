// Names that stand in files beside the history: Apple names the artists of plays in other tables than the plays,
// Spotify says in the library which of its names are shows. They are read first, and asked by rows that lack a name.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#foundation/time.ts'
import type { Companions, Row, UnnamedSong } from './exports/export.ts'
import { parseCreator } from './exports/names.ts'
import { parseText } from './exports/values.ts'
import { fold } from './play-identity.ts'

const ENTRIES_MAX = 1_000_000 // The largest library has some 100,000.
/** Of a title that several artists have; more days do not make it surer whose it was. */
const NAMINGS_MAX = 1_000
const APART_MS_MAX = 10 * MINUTE_MS

interface Naming {
  readonly artist: string
  readonly album: string | undefined
  /** ms since 1970 UTC, of the last play of the song. */
  readonly lastPlayedAt: number | undefined
  /** YYYYMMDD and the milliseconds of that day. */
  readonly day: string | undefined
  readonly playedMs: number | undefined
}

/** What is known of a title. */
interface TitleNamings {
  /** By their folded names: most titles have one. */
  readonly artists: Map<string, string>
  readonly namings: Naming[]
}

type Hints = Partial<Omit<Naming, 'artist'>>

export class CompanionNames implements Companions {
  /** Plays that got the name of their artist, by the file that gave it most. */
  named = 0
  /** ISO 3166 alpha-2 of the account, where a file says it. */
  country: string | null = null
  #songs = new Map<string, TitleNamings>()
  #shows = new Set<string>()
  #count = 0

  /** A song of a library. */
  addSong(title: unknown, artist: unknown, hints: Hints = {}): void {
    const name = parseCreator(artist)
    const plain = parseText(title)
    if (name === '' || plain === null || this.#count >= ENTRIES_MAX) return
    const key = fold(plain)
    const known: TitleNamings = this.#songs.get(key) ?? { artists: new Map(), namings: [] }
    if (known.artists.size === 0) this.#songs.set(key, known)
    if (known.artists.size < NAMINGS_MAX) known.artists.set(fold(name), name)
    const { album, lastPlayedAt, day, playedMs } = hints
    if (known.namings.length >= NAMINGS_MAX) return
    known.namings.push({ artist: name, album, lastPlayedAt, day, playedMs })
    this.#count++
  }

  /** `Artist - Title`: where a blank and a dash come more than once, each of them may be the one. */
  addDescription(description: unknown, hints: Hints = {}): void {
    const text = parseText(description) ?? ''
    for (let at = text.indexOf(' - '); at >= 0; at = text.indexOf(' - ', at + 1))
      this.addSong(text.slice(at + 3), text.slice(0, at), hints)
  }

  addShow(name: unknown): void {
    const show = parseCreator(name)
    if (show !== '') this.#shows.add(fold(show))
  }

  isShow(name: string): boolean {
    return name !== '' && this.#shows.size > 0 && this.#shows.has(fold(name))
  }

  artistOf(song: UnnamedSong): string | undefined {
    const { artists, namings: known } = this.#songs.get(fold(song.title)) ?? NOTHING
    const [single] = artists.size === 1 ? artists.values() : []
    const artist =
      single ??
      only(known.filter(({ album }) => isAlbum(album, song.album))) ??
      only(known.filter((each) => isAt(each.lastPlayedAt, song))) ??
      only(known.filter((each) => isOnDay(each, song) && each.playedMs === song.playedMs)) ??
      only(known.filter((each) => isOnDay(each, song)))
    if (artist !== undefined) this.named++
    return artist
  }
}

const NOTHING: TitleNamings = { artists: new Map(), namings: [] }

/** The one artist that all of them name. */
function only(namings: readonly Naming[]): string | undefined {
  const [first] = namings
  if (!first) return undefined
  return namings.every(({ artist }) => fold(artist) === fold(first.artist))
    ? first.artist
    : undefined
}

const isAlbum = (album: string | undefined, wanted: string | null): boolean =>
  album !== undefined && wanted !== null && fold(album) === fold(wanted)

const isAt = (lastPlayedAt: number | undefined, { startedAt, playedMs }: UnnamedSong): boolean =>
  lastPlayedAt !== undefined &&
  lastPlayedAt >= startedAt - APART_MS_MAX &&
  lastPlayedAt <= startedAt + playedMs + APART_MS_MAX

/** Days are those of a clock that is not named: any that shows this day somewhere on Earth. */
function isOnDay({ day }: Naming, { startedAt }: UnnamedSong): boolean {
  if (day === undefined) return false
  const from = Date.UTC(
    Number(day.slice(0, 4)),
    Number(day.slice(4, 6)) - 1,
    Number(day.slice(6, 8)),
  )
  return startedAt >= from - 14 * HOUR_MS && startedAt < from + DAY_MS + 12 * HOUR_MS
}

/** What a file without plays of its own gives; each is known by the keys of its rows. */
export interface CompanionKind {
  /** What it is called in the report of an import. */
  readonly gives: string
  recognises(row: Row): boolean
  note(row: Row, names: CompanionNames): void
}

const numberOf = (value: unknown): number | undefined => {
  const number = Number(value === '' ? Number.NaN : value)
  return Number.isFinite(number) ? number : undefined
}

export const companionKinds: readonly CompanionKind[] = [
  {
    gives: 'artists of songs in the library',
    recognises: (row) =>
      'Title' in row && 'Artist' in row && ('Track Identifier' in row || 'Content Type' in row),
    note: (row, names) =>
      names.addSong(row.Title, row.Artist ?? row['Album Artist'], {
        album: parseText(row.Album) ?? undefined,
      }),
  },
  {
    gives: 'artists of what was played on a day',
    recognises: (row) => 'Track Description' in row && 'Date Played' in row,
    note: (row, names) =>
      names.addDescription(row['Track Description'], {
        day: parseText(row['Date Played'])?.replaceAll('-', ''),
        playedMs: numberOf(row['Play Duration Milliseconds']),
      }),
  },
  {
    gives: 'artists of what was played last',
    recognises: (row) =>
      'Track Name' in row && 'Last Played Date' in row && !('Artist Name' in row),
    note: (row, names) =>
      names.addDescription(row['Track Name'], { lastPlayedAt: numberOf(row['Last Played Date']) }),
  },
  {
    gives: 'artists of what was played lately',
    recognises: (row) => 'Track Description' in row && !('Song Name' in row),
    note: (row, names) => names.addDescription(row['Track Description']),
  },
]
