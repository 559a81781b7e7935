// Names: those of the day are heard, which the facts say; a capital that is no name of the day is an invented one.
import { isMark, isVerb } from './items.ts'
import type { TextReading } from './reading.ts'

export function checkNames(reading: TextReading): void {
  const { items } = reading
  const { words: known, heard: logWords } = reading.ground
  for (const [at, item] of items.entries()) {
    if (item.name) {
      const { stated, counted } = item.name
      reading.carry([at], stated.length > 0 ? stated.slice(0, 1) : counted.slice(0, 1))
    } else if (item.kind === 'word' && item.tags.size === 0 && /^\p{Lu}/u.test(item.token.text)) {
      checkCapital(reading, at, known, logWords)
    }
  }
}

function checkCapital(
  reading: TextReading,
  at: number,
  known: ReadonlySet<string>,
  log: ReadonlySet<string>,
): void {
  const { items } = reading
  const item = items[at]
  if (!item) return
  let to = at
  while (/^\p{Lu}/u.test(items[to + 1]?.token.text ?? '') && items[to + 1]?.kind === 'word') to++
  const words = reading.wordsOf(at, to)
  const zone = reading.ground.day.facts.find(
    ({ kind, value }) =>
      kind === 'zone' && String(value).endsWith(`/${words.replaceAll(' ', '_')}`),
  )
  if (zone) {
    for (let i = at; i <= to; i++) reading.carry([i], [zone])
    return
  }
  const isQuoted = isMark(items[at - 1], /^["']$/)
  const isOfDay = known.has(item.word) || /^(?:i|english|dr|mr|mrs|st)$/.test(item.word)
  const isHeard = log.has(item.word)
  // At the start of a sentence any word has a capital.
  const isSubject =
    (isVerb(items[at + 1]) || items[at + 1]?.kind === 'idiom') &&
    !/^(?:is|are|has|have|do|does)$/.test(items[at + 1]?.word ?? '')
  const isCounted =
    isSubject && items.some((each) => each.sentence === item.sentence && each.amount !== undefined)
  const isSure = !isOfDay && !isHeard && (!item.token.isInitial || to > at || isQuoted || isCounted)
  if (item.token.isInitial && to === at && !isQuoted && !isHeard && !isSubject) return
  const detail = isHeard
    ? `the text names "${words}", which was heard, but no fact states it`
    : `the text names "${words}"; no fact has that name`
  reading.fault({
    kind: 'name',
    weight: isSure ? 'contradicted' : 'not-stated',
    from: at,
    to,
    detail,
  })
}
