/** Cardinals that a word stands for on its own. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, i) => [word, i] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i) => [word, 20 + 10 * i] as const),
])

export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
])

export const ordinalWords: ReadonlyMap<string, number> = new Map([
  ...(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
    'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  )
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
  ['thirtieth', 30],
])

/** Parts of one: "a third of the day", "three quarters of an hour". */
export const fractionWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 1 / 2,
    halves: 1 / 2,
    third: 1 / 3,
    thirds: 1 / 3,
    quarter: 1 / 4,
    quarters: 1 / 4,
    fifth: 1 / 5,
    fifths: 1 / 5,
    sixth: 1 / 6,
    sixths: 1 / 6,
    seventh: 1 / 7,
    eighth: 1 / 8,
    eighths: 1 / 8,
    ninth: 1 / 9,
    tenth: 1 / 10,
    tenths: 1 / 10,
  }),
)

/** Ratios in one word. */
export const ratioWords: ReadonlyMap<string, number> = new Map(
  Object.entries({ twice: 2, thrice: 3, double: 2, triple: 3, treble: 3, quadruple: 4 }),
)

/** On which side of the stated number the true one may be. */
export type Hedge = 'exact' | 'under' | 'over' | 'about' | 'at-least' | 'at-most'

export const hedges: ReadonlyMap<string, Hedge> = new Map(
  (
    [
      [
        'under',
        'nearly,almost,just under,a little under,slightly under,just short of,just shy of,a shade under,a touch under,' +
          'shy of,short of,close to,not quite,approaching,less than,fewer than,a little less than,slightly less than,' +
          'just less than,under,just below,below,the better part of,the best part of,not far short of,barely under,' +
          'all but,well under,somewhat under,a bit under,a little short of,a minute short of,only just under,close on',
      ],
      [
        'over',
        'over,more than,just over,a little over,slightly over,a little more than,slightly more than,just more than,' +
          'upwards of,in excess of,well over,a shade over,a touch over,above,just above,past,just past,beyond,topping,' +
          'somewhat over,a bit over,a good,a bit more than,comfortably over,some way over,longer than,barely over',
      ],
      [
        'about',
        'about,around,roughly,approximately,some,something like,somewhere around,in the region of,or so,nearer to,' +
          'more or less,as good as,in the neighbourhood of,in the neighborhood of,give or take,around about,near',
      ],
      ['at-least', 'at least,no fewer than,no less than,not less than,not fewer than'],
      ['at-most', 'at most,no more than,not more than,up to,as many as,as much as'],
      [
        'exact',
        'exactly,precisely,just,only,a full,a whole,fully,all of,a mere,merely,no other than,some time,a total of,a sum of,' +
          'a grand total of,a solid,as little as,as few as,only just',
      ],
    ] as const
  ).flatMap(([hedge, list]) => list.split(',').map((phrase) => [phrase, hedge] as const)),
)
