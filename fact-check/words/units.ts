/** What a number counts. */
export type Unit =
  | 'minutes'
  | 'plays'
  | 'tracks'
  | 'artists'
  | 'episodes'
  | 'shows'
  | 'sessions'
  | 'genres'
  | 'days'
  | 'times'
  | 'points'
  | 'share'

/** What narrows a count. */
export type Scope =
  | 'music'
  | 'podcast'
  | 'new'
  | 'repeat'
  | 'session'
  | 'rest'
  | 'more'
  | 'distinct'

export interface UnitWord {
  readonly unit: Unit
  /** Base units in one of these: 60 for an hour. */
  readonly factor: number
  readonly scope?: Scope
}

const nouns: readonly (readonly [string, UnitWord])[] = [
  ['minute minutes min mins', { unit: 'minutes', factor: 1 }],
  ['hour hours hr hrs', { unit: 'minutes', factor: 60 }],
  ['play plays stream streams spin spins listens playbacks', { unit: 'plays', factor: 1 }],
  ['repeat repeats replay replays', { unit: 'plays', factor: 1, scope: 'repeat' }],
  ['track tracks song songs tune tunes', { unit: 'tracks', factor: 1 }],
  [
    'artist artists band bands act acts musician musicians performer performers name names voice voices',
    { unit: 'artists', factor: 1 },
  ],
  [
    'newcomer newcomers discovery discoveries debut debuts introductions strangers first-timers',
    { unit: 'artists', factor: 1, scope: 'new' },
  ],
  [
    'episode episodes instalment instalments installment installments',
    { unit: 'episodes', factor: 1 },
  ],
  ['show shows podcast podcasts', { unit: 'shows', factor: 1 }],
  [
    'session sessions sitting sittings stretch stretches stint stints spell spells block blocks bout bouts helpings goes bits pieces chunks',
    { unit: 'sessions', factor: 1 },
  ],
  ['genre genres', { unit: 'genres', factor: 1 }],
  ['day days', { unit: 'days', factor: 1 }],
  ['time times', { unit: 'times', factor: 1 }],
  ['point points', { unit: 'points', factor: 1 }],
  ['percent', { unit: 'share', factor: 1 }],
]

export const unitWords: ReadonlyMap<string, UnitWord> = new Map(
  nouns.flatMap(([list, unit]) => list.split(' ').map((word) => [word, unit] as const)),
)

/** Between a number and what it counts: "17 repeat plays", "five more new artists". */
export const scopeWords: ReadonlyMap<string, Scope | null> = new Map<string, Scope | null>([
  ...'new unfamiliar fresh brand-new unheard first-time'.split(' ').map((w) => [w, 'new'] as const),
  ...'repeat repeated'.split(' ').map((w) => [w, 'repeat'] as const),
  ...'podcast spoken spoken-word'.split(' ').map((w) => [w, 'podcast'] as const),
  ['music', 'music'],
  ...'other others remaining'.split(' ').map((w) => [w, 'rest'] as const),
  ...'more further extra additional fewer less'.split(' ').map((w) => [w, 'more'] as const),
  ...'different distinct unique separate individual'
    .split(' ')
    .map((w) => [w, 'distinct'] as const),
  ...'full whole solid straight total single long of those these them the its your that track listening consecutive'
    .split(' ')
    .map((w) => [w, null] as const),
])
