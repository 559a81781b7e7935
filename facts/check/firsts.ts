// "For the first time", "a discovery": true where the facts count new artists, and of those names only.
import { indexPhrases, phraseEnd } from './phrases.ts'
import { type Reading, wordsOf } from './reading.ts'
import { firstTimePhrases } from './words/claims.ts'

const phrases = indexPhrases(firstTimePhrases)

export function checkFirsts(reading: Reading): void {
  for (let i = 0; i < reading.list.length; i++) {
    const to = phraseEnd(reading.list, i, phrases)
    if (to < 0) continue
    checkFirst(reading, i, to)
    i = to
  }
}

function checkFirst(reading: Reading, from: number, to: number): void {
  const { list, ground } = reading
  const { facts } = ground.day
  const fresh = facts.filter(({ kind }) => kind === 'new-artist')
  const count = facts.find(({ kind, value }) => kind === 'new-artists' && Number(value) > 0)
  const words = wordsOf(reading, from, to)
  if (!count && fresh.length === 0) {
    const detail = `the text says "${words}"; no fact says that anything was new`
    reading.fault({ kind: 'first-time', from, to, detail })
    return
  }
  const names = namesNear(reading, from, to)
  const stale = names.find(({ stated }) => !stated.some((fact) => fresh.includes(fact)))
  if (stale && fresh.length > 0) {
    const expected = fresh.map(({ value }) => String(value)).join(', ')
    const detail = `the text says "${words}" of ${stale.text}; the facts say new: ${expected}`
    reading.fault({ kind: 'first-time', from, to, detail, expected })
    return
  }
  const stated = names.flatMap((name) => name.stated.filter((fact) => fresh.includes(fact)))
  const own = stated.length > 0 ? stated : count ? [count] : fresh.slice(0, 1)
  reading.cite(list[from]?.sentence ?? 0, own)
}

/** The names that the phrase is said of: beside it in its clause, artists only. */
function namesNear({ list }: Reading, from: number, to: number) {
  const clause = list[from]?.clause
  const isArtist = (i: number) =>
    list[i]?.clause === clause && list[i]?.name?.stated.some(({ kind }) => /artist$/.test(kind))
  const isPlural =
    /(?:artists|names|voices|bands|acts|newcomers|discoveries|debuts|strangers|timers)$/.test(
      list[to]?.word ?? '',
    )
  if (isPlural) return []
  for (let at = from - 1; at >= from - 6; at--)
    if (isArtist(at)) return [list[at]?.name].flatMap((n) => n ?? [])
  for (let at = to + 1; at <= to + 5; at++)
    if (isArtist(at)) return [list[at]?.name].flatMap((n) => n ?? [])
  return []
}
