import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { dashed } from '#operations/hidden-words.ts'
import type { Reconciliation } from '#operations/reconcile.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { wholeNumber } from './archive.ts'
import { countWords } from './update-lines.ts'

const GRACE_SECONDS = 600
const GRACE_SECONDS_MAX = 86_400
const SHOWN_MAX = 20

interface Options {
  readonly mend?: true
  readonly grace: number
  readonly campaignYear?: readonly number[]
  readonly json?: true
}

export function addReconcile(program: Command, terminal: Terminal): void {
  const year = wholeNumber(1_970, 2_100)
  program
    .command('reconcile')
    .description('compare what is chosen, marked, stored and announced')
    .option('--mend', 'ask for what is not as it should be again')
    .option(
      '--grace <seconds>',
      'leave out what is younger: it may still be under way',
      wholeNumber(0, GRACE_SECONDS_MAX),
      GRACE_SECONDS,
    )
    .option(
      '--campaign-year <year>',
      'a year whose days wait for a campaign; may be repeated; those of CAMPAIGN_YEARS where left out',
      (text: string, before: readonly number[] = []) => [...before, year(text)],
    )
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      `
missing          a chosen day, or an announced report, that is not stored
dangling-marker  a listener's document names a report that is not stored
orphan-content   a stored report that no marker names, or no selection has
mismatch         marker, content, announcement and selection are not of one revision, text and facts

What --mend asks for is written again, or withdrawn where no selection has the day, by the services as always.

Examples:
  linernotes reconcile
  linernotes reconcile --mend
  linernotes reconcile --json --grace 0`,
    )
    .action((options: Options) => run(options, terminal))
}

async function run(options: Options, terminal: Terminal): Promise<void> {
  const { env, print, printJson, progress, signal } = terminal
  const { Config } = await import('#services/generation/config.ts')
  const { mend, grace, json } = options
  const { campaignYear = Config.shape.CAMPAIGN_YEARS.parse(env.CAMPAIGN_YEARS) } = options
  const { reconcile } = await import('#operations/reconcile.ts')
  await using ports = openOperations(stackSettings(env))
  const asked = {
    graceSeconds: grace,
    campaignYears: campaignYear,
    isMending: mend === true,
    signal,
  }
  const change = { operation: 'mend-reports', target: { graceSeconds: grace } }
  const outcome = await progress.step('Reconcile', (say) => {
    const start = () => reconcile(ports, { ...asked, say })
    return mend ? changeAudited(ports, change, terminal, start) : start()
  })
  if (json) printJson(outcome)
  else for (const line of reconciliationLines(outcome)) print(line)
}

/** What a person reads: the counts, the first of what was found, what comes next. */
export function* reconciliationLines(outcome: Reconciliation): Generator<string> {
  const { compared, counts, found, asked } = outcome
  yield `${countWords(compared, 'report')} compared`
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return yield 'all are as they should be'
  for (const [kind, count] of Object.entries(counts)) {
    if (count > 0) yield `${kind.padEnd(16)} ${count.toLocaleString('en')}`
  }
  yield ''
  for (const { userId, date, kind, detail } of found.slice(0, SHOWN_MAX)) {
    yield `${userId}  ${dashed(date)}  ${kind}: ${detail}`
  }
  if (total > SHOWN_MAX)
    yield `and ${(total - SHOWN_MAX).toLocaleString('en')} more; --json has the first 1,000`
  yield ''
  yield asked > 0
    ? `${countWords(asked, 'report')} asked for again; reconcile says when they are done`
    : 'linernotes reconcile --mend asks for them again'
}
