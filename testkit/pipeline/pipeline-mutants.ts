// One change of a service or of the report store each that breaks a promise of the way from plays to verdicts.
// The pipeline's simulation must notice every one of them.
import type { Mutant } from '../simulation/mutants.ts'

const mutant = (
  invariant: string,
  note: string,
  file: string,
  find: string,
  replace: string,
): Mutant => ({ invariant, note, edits: [{ file, find, replace }] })

export const pipelineMutants: readonly Mutant[] = [
  mutant(
    'I7',
    'generation does not journal what a model answers',
    'services/generation/write-up.ts',
    `turn.effect(\`\${name}\${step}\`, (signal) =>`,
    'Promise.resolve(turn.signal).then((signal) =>',
  ),
  mutant(
    'I7',
    'judging does not journal what a model answers',
    'services/judging/actor.ts',
    `turn.effect(\`judge \${report.date} \${report.revision}\`, (signal) =>`,
    'Promise.resolve(turn.signal).then((signal) =>',
  ),
  mutant(
    'I7',
    'the journal is not read',
    'runtime/turn/effect.ts',
    "if (journaled && !('isStarted' in journaled)) return journaled.result as T",
    '',
  ),
  mutant(
    'I13',
    'the marker is written before the content',
    'reports/mongo.ts',
    'const outcome = await this.#replace(document, false)',
    'await this.#mark(report)\n      $&',
  ),
  mutant(
    'I13',
    'a removed report loses its content before its marker',
    'reports/mongo.ts',
    'await this.#unmark(id, revision)\n      return this.#replace({ _id: id, revision, removed: true }, true)',
    `const outcome = await this.#replace({ _id: id, revision, removed: true }, true)
      await this.#unmark(id, revision)
      return outcome`,
  ),
  mutant(
    'I14',
    'an older revision replaces a newer one',
    'reports/mongo.ts',
    'const older: Filter<ReportDocument> = { _id, revision: { $lt: revision } }',
    'const older: Filter<ReportDocument> = { _id }',
  ),
  mutant(
    'I14',
    'a rewrite keeps the revision of what it replaces',
    'services/generation/write-up.ts',
    'task.revisionAbove ?? 0) + 1\n  const trace',
    'task.revisionAbove ?? 0) + (last ? 0 : 1)\n  const trace',
  ),
  mutant(
    'I15',
    'a report is announced before it is stored',
    'services/persistence/actor.ts',
    'const outcome = await context.deps.store.put(content)',
    "const outcome: string = 'stored'\n  context.deps.store.put(content).catch(() => {})",
  ),
  mutant(
    'I15',
    'a retraction is announced before the report is removed',
    'services/persistence/actor.ts',
    'const outcome = await context.deps.store.remove(ownReportId(withdrawn), revision)',
    "const outcome: string = 'stored'\n  context.deps.store.remove(ownReportId(withdrawn), revision).catch(() => {})",
  ),
  mutant(
    'I15',
    'a report whose first announcement was cut off is never announced',
    'services/persistence/actor.ts',
    "const outcome = await context.deps.store.put(content)\n  // A replay finds its own revision stored and announces it: the first try may have ended in between.\n  if (outcome === 'stale') return",
    "const outcome = await context.deps.store.put(content)\n  if (outcome !== 'stored') return",
  ),
]
