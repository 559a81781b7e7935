// What a person reads of campaigns, their plans and their snapshots.
import { duration } from '#bootstrap/progress.js'
import type { ListedCampaign } from '#operations/campaigns/list-campaigns.ts'
import type { PlanOutcome } from '#operations/campaigns/plan-campaign.ts'
import type { SnapshotSummary } from '#operations/snapshots/list-snapshots.ts'
import { plainText } from '#reports/plain-text.ts'
import type { CampaignBudget, CampaignEstimate, NamedCount } from '#schemas/index.ts'
import type { CampaignView } from '#services/campaigns/view.ts'
import type { Colors } from '../colors.ts'
import { tableLines } from '../table.ts'

const whole = (count: number): string => Math.round(count).toLocaleString('en-US')
const money = (micros: number): string => `$${(micros / 1e6).toFixed(micros < 1e6 ? 4 : 2)}`
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const timeWords = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

const BAR_COLUMNS = 32

function barOf(share: number): string {
  const filled = Math.round(BAR_COLUMNS * Math.min(1, Math.max(0, share)))
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}`
}

/** The view of `campaign watch` and `show`: the same lines in the same places, so that it can be drawn over. */
export function campaignLines(
  view: CampaignView,
  nowMs: number,
  { bold, dim }: Colors,
): readonly string[] {
  const { counts, budget } = view
  const share = view.reports === 0 ? 1 : view.done / view.reports
  const because = view.reason === '' ? '' : ` (${view.reason})`
  const title = view.name === '' ? '' : `  ${plainText(view.name)}`
  const of = (part: number | null) => (part === null ? '' : `, ${percent(part)}`)
  const row = (name: string, text: string) => `${dim(name.padEnd(12))}${text}`
  return [
    `${bold(view.campaignId)}${title}  ${view.year}  ${bold(view.status)}${because}`,
    `${barOf(share)}  ${percent(share)}`,
    row('reports', `${whole(view.done)} of ${whole(view.reports)} done: ${countWords(view)}`),
    row(
      'listeners',
      `${whole(view.listenersEnded)} of ${whole(view.listeners)}, ${whole(view.listenersOpen)} open`,
    ),
    row('accepted', `${whole(counts.acceptedAtFirst)} at first${of(view.acceptedAtFirstShare)}`),
    row('template', `${whole(counts.templates)}${of(view.templateShare)}`),
    row('refused', namedWords(view.refusals)),
    row('failed', namedWords(view.failures)),
    row('rate', `${rateWords(view)}, ${view.inFlight} calls in flight of ${view.limit}`),
    row('ends', etaWords(view, nowMs)),
    row(
      'money',
      `${money(view.priceMicros)}${endWords(view.priceMicrosAtEnd, budget.priceMicros, money)}`,
    ),
    row('tokens', `${whole(view.tokens)}${endWords(view.tokensAtEnd, budget.tokens, whole)}`),
    row('slowest', slowestWords(view)),
    row('stuck', stuckWords(view, nowMs)),
    ...view.notes.slice(-3).map(({ code, detail }) => row('note', `${code}: ${detail}`)),
    row('next', view.verbs.length === 0 ? 'nothing: it is over' : view.verbs.join(', ')),
  ]
}

const countWords = ({ counts: { written, kept, gone } }: CampaignView): string =>
  `${whole(written)} written, ${whole(kept)} kept, ${whole(gone)} gone`

const NAMED_MAX = 5

const namedWords = (counts: readonly NamedCount[]): string =>
  counts.length === 0
    ? 'none'
    : counts
        .slice(0, NAMED_MAX)
        .map(({ name, count }) => `${name} ${whole(count)}`)
        .join(', ')

const rateWords = ({ rate }: CampaignView): string =>
  rate === null ? 'not known yet' : `${rate.toFixed(1)} reports/s`

function etaWords({ status, etaMs, reports, done }: CampaignView, nowMs: number): string {
  if (status !== 'running') return done >= reports ? 'it has ended' : 'it does not run'
  if (!etaMs) return 'not known yet'
  const { p10, p50, p90 } = etaMs
  return `in ${duration(p50)}, at ${timeWords(nowMs + p50)} (80 %: ${duration(p10)} to ${duration(p90)})`
}

const endWords = (
  atEnd: number | null,
  budget: number | null,
  words: (amount: number) => string,
): string =>
  [
    atEnd === null ? '' : `, ${words(atEnd)} at the end`,
    budget === null ? '' : `, budget ${words(budget)}`,
  ].join('')

const slowestWords = ({ slowest }: CampaignView): string =>
  slowest.length === 0
    ? 'none open'
    : slowest
        .map(({ partition, ended, asked }) => `partition ${partition} ${ended}/${asked}`)
        .join(', ')

const stuckWords = ({ stuck }: CampaignView, nowMs: number): string =>
  stuck.length === 0
    ? 'none'
    : stuck
        .map(
          ({ partition, state, open, since }) =>
            `partition ${partition} ${state} for ${duration(nowMs - since)} with ${open} open`,
        )
        .join(', ')

export function planLines(plan: PlanOutcome, budget: CampaignBudget): readonly string[] {
  const { campaignId, listeners, reports, estimates, measured, isDryRun, snapshotId } = plan
  return [
    `${whole(listeners)} listeners with ${whole(reports)} days, from the snapshot ${snapshotId}`,
    ...(estimates.length === 0
      ? [`what it will use is not known: ${measured} reports were written before, and 5 are needed`]
      : [
          ...estimates.map(estimateLine),
          `from ${whole(measured)} reports that were written before; P10 to P90 in brackets`,
        ]),
    budgetLine(budget),
    isDryRun
      ? 'dry run: nothing was published'
      : `nothing is written before \`linernotes campaign start ${campaignId}\``,
  ]
}

function estimateLine({ name, p10, p50, p90 }: CampaignEstimate): string {
  if (name === 'priceMicros') return `money   ${money(p50)} (${money(p10)} to ${money(p90)})`
  if (name === 'tokens') return `tokens  ${whole(p50)} (${whole(p10)} to ${whole(p90)})`
  const hours = (each: number) => duration(each * 3_600_000)
  return `time    ${hours(p50)} (${hours(p10)} to ${hours(p90)}) at the pace of its busy minutes`
}

function budgetLine({ priceMicros, tokens, deadlineAt }: CampaignBudget): string {
  const bounds = [
    ...(priceMicros === null ? [] : [money(priceMicros)]),
    ...(tokens === null ? [] : [`${whole(tokens)} tokens`]),
    ...(deadlineAt === null ? [] : [`until ${timeWords(deadlineAt)}`]),
  ]
  return bounds.length === 0 ? 'no budget: it runs to its end' : `budget: ${bounds.join(', ')}`
}

export const listLines = (
  campaigns: readonly ListedCampaign[],
  paint: Colors,
): readonly string[] =>
  campaigns.length === 0
    ? ['no campaigns: `linernotes campaign plan` makes one']
    : tableLines(
        ['campaign', 'year', 'status', 'listeners', 'reports', 'since', 'name'],
        campaigns.map((each) => [
          each.campaignId,
          String(each.year),
          each.reason === '' ? each.status : `${each.status} (${each.reason})`,
          whole(each.listeners),
          whole(each.reports),
          timeWords(each.changedAt),
          plainText(each.name),
        ]),
        paint,
      )

export const snapshotLines = (
  snapshots: readonly SnapshotSummary[],
  paint: Colors,
): readonly string[] =>
  snapshots.length === 0
    ? ['no snapshots: `linernotes snapshot take` makes one']
    : tableLines(
        ['snapshot', 'taken', 'listeners and years', 'days', 'files', 'bytes'],
        snapshots.map((each) => [
          each.id,
          timeWords(each.takenAt),
          whole(each.rows),
          whole(each.days),
          whole(each.files),
          whole(each.bytes),
        ]),
        paint,
      )
