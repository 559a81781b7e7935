// Plans a campaign: who it is for, what it will use, and its input, which is published and does not change after that.
import { promptVersions } from '#prompts/prompt.ts'
import { type CampaignBudget, type CampaignEstimate, campaignPlanned } from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { campaignCommands } from '#topics/campaign-commands.ts'
import { campaignRequests } from '#topics/campaign-requests.ts'
import type { OperationPorts } from '../ports.ts'
import { manifestHash } from '../snapshots/snapshot.ts'
import { assertBudget } from './budget.ts'
import { type Cohort, openCohort } from './cohort.ts'
import { campaignErrors } from './errors.ts'
import { estimatesOf, ReportCosts } from './estimate.ts'
import { isActive, listCampaigns } from './list-campaigns.ts'
import { type PlanOptions, publishInput } from './publish-input.ts'
import { awaitCampaign, campaignPages } from './show-campaign.ts'

export interface CampaignProposal {
  readonly campaignId: string
  /** For people. */
  readonly name: string
  readonly year: number
  /** SQL over the view `listeners` of the snapshot, with a column `user_id`. */
  readonly cohort: string
  /** The latest where it is left out. */
  readonly snapshotId?: string | undefined
  /** Such as `v3`; the one that generation has where it is empty. */
  readonly promptVersion: string
  readonly isRewrite: boolean
  readonly budget: CampaignBudget
  /** Says what it would use, and publishes nothing. */
  readonly isDryRun: boolean
}

export interface PlanOutcome {
  readonly campaignId: string
  readonly snapshotId: string
  readonly listeners: number
  readonly reports: number
  /** Empty where too few reports were measured. */
  readonly estimates: readonly CampaignEstimate[]
  /** How many reports were measured for them. */
  readonly measured: number
  readonly isDryRun: boolean
}

const COHORT_SECONDS_MAX = 60

/**
 * @throws CAMPAIGN_EXISTS, CAMPAIGN_BUDGET_EMPTY, CAMPAIGN_OVERLAPS, PROMPT_UNKNOWN, COHORT_INVALID, COHORT_SLOW,
 *   COHORT_EMPTY, SNAPSHOT_UNKNOWN, SNAPSHOT_DAMAGED, CAMPAIGN_SILENT, ACTORS_SILENT
 */
export async function planCampaign(
  ports: OperationPorts,
  proposal: CampaignProposal,
  { signal, say }: PlanOptions,
): Promise<PlanOutcome> {
  const { clock } = ports
  const { campaignId, year, cohort: sql, promptVersion, isDryRun } = proposal
  assertBudget(proposal.budget, clock.now())
  assertPrompt(promptVersion)
  if (await campaignPages(ports, campaignId, signal)) {
    throw campaignErrors.CAMPAIGN_EXISTS({ campaignId })
  }
  say?.('reading the snapshot')
  const snapshot = await ports.snapshots.open(proposal.snapshotId ?? (await latestOf(ports)))
  const { id: snapshotId } = snapshot.manifest
  say?.('choosing the cohort')
  await using cohort = await openCohort(snapshot, { sql, year, seconds: COHORT_SECONDS_MAX, clock })
  await refuseOverlap(ports, cohort, year, signal)
  say?.('measuring what reports cost')
  const measured = await measuredReports(ports, promptVersion, signal)
  const { listeners, days: reports } = cohort
  const estimates = estimatesOf(measured, reports)
  const outcome: PlanOutcome = {
    campaignId,
    snapshotId,
    listeners,
    reports,
    estimates,
    measured: measured.length,
    isDryRun,
  }
  if (isDryRun) return outcome
  const input = await publishInput(ports, { cohort, campaignId, year, signal, say })
  const { name, isRewrite, budget } = proposal
  await using sender = await ports.openSender(`campaign-${campaignId}`)
  await sender.send(campaignCommands, campaignPlanned, {
    campaignId,
    name,
    year,
    cohort: sql,
    snapshotId,
    snapshotHash: manifestHash(snapshot.manifest),
    promptVersion,
    isRewrite,
    budget,
    estimates,
    listeners,
    reports,
    ...input,
    plannedAt: clock.now(),
  })
  await awaitCampaign(ports, campaignId, { signal, isHeard: () => true })
  return outcome
}

function assertPrompt(version: string): void {
  const known = promptVersions('report')
  if (version === '' || known.includes(version)) return
  throw campaignErrors.PROMPT_UNKNOWN({ version, known })
}

/** @throws SNAPSHOT_UNKNOWN where there is none */
async function latestOf({ snapshots }: Pick<OperationPorts, 'snapshots'>): Promise<string> {
  return (await snapshots.list()).at(-1) ?? 'latest'
}

/** A listener is written by one campaign at a time: two would count and pay for the same days. */
async function refuseOverlap(
  ports: OperationPorts,
  cohort: Cohort,
  year: number,
  signal: AbortSignal,
): Promise<void> {
  const others = (await listCampaigns(ports, signal)).filter(
    (each) => each.year === year && isActive(each),
  )
  for (const { campaignId: other } of others) {
    const pages = await campaignPages(ports, other, signal)
    if (!pages) continue
    const { requestsFrom, requestsTo } = pages.plan
    const listeners = await cohort.countAmong(inputOf(ports, other, { requestsFrom, requestsTo }))
    if (listeners > 0) throw campaignErrors.CAMPAIGN_OVERLAPS({ other, listeners })
  }
}

const BATCH = 5_000

/** Who is in the input of another campaign, a batch at a time. */
async function* inputOf(
  { records }: Pick<OperationPorts, 'records'>,
  campaignId: string,
  { requestsFrom, requestsTo }: { requestsFrom: readonly number[]; requestsTo: readonly number[] },
): AsyncGenerator<readonly string[]> {
  let batch: string[] = []
  for (const [partition, from] of requestsFrom.entries()) {
    for await (const { key, value, offset } of records(campaignRequests.name, partition, from)) {
      if (offset >= (requestsTo[partition] ?? 0)) break
      const [userId = '', owner] = key?.toString().split(':') ?? []
      if (value && owner === campaignId) batch.push(userId)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  yield batch
}

/** Of each partition, the last calls: what reports cost now. */
const CALLS_MAX = 2_000

async function measuredReports(
  { events, bounds, partitionCount }: OperationPorts,
  promptVersion: string,
  signal: AbortSignal,
) {
  const ofPrompt = new ReportCosts(`report-${promptVersion}`)
  const ofAny = new ReportCosts(undefined)
  for (let partition = 0; partition < partitionCount; partition += 1) {
    signal.throwIfAborted()
    const { low, high } = await bounds(calls.name, partition)
    for await (const { event } of events(calls, partition, Math.max(low, high - CALLS_MAX))) {
      if (!event) continue
      ofPrompt.add(event)
      ofAny.add(event)
    }
  }
  return ofPrompt.reports.length > 0 ? ofPrompt.reports : ofAny.reports
}
