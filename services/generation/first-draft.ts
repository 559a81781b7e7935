// How often a model's first text passes, and which rule refuses it where it does not: a metric.
import { linernotes } from '#observability/attributes.ts'
import { counter } from '#observability/metrics.ts'
import type { Attempt } from './write.ts'

const firstDrafts = counter('linernotes.drafts.first', {
  description: 'First answers of a model for a report, by what became of them.',
  unit: '{draft}',
})

/**
 * Counts the first answer once, under the first rule that refused it. A report that no model was asked for has none.
 */
export function countFirstDraft([first]: readonly Attempt[], promptVersion: string): void {
  if (!first) return
  const { result, rules, outcome } = first
  firstDrafts.add(1, {
    [linernotes.promptVersion]: promptVersion,
    [linernotes.route]: outcome.route,
    [linernotes.outcome]: result,
    [linernotes.rule]: rules[0] ?? 'none',
  })
}
