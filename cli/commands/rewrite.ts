import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { dashed } from '#operations/hidden-words.ts'
import type { RewriteOutcome } from '#operations/rewrite.ts'
import { toReportJson } from '#reports/archive-json.ts'
import { writerWords } from '#reports/words.ts'
import { rewriteStories } from '../offer-rewrite.ts'
import { openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { wholeNumber } from './archive.ts'
import { parseDate } from './explain.ts'

const WAIT_SECONDS_USUAL = 1_200
const WAIT_SECONDS_MAX = 86_400

interface RewriteOptions {
  readonly year?: number
  readonly wait: number
  readonly json?: true
}

export function addRewrite(program: Command, terminal: Terminal): void {
  program
    .command('rewrite')
    .description('have stories written again, by the model that writes now')
    .argument('<user>', 'whose archive', asUser)
    .argument('[dates...]', 'days, YYYY-MM-DD; every chosen day where there is none', collectDates)
    .option('--year <year>', 'calendar year; the latest if left out', wholeNumber(1_970, 2_100))
    .option(
      '--wait <seconds>',
      'how long to wait for the new stories; writing goes on after that',
      wholeNumber(0, WAIT_SECONDS_MAX),
      WAIT_SECONDS_USUAL,
    )
    .option('--json', 'print what became of it as JSON')
    .addHelpText(
      'after',
      `
The days and their facts stay; each new text differs from the one before it. Which model writes is decided by
\`linernotes up --model\` or your environment.

Examples:
  linernotes rewrite ada
  linernotes rewrite ada 2025-07-14
  linernotes up --model local && linernotes rewrite ada`,
    )
    .action((userId: string, dates: readonly string[], options: RewriteOptions) =>
      rewrite(userId, dates, options, terminal),
    )
}

const collectDates = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  parseDate(text),
]

async function rewrite(
  userId: string,
  dates: readonly string[],
  { year, wait, json }: RewriteOptions,
  terminal: Terminal,
): Promise<void> {
  await using ports = openOperations(stackSettings(terminal.env))
  const request = { userId, year, dates, note: 'linernotes rewrite' }
  const outcome = await rewriteStories(ports, request, wait, terminal)
  if (json) terminal.printJson(outcomeJson(outcome))
  else for (const line of rewriteLines(userId, outcome)) terminal.print(line)
}

/** What a person reads: who wrote each story before and now, and what it cost. */
export function rewriteLines(userId: string, outcome: RewriteOutcome): string[] {
  const { rewritten, open, priceMicros, calls } = outcome
  return [
    ...rewritten.flatMap(({ date, before, after }) => [
      `${dashed(date)}  revision ${before.revision} to ${after.revision}, ${after.verdict?.outcome}`,
      `  was  ${before.title}`,
      `       ${writerWords(before.writtenBy)}`,
      `  now  ${after.title}`,
      `       ${writerWords(after.writtenBy)}`,
    ]),
    ...open.map((date) => `${dashed(date)}  not finished yet`),
    '',
    `${calls} call${calls === 1 ? '' : 's'}, $${(priceMicros / 1e6).toFixed(4)}`,
    ...(open.length > 0 ? [`linernotes archive ${userId} --wait 600 waits for the rest`] : []),
  ]
}

const outcomeJson = ({ rewritten, open, priceMicros, calls }: RewriteOutcome) => ({
  rewritten: rewritten.map(({ date, before, after }) => {
    return { date, before: toReportJson(before), after: toReportJson(after) }
  }),
  open,
  calls,
  priceMicros,
})
