/** What a number can count, in a form that facts share. */
export type Unit =
  | 'minutes'
  | 'plays'
  | 'tracks'
  | 'repeats'
  | 'episodes'
  | 'shows'
  | 'artists'
  | 'genres'
  | 'sessions'
  | 'days'
  | 'times'

/** What narrows a count: of music, of podcasts, of one session, of the year, new, distinct. */
export type Scope = 'music' | 'podcast' | 'session' | 'year' | 'history' | 'new' | 'distinct'

export interface UnitWord {
  readonly unit: Unit
  /** Base units in one of these: 60 for an hour. */
  readonly factor: number
  readonly scope: Scope | null
}

const word = (unit: Unit, factor = 1, scope: Scope | null = null): UnitWord => ({
  unit,
  factor,
  scope,
})

const entries = (words: string, unit: UnitWord): (readonly [string, UnitWord])[] =>
  words.split(' ').map((each) => [each, unit] as const)

export const unitWords: ReadonlyMap<string, UnitWord> = new Map([
  ...entries('minute minutes min mins', word('minutes')),
  ...entries('hour hours hr hrs', word('minutes', 60)),
  ...entries('seconds', word('minutes', 1 / 60)),
  ...entries('play plays stream streams spin spins listen listens playbacks', word('plays')),
  ...entries('track tracks song songs tune tunes', word('tracks')),
  ...entries('repeat repeats replay replays repetitions', word('repeats')),
  ...entries('episode episodes instalment instalments installment installments', word('episodes')),
  ...entries('show shows podcast podcasts series', word('shows')),
  ...entries(
    'artist artists band bands act acts musician musicians singer singers',
    word('artists'),
  ),
  ...entries('performer performers name names voice voices', word('artists')),
  ...entries('newcomer newcomers discovery discoveries debut debuts', word('artists', 1, 'new')),
  ...entries('introductions strangers first-timers', word('artists', 1, 'new')),
  ...entries('genre genres', word('genres')),
  ...entries('session sessions sitting sittings stretch stretches', word('sessions')),
  ...entries('day days', word('days')),
  ...entries('time times', word('times')),
])

/** A unit is not looked for beyond these. */
export const unitStops: ReadonlySet<string> = new Set(
  (
    'of in and or but at by from to for on over across against than that which while with as is was ' +
    'were are be had has have went came took made gave got you we it they he she this these those ' +
    'them there then so if when where who before after until because into up down out off only just ' +
    'per either each every without within between among during through beside besides'
  ).split(' '),
)

export const scopeWords: ReadonlyMap<string, Scope> = new Map([
  ['music', 'music'],
  ['musical', 'music'],
  ['songs', 'music'],
  ['tracks', 'music'],
  ['podcast', 'podcast'],
  ['podcasts', 'podcast'],
  ['podcasting', 'podcast'],
  ['episodes', 'podcast'],
  ['spoken', 'podcast'],
  ['session', 'session'],
  ['sitting', 'session'],
  ['stretch', 'session'],
  ['year', 'year'],
  ['year-to-date', 'year'],
  ['history', 'history'],
  ['new', 'new'],
  ['brand-new', 'new'],
  ['unheard', 'new'],
  ['unfamiliar', 'new'],
  ['fresh', 'new'],
  ['first-time', 'new'],
  ['never', 'new'],
  ['newcomers', 'new'],
  ['newcomer', 'new'],
  ['discoveries', 'new'],
  ['discovery', 'new'],
  ['discovered', 'new'],
  ['debuts', 'new'],
  ['unknown', 'new'],
  ['different', 'distinct'],
  ['distinct', 'distinct'],
  ['unique', 'distinct'],
  ['separate', 'distinct'],
  ['individual', 'distinct'],
])

/** Modifiers before an amount, longest first, and on which side of it the true value may be. */
export type Bearing = 'exact' | 'nearly' | 'over' | 'about' | 'at-least' | 'at-most'

export const bearings: readonly (readonly [string, Bearing])[] = [
  ['no fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['not less than', 'at-least'],
  ['as many as', 'at-most'],
  ['as much as', 'at-most'],
  ['no more than', 'at-most'],
  ['upwards of', 'over'],
  ['north of', 'over'],
  ['in excess of', 'over'],
  ['the better part of', 'nearly'],
  ['the best part of', 'nearly'],
  ['better part of', 'nearly'],
  ['a good', 'over'],
  ['just short of', 'nearly'],
  ['just shy of', 'nearly'],
  ['shy of', 'nearly'],
  ['short of', 'nearly'],
  ['just under', 'nearly'],
  ['just over', 'over'],
  ['close to', 'about'],
  ['not quite', 'nearly'],
  ['less than', 'nearly'],
  ['fewer than', 'nearly'],
  ['more than', 'over'],
  ['longer than', 'over'],
  ['at least', 'at-least'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['in all', 'exact'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['approaching', 'nearly'],
  ['under', 'nearly'],
  ['below', 'nearly'],
  ['over', 'over'],
  ['above', 'over'],
  ['past', 'over'],
  ['beyond', 'over'],
  ['exceeding', 'over'],
  ['topping', 'over'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['some', 'about'],
  ['approximately', 'about'],
  ['circa', 'about'],
  ['maybe', 'about'],
  ['perhaps', 'about'],
  ['exactly', 'exact'],
  ['precisely', 'exact'],
]
