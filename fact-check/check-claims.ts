// The claims of a writer. Each is verified exactly: a true one settles words that the reader alone would leave open,
// a false one contradicts them.
import type { Fact } from '#schemas/index.ts'
import type { Claim, SentenceClaims } from './claim.ts'
import { originalOffset } from './normalise.ts'
import type { TextReading } from './reading.ts'
import { verify } from './verify.ts'

export function checkClaims(reading: TextReading, all: readonly SentenceClaims[]): void {
  for (const { text, claims } of all) {
    const sentence = reading.tokens.sentences.findIndex((each) => each.text === text.trim())
    if (sentence < 0) continue
    for (const claim of claims) checkClaim(reading, sentence, claim)
  }
}

function checkClaim(reading: TextReading, sentence: number, claim: Claim): void {
  const own = reading.items.flatMap((item, i) => (item.sentence === sentence ? [i] : []))
  const span = spanOf(reading, sentence, claim.span)
  const [from, to] = [span[0] ?? own[0] ?? 0, span.at(-1) ?? own.at(-1) ?? 0]
  const facts = claim.facts.map((id) => reading.ground.byId.get(id))
  const unknown = claim.facts.find((id) => !reading.ground.byId.has(id))
  if (unknown !== undefined || facts.length === 0) {
    const detail = unknown === undefined ? 'a claim names no fact' : `there is no fact "${unknown}"`
    reading.fault({ kind: 'sentence', weight: 'contradicted', from, to, detail })
    return
  }
  if (span.length === 0) {
    const detail = `the sentence does not have the words "${claim.span}" that a claim gives`
    reading.fault({ kind: 'sentence', weight: 'not-stated', from, to, detail })
    return
  }
  const verdict = verify({ reading, span, facts: facts as Fact[] }, claim.relation)
  if ('items' in verdict) {
    reading.carry(verdict.items, facts as Fact[])
    for (const at of verdict.items)
      if (reading.items[at]?.amount)
        for (const fact of facts as Fact[]) reading.stated.push({ at, fact })
    return
  }
  const more = verdict.expected === undefined ? {} : { expected: verdict.expected }
  reading.fault({
    kind: 'sentence',
    weight: 'contradicted',
    from,
    to,
    detail: verdict.fault,
    ...more,
  })
}

/** The items that the words of the span are. */
function spanOf({ items, tokens }: TextReading, sentence: number, words: string): number[] {
  const written = tokens.sentences[sentence]
  const at = written?.text.indexOf(words.trim()) ?? -1
  if (!written || at < 0 || words.trim() === '') return []
  const [start, end] = [written.start + at, written.start + at + words.trim().length]
  return items.flatMap((item, i) => {
    const last = tokens.list[item.to] ?? item.token
    const itemStart = originalOffset(tokens.normalised, item.token.start)
    const itemEnd = originalOffset(tokens.normalised, last.end)
    return item.sentence === sentence && itemStart < end && itemEnd > start ? [i] : []
  })
}
