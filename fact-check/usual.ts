// "412 minutes, against a usual 133": which amounts speak of the listener's usual day.
import type { BoundQuantity } from './bind.ts'
import type { Token } from './tokens.ts'

const cues = new Set(
  (
    'usual usually typical typically normal normally average median ordinary ordinarily customary ' +
    'regular standard'
  ).split(' '),
)

export const isUsualCue = (list: readonly Token[], at: number): boolean =>
  cues.has(list[at]?.word ?? '') ||
  (list[at]?.word === 'most' && list[at + 1]?.word === 'days') ||
  (list[at]?.word === 'other' && list[at + 1]?.word === 'days')

/** Indices of the amounts that a cue belongs to: the next one in its clause, else the one before. */
export function usualCues(
  list: readonly Token[],
  amounts: readonly BoundQuantity[],
): ReadonlySet<number> {
  const found = new Set<number>()
  for (let at = 0; at < list.length; at++) {
    if (!isUsualCue(list, at)) continue
    const clause = list[at]?.clause
    const after = amounts.findIndex(
      ({ from, kind }) =>
        from > at && from - at <= 7 && list[from]?.clause === clause && kind === 'count',
    )
    if (after >= 0) {
      found.add(after)
      continue
    }
    const before = amounts.findLastIndex(
      ({ end }) => end < at && at - end <= 7 && list[end]?.clause === clause,
    )
    if (before >= 0 && !isContrast(list, amounts[before], at)) found.add(before)
  }
  return found
}

/** "412 minutes instead of the usual", "is more than usual" speak of the day; "279 more than usual" does not. */
function isContrast(
  list: readonly Token[],
  amount: BoundQuantity | undefined,
  cue: number,
): boolean {
  if (!amount) return false
  const between = list.slice(amount.end + 1, cue).map(({ word }) => word)
  if (between.some((word) => contrasts.test(word))) return true
  return amount.kind === 'count' && between.includes('than') && !differences.test(between[0] ?? '')
}

const contrasts = /^(?:instead|against|versus|vs\.?|compared|unlike|rather|past|where)$/
const differences = /^(?:more|fewer|less|longer|extra)$/
