// "It was jazz almost throughout": a genre of the day may be named; that it was nearly all of it has to be counted.
import { factById } from '#facts/fact.ts'
import { type TextReading, wordsOf } from './reading.ts'
import type { Token } from './tokens.ts'

/** A genre that had less of the music than this did not fill the day. */
const SHARE_MIN = 0.8
const WORDS_MAX = 5

const extents =
  /^(?:throughout|entirely|mostly|mainly|only|purely|pure|nothing|exclusively|solely|wholly|largely|chiefly|all|whole|entire|dominated)$/

export function checkExtent(reading: TextReading): void {
  const { list } = reading
  for (let i = 0; i < list.length; i++) {
    const token = list[i]
    if (!token || !isGenre(token)) continue
    const near = list.slice(Math.max(0, i - WORDS_MAX), i + WORDS_MAX + 1)
    const extent = near.find(
      ({ word, kind, clause }) => kind === 'word' && clause === token.clause && extents.test(word),
    )
    if (!extent || isFilledBy(reading, token)) continue
    const detail = `the text says "${wordsOf(reading, i, i)}" of the day; no fact says that it was so much of it`
    reading.fault({ kind: 'genre', from: i, to: i, detail })
  }
}

const isGenre = ({ name }: Token): boolean =>
  name !== null &&
  name.stated.length > 0 &&
  name.stated.every(({ kind }) => /^(?:top-)?genre$/.test(kind))

function isFilledBy({ ground }: TextReading, { name }: Token): boolean {
  const { facts } = ground.day
  const music = Number(factById(facts, 'music-minutes')?.value ?? 0)
  return facts.some(
    (fact) =>
      fact.kind === 'top-genre-minutes' &&
      name?.counted.includes(fact) === true &&
      Number(fact.value) >= SHARE_MIN * music,
  )
}
