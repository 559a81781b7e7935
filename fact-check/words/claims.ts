const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** "the biggest": true of a day only where a fact ranks it first. */
export const superlatives = words(
  'biggest largest longest busiest highest greatest heaviest fullest richest widest deepest strongest ' +
    'fiercest keenest hungriest broadest boldest record peak unmatched unrivalled unrivaled unbeaten ' +
    'unsurpassed unequalled pinnacle',
)

/** The other end, which no fact ranks. */
export const lowSuperlatives = words(
  'smallest shortest quietest lowest lightest thinnest fewest least slowest calmest emptiest weakest',
)

/** Opinions and edges that no fact ranks. */
export const openSuperlatives = words(
  'best finest loudest wildest earliest latest strangest happiest saddest oldest newest youngest rarest ' +
    'favourite favorite greatest-ever worst',
)

export const rankPhrases: readonly string[] = [
  'no other day',
  'any other day',
  'any day',
  'like no other',
  'nothing else came close',
  'nothing came close',
  'came close',
  'number one',
  'second to none',
  'head and shoulders above',
  'in a league of its own',
  'topped every other day',
  'beat every other day',
]

/** Facts that a superlative may be about, by a word beside it. */
export const rankedKinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^energy$/, ['energy']],
  [/^(?:taste|strayed)$/, ['taste-distance']],
  [/^genres?$/, ['top-genre-minutes']],
  [/^(?:new|discover.*|newcomers?|debuts?|first-time|unfamiliar)$/, ['new-artists']],
  [/^(?:artists?|bands?|acts?|names?|voices?)$/, ['artists', 'new-artists', 'top-artist-minutes']],
  [/^episodes?$/, ['episodes', 'top-show-episodes']],
  [/^(?:podcasts?|podcasting|spoken|talk)$/, ['podcast-minutes']],
  [/^shows?$/, ['podcast-minutes', 'top-show-minutes']],
  [
    /^(?:repeats?|repeated|repeating|repeat-heavy|replays?|loop.*)$/,
    ['repeats', 'top-track-plays'],
  ],
  [/^(?:tracks?|songs?|plays?)$/, ['tracks', 'distinct-tracks']],
  [/^(?:music|musical)$/, ['music-minutes']],
  [
    /^(?:minutes?|hours?|listening|total|dose|tally)$/,
    ['minutes', 'music-minutes', 'podcast-minutes'],
  ],
  [/^sessions?|sittings?$/, ['sessions']],
]

/** More than usual, less than usual: the word, and its direction. */
export const comparatives: ReadonlyMap<string, 1 | -1> = new Map([
  ...'more longer bigger busier higher greater fuller larger heavier further above beyond exceeding outpaced outstripped past over surpassed exceeded beat up'
    .split(' ')
    .map((each) => [each, 1] as const),
  ...'less fewer shorter smaller lower quieter lighter below under short beneath'
    .split(' ')
    .map((each) => [each, -1] as const),
])

export const firstTimePhrases: readonly string[] = [
  'first time',
  'first ever',
  'first encounter',
  'first encounters',
  'first meeting',
  'first meetings',
  'first listen',
  'first hearing',
  'first hearings',
  'first acquaintance',
  'never heard',
  'never played',
  'never met',
  'never listened',
  'never before',
  'not heard before',
  "hadn't heard",
  'had not heard',
  "hadn't played",
  'brand new',
  'a new one',
  'new to you',
  'new to your ears',
  'new to your history',
  'new artist',
  'new artists',
  'new name',
  'new names',
  'new voice',
  'new voices',
  'new band',
  'new bands',
  'new act',
  'new acts',
  'newcomer',
  'newcomers',
  'debut',
  'debuts',
  'debuted',
  'discovery',
  'discoveries',
  'discovered',
  'discovering',
  'discover',
  'unfamiliar',
  'unheard',
  'strangers',
  'first timers',
  'for the first',
]

/** Negations that deny nothing. */
export const harmlessNegations: readonly string[] = [
  'no fewer than',
  'no less than',
  'no more than',
  'not less than',
  'not only',
  'not just',
  'not merely',
  'not simply',
  'not quite',
  'no one',
  'no wonder',
  'no doubt',
  'no other day',
  'no other',
  'no ordinary',
  'never before',
  'never heard',
  'never played',
  'never met',
  'never listened',
  'had not heard before',
  'had not heard',
  "hadn't heard",
  'had not played',
  "hadn't played",
  'not one but',
  'second to none',
  'like no other',
  'no small',
  'no mean',
]

export const negations = words(
  "no not never none neither nor without nothing hardly barely cannot can't didn't don't doesn't wasn't " +
    "weren't isn't aren't hadn't haven't hasn't wouldn't couldn't nobody nowhere scarcely",
)
