import { months } from '#facts/wording.ts'

export const weekdays: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

/** 1 to 12, by name and by short name. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  months.flatMap((month, i) => {
    const lower = month.toLowerCase()
    return [
      [lower, i + 1],
      [lower.slice(0, 3), i + 1],
    ] as const
  }),
)

/** Days that many people keep, as MM-DD where the date is fixed. */
export const holidays: ReadonlyMap<string, string | null> = new Map([
  ["new year's day", '01-01'],
  ["new year's eve", '12-31'],
  ["new year's", '01-01'],
  ['christmas day', '12-25'],
  ['christmas eve', '12-24'],
  ['christmas', '12-25'],
  ['boxing day', '12-26'],
  ["valentine's day", '02-14'],
  ["valentine's", '02-14'],
  ['halloween', '10-31'],
  ["st patrick's day", '03-17'],
  ["april fools' day", '04-01'],
  ['leap day', '02-29'],
  ['easter', null],
  ['thanksgiving', null],
  ['ramadan', null],
  ['diwali', null],
  ['hanukkah', null],
  ['bank holiday', null],
  ['birthday', null],
])

/** Hours of the day, from inclusive to exclusive, in which a play may be called of that part. */
export const dayParts: ReadonlyMap<string, readonly (readonly [number, number])[]> = new Map([
  ['dawn', [[4, 8]]],
  ['small hours', [[0, 6]]],
  ['early hours', [[0, 7]]],
  ['sunrise', [[4, 9]]],
  ['breakfast', [[5, 11]]],
  ['morning', [[3, 12]]],
  ['mornings', [[3, 12]]],
  ['lunch', [[11, 15]]],
  ['lunchtime', [[11, 15]]],
  ['afternoon', [[12, 18]]],
  ['dusk', [[16, 22]]],
  ['sunset', [[16, 22]]],
  ['evening', [[17, 24]]],
  ['evenings', [[17, 24]]],
  ['nightfall', [[17, 24]]],
  [
    'night',
    [
      [18, 24],
      [0, 6],
    ],
  ],
  [
    'midnight',
    [
      [22, 24],
      [0, 2],
    ],
  ],
  ['noon', [[11, 14]]],
  ['midday', [[11, 14]]],
])
