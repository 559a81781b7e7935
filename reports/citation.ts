import type { Fact, Sentence } from '#schemas/index.ts'

export interface CitedFact {
  readonly fact: Fact
  /** 1-based, in the order in which the story first rests on them. */
  readonly number: number
}

/** The facts that a story's sentences rest on, numbered like footnotes. */
export function citations(report: {
  readonly facts: readonly Fact[]
  readonly sentences: readonly Sentence[]
}): readonly CitedFact[] {
  const ids = [...new Set(report.sentences.flatMap((sentence) => sentence.factIds))]
  return ids
    .flatMap((id) => report.facts.find((fact) => fact.id === id) ?? [])
    .map((fact, index) => ({ fact, number: index + 1 }))
}
