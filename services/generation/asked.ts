// Days that somebody asked for: a person, a remediation, or a campaign.
import {
  type CampaignReport,
  type CampaignTerms,
  campaignRequestEnded,
  type KeptSelection,
  type ReportsRequested,
} from '#schemas/index.ts'
import { campaignOutcomes } from '#topics/campaign-outcomes.ts'
import { costOf, dayWithout, writtenDay } from './campaign-outcome.ts'
import type { Origin } from './trace.ts'
import { type GenerationTurn, waitsForCampaign } from './turn.ts'
import { withdrawFound } from './withdraw.ts'
import { type StoryOutcome, writeUp } from './write-up.ts'

/** Kept per year, so that the same request twice is one. */
const REQUESTS_KEPT_MAX = 50

/** Writes the requested days again; for a campaign, those that it wants, and says what became of them. */
export async function writeAsked(request: ReportsRequested, turn: GenerationTurn): Promise<void> {
  const { year, dates, requestId, requestedAt, campaign, found } = request
  const kept = turn.state.get('selections', `${year}`)
  if (!kept) {
    const reports = dates.map((date) => dayWithout(date, 'gone'))
    if (campaign) tellEnd(request, campaign, { ending: 'absent', reports, stories: [] }, turn)
    // What an erasure has left would be named again by a withdrawal: it is erased again.
    else if (!turn.state.get('erasure')) for (const each of found) withdrawFound(year, each, turn)
    return
  }
  if (kept.requestIds.includes(requestId)) return
  const requestIds = [...kept.requestIds, requestId].slice(-REQUESTS_KEPT_MAX)
  turn.state.set('selections', `${year}`, { ...kept, requestIds })
  const origin: Origin = {
    name: 'request report',
    startedAt: requestedAt,
    endedAt: turn.nowMs,
    traceparent: turn.source?.traceparent,
  }
  if (campaign) {
    const ended = await writeForCampaign({ request, campaign, kept, origin }, turn)
    return tellEnd(request, campaign, ended, turn)
  }
  for (const day of kept.days) {
    const isAsked = dates.length === 0 || dates.includes(day.date)
    const revisionAbove = found.find(({ date }) => date === day.date)?.revision
    // One that was never stored is no loss while it waits for its campaign.
    if (revisionAbove === 0 && waitsForCampaign(turn, year, day.date)) continue
    if (isAsked) await writeUp({ year, day, kept, origin, revisionAbove }, turn)
  }
  const isChosen = (date: string) => kept.days.some((day) => day.date === date)
  for (const each of found) if (!isChosen(each.date)) withdrawFound(year, each, turn)
}

interface CampaignTask {
  readonly request: ReportsRequested
  readonly campaign: CampaignTerms
  readonly kept: KeptSelection
  readonly origin: Origin
}

interface CampaignEnd {
  readonly ending: 'done' | 'held' | 'absent'
  readonly reports: readonly CampaignReport[]
  readonly stories: readonly StoryOutcome[]
}

/** Stops between two days, and between two calls, where the campaign is held. */
async function writeForCampaign(
  { request: { year, dates }, campaign, kept, origin }: CampaignTask,
  turn: GenerationTurn,
): Promise<CampaignEnd> {
  const { campaignId, isRewrite } = campaign
  const reports: CampaignReport[] = []
  const stories: StoryOutcome[] = []
  for (const date of dates) {
    const day = kept.days.find((each) => each.date === date)
    const page = turn.state.get('reports', date)
    const isCurrent = page?.factsHash === day?.factsHash && page?.isWithdrawn === false
    // What an earlier request of this campaign has written was counted then.
    if (day && isCurrent && page?.campaignId === campaignId) continue
    if (!day || (isCurrent && !isRewrite)) {
      reports.push(dayWithout(date, day ? 'kept' : 'gone'))
      continue
    }
    const isHeld = turn.deps.campaigns?.heldSignal(campaignId)?.aborted
    const story = isHeld ? undefined : await writeUp({ year, day, kept, origin, campaign }, turn)
    if (story) stories.push(story)
    // What is not written is asked for again, and counted then.
    if (!story?.written) return { ending: 'held', reports: reports.filter(isWritten), stories }
    reports.push(writtenDay(date, story.written))
  }
  return { ending: 'done', reports, stories }
}

const isWritten = ({ outcome }: CampaignReport): boolean => outcome === 'written'

function tellEnd(
  { requestId }: ReportsRequested,
  { campaignId, inputOffset }: CampaignTerms,
  { ending, reports, stories }: CampaignEnd,
  turn: GenerationTurn,
): void {
  const load = turn.deps.load?.() ?? { instance: '', inFlight: 0, limit: 0 }
  turn.send(campaignOutcomes, campaignRequestEnded, {
    campaignId,
    requestId,
    inputOffset,
    ending,
    reports,
    ...costOf(stories.flatMap(({ calls }) => calls)),
    ...load,
    endedAt: turn.nowMs,
  })
}
