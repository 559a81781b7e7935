// Facts of a day a second time, straight from the raw export and as plainly as can be: no module of the project
// is used, so that what both agree on does not rest on one of them.
import { buffer } from 'node:stream/consumers'
import { openPromise } from 'yauzl'

interface PlainPlay {
  readonly endMs: number
  readonly ms: number
  /** What counts of it in hours that have more than 60 minutes. */
  readonly heardMs?: number
  /** The beginning of a play that ended the next day: heard on the day, counted on the next. */
  readonly isNext?: boolean
  /** What is left of a play that began the day before. */
  readonly isRest?: boolean
  readonly kind: 'track' | 'episode' | 'chapter'
  readonly title: string
  readonly creator: string
}

export interface PlainHistory {
  readonly rows: number
  /** Of 30 s and more, by local date YYYYMMDD, ascending, each cut at midnight. */
  readonly days: ReadonlyMap<string, readonly PlainPlay[]>
  readonly clockOf: (ms: number) => string
  readonly dateOf: (ms: number) => string
}

type Row = Readonly<Record<string, unknown>>

export async function readPlainly(path: string, zone: string): Promise<PlainHistory> {
  const rows = await rowsOf(path)
  const account = rows.filter((row) => 'endTime' in row).map(fromAccount)
  const extended = rows.filter((row) => 'ts' in row).flatMap(fromExtended)
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const local = (ms: number) => format.format(ms)
  const dateOf = (ms: number) => local(ms).slice(0, 10).replaceAll('-', '')
  const days = new Map<string, PlainPlay[]>()
  for (const play of [...account, ...withoutKnown(extended, account)]) {
    if (play.ms < 30_000) continue
    for (const [date, part] of cutAtMidnight(play, dateOf))
      days.set(date, [...(days.get(date) ?? []), part])
  }
  const ascending = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, plays]) => [date, sharingHours(plays, local)] as const)
  return {
    rows: rows.length,
    days: new Map(ascending),
    clockOf: (ms) => local(ms).slice(11, 16),
    dateOf,
  }
}

/** Looks for the midnight before its end second by second, by halves. */
function cutAtMidnight(play: PlainPlay, dateOf: (ms: number) => string): [string, PlainPlay][] {
  const date = dateOf(play.endMs)
  const startMs = play.endMs - play.ms
  if (dateOf(startMs) === date) return [[date, play]]
  let [before, after] = [Math.max(startMs, play.endMs - 24 * HOUR), play.endMs]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dateOf(middle) === date) after = middle
    else before = middle
  }
  return [
    [dateOf(before), { ...play, endMs: after, ms: after - startMs, isNext: true }],
    [date, { ...play, ms: play.endMs - after, isRest: true }],
  ]
}

/** Each hour of the clock has 60 minutes, and one more where no end has seconds; plays share what is too much. */
function sharingHours(plays: readonly PlainPlay[], local: (ms: number) => string): PlainPlay[] {
  const parts = plays.flatMap((play) => {
    const ahead =
      Date.parse(`${local(play.endMs).replace(' ', 'T')}:00Z`) -
      Math.floor(play.endMs / MINUTE) * MINUTE
    const [from, to] = [play.endMs - play.ms + ahead, play.endMs + ahead]
    const hours = Array.from(
      { length: Math.ceil(to / HOUR) - Math.floor(from / HOUR) },
      (_, at) => Math.floor(from / HOUR) + at,
    )
    return hours.map((hour) => ({
      play,
      key: `${hour}|${ahead}`,
      ms: Math.min(to, (hour + 1) * HOUR) - Math.max(from, hour * HOUR),
    }))
  })
  const heard = new Map<PlainPlay, number>()
  for (const inHour of Map.groupBy(parts, ({ key }) => key).values()) {
    const total = inHour.reduce((ms, part) => ms + part.ms, 0)
    const limit = inHour.every(({ play }) => play.endMs % MINUTE === 0) ? HOUR + MINUTE : HOUR
    for (const { play, ms } of inHour)
      heard.set(
        play,
        (heard.get(play) ?? 0) + (total > limit ? Math.floor((ms * HOUR) / total) : ms),
      )
  }
  return plays.map((play) => ({ ...play, heardMs: heard.get(play) ?? play.ms }))
}

async function rowsOf(path: string): Promise<Row[]> {
  const zip = await openPromise(path)
  const rows: Row[] = []
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.json')) continue
    const parsed: unknown = JSON.parse(
      (await buffer(await zip.openReadStreamPromise(entry))).toString(),
    )
    if (!Array.isArray(parsed)) continue
    for (const row of parsed as Row[]) {
      if ('msPlayed' in row || 'ms_played' in row) rows.push(row)
    }
  }
  return rows
}

const fromAccount = (row: Row): PlainPlay => ({
  endMs: Date.parse(`${String(row.endTime).replace(' ', 'T')}:00Z`),
  ms: Number(row.msPlayed),
  kind: 'episodeName' in row ? 'episode' : 'track',
  title: String(row.episodeName ?? row.trackName).trim(),
  creator: String(row.podcastName ?? row.artistName).trim(),
})

function fromExtended(row: Row): PlainPlay[] {
  const about =
    row.master_metadata_track_name != null
      ? ({
          kind: 'track',
          title: row.master_metadata_track_name,
          creator: row.master_metadata_album_artist_name,
        } as const)
      : row.episode_name != null
        ? ({ kind: 'episode', title: row.episode_name, creator: row.episode_show_name } as const)
        : row.audiobook_title != null
          ? ({
              kind: 'chapter',
              title: row.audiobook_chapter_title,
              creator: row.audiobook_title,
            } as const)
          : undefined
  if (!about || row.incognito_mode === true) return [] // A private session is left out.
  return [
    {
      endMs: endOf(row),
      ms: Number(row.ms_played),
      kind: about.kind,
      title: String(about.title).trim(),
      creator: String(about.creator).trim(),
    },
  ]
}

/** A row that was reported late tells its start. */
function endOf(row: Row): number {
  const reported = Date.parse(String(row.ts))
  const isLate =
    row.offline === true || /^(?:logout|unexpected-exit)/.test(String(row.reason_end ?? ''))
  const stamp = Number(row.offline_timestamp ?? 0)
  const startMs = Math.floor(stamp < 1e11 ? stamp : stamp / 1000) * 1000
  const end = Math.floor((startMs + Number(row.ms_played)) / 1000) * 1000
  return isLate && startMs > Date.UTC(2006, 0, 1) && end < reported ? end : reported
}

/** Extended rows that are no other row again: of the same file's overlap, or of the account data. */
function withoutKnown(extended: readonly PlainPlay[], account: readonly PlainPlay[]): PlainPlay[] {
  const letters = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  const keyOf = ({ creator, title, ms }: PlainPlay) => `${letters(creator)}|${letters(title)}|${ms}`
  const ends = Map.groupBy(account, keyOf)
  const used = new Set<PlainPlay>()
  const isKnown = (play: PlainPlay, latestMs: number): boolean => {
    const same = (ends.get(keyOf(play)) ?? []).findLast((other) => {
      const later = play.endMs - other.endMs
      return !used.has(other) && later >= 0 && later < latestMs
    })
    if (same) used.add(same)
    return same !== undefined
  }
  const once = [...new Map(extended.map((play) => [`${keyOf(play)}|${play.endMs}`, play])).values()]
  // Rows of the very minute first; what is left was reported late.
  return once
    .filter((play) => !isKnown(play, MINUTE))
    .filter((play) => !isKnown(play, 24 * 60 * MINUTE))
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const minutes = (ms: number) => Math.round(ms / 60_000)
const sum = (plays: readonly PlainPlay[]) =>
  plays.reduce((total, { ms, heardMs = ms }) => total + heardMs, 0)
const distinct = (texts: readonly string[]) => new Set(texts).size
const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** By fact id: what the day's facts have to say. Names are left out where two share a place. */
export function plainFacts(history: PlainHistory, date: string): Record<string, number | string> {
  const { days, clockOf } = history
  const plays = days.get(date) ?? []
  const ofDay = plays.filter(({ isNext }) => !isNext)
  const heardMusic = plays.filter(({ kind }) => kind === 'track')
  const heardTalk = plays.filter(({ kind }) => kind === 'episode')
  const music = ofDay.filter(({ kind }) => kind === 'track')
  const talk = ofDay.filter(({ kind }) => kind === 'episode')
  const tracks = distinct(music.map(({ creator, title }) => `${creator}\n${title}`))
  const counted = (heard: readonly PlainPlay[]) => heard.filter(({ isNext }) => !isNext).length
  const all = [...Map.groupBy(heardMusic, ({ creator }) => creator)].sort(
    ([, a], [, b]) => sum(b) - sum(a) || counted(b) - counted(a),
  )
  const artists = all.filter(([, heard]) => counted(heard) > 0)
  const facts: Record<string, number | string> = { minutes: minutes(sum(plays)) }
  const lastMs = Math.max(...plays.map(({ endMs }) => endMs))
  if (plays.every(({ isNext }) => !isNext)) facts['last-play-at'] = clockOf(lastMs)
  const firstMs = Math.min(...plays.map(({ endMs, ms }) => endMs - ms))
  if (plays.every(({ isRest }) => !isRest)) facts['first-play-at'] = clockOf(firstMs)
  if (music.length > 0) {
    facts['music-minutes'] = minutes(sum(heardMusic))
    facts.tracks = music.length
    facts['distinct-tracks'] = tracks
    facts.repeats = music.length - tracks
    facts.artists = artists.length
    const [top, second] = all
    if (top && counted(top[1]) > 0 && sum(top[1]) > sum(second?.[1] ?? [])) {
      facts['top-artist'] = top[0]
      facts['top-artist-minutes'] = minutes(sum(top[1]))
      facts['top-artist-plays'] = counted(top[1])
      facts['top-artist-share'] = Math.round((sum(top[1]) / sum(heardMusic)) * 100)
    }
  }
  if (talk.length > 0) {
    facts['podcast-minutes'] = minutes(sum(heardTalk))
    facts.episodes = distinct(talk.map(({ creator, title }) => `${creator}\n${title}`))
    facts.shows = distinct(talk.map(({ creator }) => creator))
  }
  return { ...facts, ...newFacts(history, date, artists) }
}

function newFacts(
  { days }: PlainHistory,
  date: string,
  artists: readonly (readonly [string, readonly PlainPlay[]])[],
): Record<string, number | string> {
  const dates = [...days.keys()]
  const utc = (day: string) => Date.UTC(+day.slice(0, 4), +day.slice(4, 6) - 1, +day.slice(6))
  const historyDays = (utc(date) - utc(dates[0] ?? date)) / 86_400_000
  if (historyDays < 60 || dates.indexOf(date) < 30 || artists.length === 0) return {}
  const before = new Set<string>()
  for (const [day, plays] of days) {
    if (day >= date) break
    for (const { kind, creator, isNext } of plays)
      if (kind === 'track' && !isNext) before.add(creator)
  }
  const fresh = artists.filter(([artist]) => !before.has(artist))
  const [first, second] = fresh
  return {
    'history-days': historyDays,
    'new-artists': fresh.length,
    ...(first && sum(first[1]) > sum(second?.[1] ?? []) && { 'new-artist:1': first[0] }),
  }
}

/** Usual value and rank of the day's music among the days of its year; rank null where it is shared. */
export function plainRank({ days }: PlainHistory, date: string) {
  const year = [...days]
    .filter(([day, plays]) => day.startsWith(date.slice(0, 4)) && sum(plays) < 20 * 3_600_000)
    .map(([day, plays]) => ({ day, music: plays.filter(({ kind }) => kind === 'track') }))
    .filter(({ music }) => music.some(({ isNext }) => !isNext))
    .map(({ day, music }) => ({ day, ms: sum(music) }))
  const own = year.find(({ day }) => day === date)?.ms ?? Number.NaN
  const isShared = year.filter(({ ms }) => ms === own).length !== 1
  return {
    usual: minutes(median(year.map(({ ms }) => ms))),
    rank: isShared ? null : year.filter(({ ms }) => ms > own).length + 1,
  }
}
