/** Cardinals that a word stands for on its own. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
)

export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
])

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'

export const ordinalWords: ReadonlyMap<string, number> = new Map([
  ...ordinals.split(' ').map((word, i) => [word, i + 1] as const),
  ['thirtieth', 30],
  ['fortieth', 40],
  ['fiftieth', 50],
  ['hundredth', 100],
])

/** Parts of a whole, in per cent: "a third of the day". */
export const fractionWords: ReadonlyMap<string, number> = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['thirds', 100 / 3],
  ['quarter', 25],
  ['quarters', 25],
  ['fifth', 20],
  ['fifths', 20],
  ['sixth', 100 / 6],
  ['eighth', 12.5],
  ['tenth', 10],
  ['tenths', 10],
])

/** Ratios in one word. */
export const ratioWords: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
  ['double', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['triple', 3],
  ['tripled', 3],
  ['tripling', 3],
  ['treble', 3],
  ['trebled', 3],
  ['quadruple', 4],
  ['quadrupled', 4],
])

/** Amounts that leave room, as [least, most]. */
export const looseWords: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['dozens', [24, 199]],
  ['scores', [40, 199]],
  ['hundreds', [200, 1999]],
  ['thousands', [2000, 999_999]],
  ['several', [3, 12]],
  ['few', [2, 9]],
  ['handful', [2, 9]],
])
