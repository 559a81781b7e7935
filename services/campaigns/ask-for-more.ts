import {
  type CampaignPlanned,
  type CampaignProgress,
  type ReportsRequested,
  reportsRequested,
} from '#schemas/index.ts'
import { requests } from '#topics/requests.ts'
import type { InputListener } from './campaign-log.ts'
import { budgetRoom, openRequests } from './campaign-progress.ts'
import type { CampaignTurn } from './turn.ts'

/** Of one turn, whose requests are one transaction. */
const ASKED_MAX = 5_000

/**
 * Asks generation for as many listeners as may be open and the budget has room for, those first whose request was
 * held. Requests, and how far the input is taken, are committed together: after a crash nobody is asked for twice.
 */
export async function askForMore(
  progress: CampaignProgress,
  plan: CampaignPlanned,
  turn: CampaignTurn,
): Promise<{
  readonly progress: CampaignProgress
  /** The bound that leaves no room for one listener more. */
  readonly bound: 'budget' | 'tokens' | undefined
}> {
  const { campaignLog, openMax } = turn.deps
  const { listeners: room, bound } = budgetRoom(progress)
  const max = Math.min(openMax - openRequests(progress), room, ASKED_MAX)
  if (max <= 0) return { progress, bound }
  const again = progress.held.slice(0, max)
  const heldListeners = again.length > 0 ? await campaignLog.inputAt(turn.key, again) : []
  const { read, next } = await freshInput(progress, plan, max - again.length, turn)
  const batches = progress.batches + 1
  const askedBy = [...progress.askedBy]
  for (const listener of [...heldListeners, ...read]) {
    askedBy[listener.partition] = (askedBy[listener.partition] ?? 0) + 1
    turn.send(requests, reportsRequested, requestOf(listener, plan, { batches, turn }))
  }
  const held = progress.held.slice(again.length)
  return { progress: { ...progress, askedBy, held, batches, inputNext: next }, bound: undefined }
}

async function freshInput(
  { inputNext }: CampaignProgress,
  { requestsTo }: CampaignPlanned,
  max: number,
  turn: CampaignTurn,
) {
  const isTaken = requestsTo.every((end, partition) => (inputNext[partition] ?? 0) >= end)
  if (isTaken || max <= 0) return { read: [], next: inputNext }
  return await turn.deps.campaignLog.input(turn.key, inputNext, max)
}

/** Its ID has the number of its batch: a listener who is asked for again is another request. */
const requestOf = (
  { event, offset }: InputListener,
  { campaignId, name, promptVersion, isRewrite }: CampaignPlanned,
  { batches, turn }: { readonly batches: number; readonly turn: CampaignTurn },
): ReportsRequested => ({
  userId: event.userId,
  requestId: `${campaignId}.${batches}`,
  year: event.year,
  dates: event.dates,
  cause: 'campaign',
  note: name,
  campaign: { campaignId, promptVersion, isRewrite, inputOffset: offset },
  found: [],
  requestedAt: turn.nowMs,
})
