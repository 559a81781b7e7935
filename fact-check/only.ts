// Nothing but one thing: "no other track", "nothing else", "every play was by X", "nothing twice". True where the
// facts count one, or as many as are named.
import type { Fact } from '#schemas/index.ts'
import { nameFacts, placesOf } from './ground.ts'
import { has, isMark, nameAt } from './items.ts'
import type { Item, TextReading } from './reading.ts'

const nouns: readonly (readonly [RegExp, string])[] = [
  [/^(?:tracks?|songs?)$/, 'distinct-tracks'],
  [/^(?:artists?|bands?|acts?|names?|voices?)$/, 'artists'],
  [/^(?:shows?|podcasts?)$/, 'shows'],
  [/^episodes?$/, 'episodes'],
]

const groups = {
  artist: 'artists',
  track: 'distinct-tracks',
  show: 'shows',
  episode: 'episodes',
  genre: 'genres',
  decade: '',
}

export function checkOnlyOnes(reading: TextReading): void {
  for (const [at, item] of reading.items.entries()) {
    if (reading.covered.has(at) || item.kind === 'mark') continue
    const words = itemsOfOnly(reading.items, at)
    if (words) carryOnly(reading, at, words)
    else if (isNothingTwice(reading.items, at)) carryNoRepeats(reading, at)
    else if (/^(?:all|every)$/.test(item.word)) checkEvery(reading, at)
  }
}

/** "no other track", "no others", "nothing else", "no one else", "hardly anything else" is no claim of this kind. */
function itemsOfOnly(items: readonly Item[], at: number): number[] | null {
  const [word, next, after] = [0, 1, 2].map((k) => items[at + k]?.word ?? '')
  if (word === 'no' && next === 'others') return [at, at + 1]
  if (word === 'no' && next === 'other' && after !== 'day' && after !== 'days') return [at, at + 1]
  if (/^(?:nothing|nobody)$/.test(word ?? '') && next === 'else') return [at, at + 1]
  return word === 'no' && next === 'one' && after === 'else' ? [at, at + 1, at + 2] : null
}

function carryOnly(reading: TextReading, at: number, words: readonly number[]): void {
  const { items, ground } = reading
  const sentence = items[at]?.sentence
  const noun = items[at + 2]?.word ?? ''
  const before = items.flatMap((item, i) => (i < at && item.sentence === sentence ? [i] : []))
  const names = [...new Set(before.flatMap((i) => nameAt(reading, i) ?? []))]
  const amount = before.map((i) => items[i]?.amount).findLast((each) => each !== undefined)
  const id = nouns.find(([is]) => is.test(noun))?.[1] ?? groupId(reading, at, before)
  const count = id ? ground.byId.get(id) : undefined
  if (!count || !id) return
  const named = names.filter((name) =>
    placesOf(name).some(({ group }) => groups[group] === id),
  ).length
  const isCounted = amount?.unit === count.unit && reading.stated.some(({ fact }) => fact === count)
  if (Number(count.value) === Math.max(1, named) || isCounted) reading.carry(words, [count])
}

/** What "else" is beside: the nearest name before it. */
function groupId(reading: TextReading, at: number, before: readonly number[]): string | undefined {
  const last = before.findLast((i) => nameAt(reading, i) !== undefined)
  const name = last === undefined ? undefined : nameAt(reading, last)
  const place = name ? placesOf(name)[0] : undefined
  if (place) return groups[place.group]
  return reading.items[at]?.word === 'no' ? 'artists' : undefined
}

/** "played nothing twice", "repeated nothing at all", "no track came back" */
const isNothingTwice = (items: readonly Item[], at: number): boolean => {
  const item = items[at]
  if (!/^(?:nothing|none|no)$/.test(item?.word ?? '')) return false
  return items.some(
    (each, i) => each.sentence === item?.sentence && Math.abs(i - at) <= 5 && isAgain(each),
  )
}

const isAgain = (item: Item): boolean =>
  item.word === 'twice' ||
  item.word === 'repeated' ||
  (item.amount?.form === 'ratio' && item.amount.value === 2)

function carryNoRepeats(reading: TextReading, at: number): void {
  const { items, ground } = reading
  const repeats = ground.byId.get('repeats')
  if (!repeats || Number(repeats.value) !== 0) return
  const own = items.flatMap((item, i) =>
    item.sentence === items[at]?.sentence && Math.abs(i - at) <= 5 && isAgain(item) ? [i] : [],
  )
  const more = items[at + 1]?.word === 'at' && items[at + 2]?.word === 'all' ? [at + 2] : []
  reading.carry([at, ...own, ...more], [repeats])
}

/** "every play was by X", "all of the day's 22 plays", "all of it was X": X has the whole of it. */
function checkEvery(reading: TextReading, at: number): void {
  const { items, ground, stated } = reading
  const sentence = items[at]?.sentence
  const own = items.flatMap((item, i) =>
    item.sentence === sentence && !isMark(item, /^;$/) ? [i] : [],
  )
  const names = own.flatMap((i) => nameAt(reading, i) ?? [])
  const name = own.filter((i) => i > at).flatMap((i) => nameAt(reading, i) ?? [])[0] ?? names[0]
  if (!name || has(items[at - 1], 'no')) return
  const before = stated.findLast(
    ({ at: where, fact }) => where < at && fact.subject === null && typeof fact.value === 'number',
  )?.fact
  const noun = own
    .filter((i) => i > at && i <= at + 6)
    .map((i) => items[i])
    .find(
      (item) =>
        item?.amount?.unit ||
        /^(?:plays?|tracks?|songs?|minutes?|episodes?)$/.test(item?.word ?? ''),
    )
  const unit = noun?.amount?.unit ?? `${noun?.word.replace(/s$/, '') ?? ''}s`
  const wholes = [...(noun ? ground.day.facts : []), ...(before ? [before] : [])].filter(
    (fact) => fact.subject === null && (noun ? fact.unit === unit : true),
  )
  const isWhole = (whole: Fact) =>
    nameFacts(
      name,
      whole.unit === 'minutes' ? 'minutes' : whole.unit === 'episodes' ? 'episodes' : 'plays',
    ).some(({ value }) => value === whole.value)
  const whole = wholes.find(isWhole)
  if (whole) reading.carry([at], [whole])
}
