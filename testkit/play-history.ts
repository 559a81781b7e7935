// Made-up histories. Times are ISO strings in UTC; plays are distinguished by their index in the list.
import { noCatalogue } from '#facts/catalogue.ts'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import {
  type HeuristicsDayPage,
  type HeuristicsIndexPage,
  type Play,
  type PlaysRecorded,
  type ProfileDeclared,
  playsRecorded,
  playsTakenBack,
  profileDeclared,
} from '#schemas/index.ts'
import { type HeuristicsDeps, heuristics } from '#services/heuristics/actor.ts'
import { type ListenerPages, openPages, summariesOf } from '#services/heuristics/pages.ts'
import { plays as playsTopic } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { fakeActor } from './fake-actor.ts'

let made = 0

export function play(endedAt: string | number, more: Partial<Play> = {}): Play {
  made += 1
  return {
    playId: `play-${made}`,
    endedAt: typeof endedAt === 'number' ? endedAt : Date.parse(endedAt),
    playedMs: 4 * MINUTE_MS,
    kind: 'track',
    title: `Title ${made}`,
    creator: 'Artist',
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
    ...more,
  }
}

/** `count` plays of `minutes` each, end to end from `startedAt` on. */
export function session(
  startedAt: string | number,
  count: number,
  more: Partial<Play> = {},
  minutes = 4,
): Play[] {
  const start = typeof startedAt === 'number' ? startedAt : Date.parse(startedAt)
  return Array.from({ length: count }, (_, index) =>
    play(start + (index + 1) * minutes * MINUTE_MS, { playedMs: minutes * MINUTE_MS, ...more }),
  )
}

/** An evening of five plays on each of `count` days from `from` on, 18:00 UTC, by a few artists. */
export const quietDays = (from: string, count: number): Play[] =>
  Array.from({ length: count }, (_, day) =>
    session(Date.parse(`${from}T18:00:00Z`) + day * DAY_MS, 5).map((each, index) => ({
      ...each,
      creator: `Usual ${index % 3}`,
      title: `Song ${index}`,
    })),
  ).flat()

export const profile = (more: Partial<ProfileDeclared> = {}): Omit<ProfileDeclared, 'userId'> => ({
  zone: 'UTC',
  zoneHistory: [],
  country: 'GB',
  language: 'en',
  birthday: null,
  years: [],
  hiddenCreators: [],
  hiddenDates: [],
  isHidden: false,
  declaredAt: 1,
  ...more,
})

export const recorded = (
  plays: readonly Play[],
  more: Partial<PlaysRecorded> = {},
): Omit<PlaysRecorded, 'userId'> => ({
  importId: 'import-1',
  source: 'test',
  batch: 0,
  isLast: true,
  recordedAt: 1_000,
  plays,
  ...more,
})

/** A listener's actor that selects in the turn of each event, unless `settings` say otherwise. */
export function listener(
  settings: Partial<HeuristicsDeps['settings']> = {},
  catalogue = noCatalogue,
) {
  const deps: HeuristicsDeps = {
    clock: { now: () => 5_000 },
    catalogue,
    settings: { quietMs: 0, windowEnd: '12-31', ...settings },
  }
  return fakeActor(heuristics, 'u1', deps)
}

export type Listener = ReturnType<typeof listener>

/** The listener's pages, as the domain reads them. */
export const pagesOf = ({ pages }: Listener): ListenerPages =>
  openPages({
    get: (family, part = '') => pages.get(`${family}/${part}`) as never,
    parts: (family) =>
      [...pages.keys()]
        .filter((key) => key.startsWith(`${family}/`))
        .map((key) => key.slice(family.length + 1))
        .sort(),
  })

/** What the days with counted plays come to, how many artists were new on each, and their first days. */
export function indexed(user: Listener) {
  const pages = pagesOf(user)
  const { years, heard, artists } = pages.indexed()
  return {
    notes: pages.index.years,
    years: years.map((year) => pages.year(Number(year))),
    heard: heard.map((date) => [date, pages.heard(date)]),
    artists: artists.map(
      (digit) => `${digit} ${Buffer.from(pages.artists(digit)).toString('hex')}`,
    ),
  }
}

export const summaries = (user: Listener) => summariesOf(pagesOf(user))

export const declare = (user: Listener, more: Partial<ProfileDeclared> = {}): Promise<void> =>
  user.receive(profiles, profileDeclared, profile(more))

export const record = (
  user: Listener,
  plays: readonly Play[],
  more: Partial<PlaysRecorded> = {},
): Promise<void> => user.receive(playsTopic, playsRecorded, recorded(plays, more))

export const takeBack = (
  user: Listener,
  more: { readonly importId?: string; readonly playIds?: readonly string[] },
): Promise<void> =>
  user.receive(playsTopic, playsTakenBack, {
    importId: null,
    playIds: [],
    reason: 'test',
    takenBackAt: 2_000,
    ...more,
  })

export const indexPage = (user: Listener): HeuristicsIndexPage =>
  user.pages.get('index/') as HeuristicsIndexPage

export const dayPage = (user: Listener, date: string): HeuristicsDayPage | undefined =>
  user.pages.get(`days/${date}`) as HeuristicsDayPage | undefined
