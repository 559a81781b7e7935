import { SECOND_MS } from '#foundation/time.ts'
import {
  type CampaignCommanded,
  type CampaignPlanned,
  type CampaignProgress,
  campaignChanged,
  campaignCommanded,
  campaignPlanned,
} from '#schemas/index.ts'
import { campaignCommands } from '#topics/campaign-commands.ts'
import { campaigns } from '#topics/campaigns.ts'
import { askForMore } from './ask-for-more.ts'
import {
  addToSlots,
  countOutcomes,
  daysDone,
  isInputTaken,
  newCampaignProgress,
  openRequests,
  pauseReason,
} from './campaign-progress.ts'
import { clockJump } from './check-clock.ts'
import { SAMPLES_MAX } from './stuck-partitions.ts'
import { statusAfter } from './transitions.ts'
import { type CampaignTurn, campaignsDeclaration } from './turn.ts'

const TICK = 'tick'
const TICK_MS = SECOND_MS
const SAMPLE_MS = 10 * SECOND_MS
const OUTCOMES_MAX = 50_000

/** One actor a campaign. It asks for listeners as earlier ones end, and counts what became of them. */
export const campaignsActor = campaignsDeclaration
  .on(campaignCommands, campaignPlanned, (plan, turn) => {
    if (turn.state.get('plan')) return
    turn.state.set('plan', '', { ...plan, campaignId: turn.key })
    change(turn, newCampaignProgress(plan, turn.nowMs), 'planned')
  })
  .on(campaignCommands, campaignCommanded, obey)
  .onTimer(TICK, tick)

/** A command that does not fit the status changes nothing but that it was heard. */
async function obey(command: CampaignCommanded, turn: CampaignTurn): Promise<void> {
  const progress = turn.state.get('progress')
  if (!progress || progress.commandId === command.commandId) return
  const status = statusAfter(progress.status, command.command)
  const heard = { ...progress, commandId: command.commandId }
  if (!status) return turn.state.set('progress', '', heard)
  const isFirst = status === 'running' && progress.startedAt === null
  const outcomesNext = isFirst
    ? await turn.deps.campaignLog.outcomesEnd(turn.key)
    : progress.outcomesNext
  change(
    turn,
    {
      ...heard,
      outcomesNext,
      budget: command.budget ?? progress.budget,
      startedAt: isFirst ? turn.nowMs : progress.startedAt,
      tickedAt: turn.nowMs,
    },
    status,
    status === 'paused' ? 'operator' : '',
  )
  turn.setTimer(TICK, turn.nowMs)
}

function change(
  turn: CampaignTurn,
  progress: CampaignProgress,
  status: string,
  reason = '',
): CampaignProgress {
  const changed = { ...progress, status, reason, changedAt: turn.nowMs }
  const plan = turn.state.get('plan') as CampaignPlanned
  const { name, year, listeners, reports } = plan
  const about = { name, year, status, reason, listeners, reports }
  turn.send(campaigns, campaignChanged, { ...about, changedAt: turn.nowMs })
  turn.state.set('progress', '', changed)
  return changed
}

/** Once a second while anything is open: what has ended is counted, and as many are asked for. */
async function tick(turn: CampaignTurn): Promise<void> {
  const plan = turn.state.get('plan')
  const before = turn.state.get('progress')
  if (!plan || !before) return
  let progress = await gather(withNotes(before, turn), turn)
  if (isOver(progress, plan)) progress = change(turn, progress, 'done')
  else if (progress.status === 'running') progress = await goOn(progress, plan, turn)
  turn.state.set('progress', '', progress)
  sample(progress, turn)
  if (progress.status === 'running' || openRequests(progress) > 0) {
    turn.setTimer(TICK, turn.nowMs + TICK_MS)
  } else await turn.deps.campaignLog.release(turn.key)
}

const NOTES_MAX = 20

function withNotes(progress: CampaignProgress, turn: CampaignTurn): CampaignProgress {
  const notice = clockJump(progress, turn.key, turn.nowMs)
  if (!notice) return progress
  turn.deps.onNotice?.(notice)
  const note = { code: notice.code, detail: notice.message, at: turn.nowMs }
  return { ...progress, notes: [...progress.notes, note].slice(-NOTES_MAX) }
}

/** Whether nothing is left to ask for or to wait for, also where a budget was reached with the last one. */
const isOver = (progress: CampaignProgress, plan: CampaignPlanned): boolean =>
  ['running', 'paused'].includes(progress.status) &&
  openRequests(progress) === 0 &&
  isInputTaken(progress, plan)

/** Longer than that, nobody ran the campaign: what ended meanwhile says nothing of its rate. */
const PAUSE_MS = 15 * SECOND_MS

async function gather(progress: CampaignProgress, turn: CampaignTurn): Promise<CampaignProgress> {
  const { campaignLog } = turn.deps
  const { read, next } = await campaignLog.outcomes(turn.key, progress.outcomesNext, OUTCOMES_MAX)
  const counted = countOutcomes(progress, read)
  const elapsedMs = turn.nowMs - progress.tickedAt
  const isMeasured = progress.status === 'running' && elapsedMs > 0 && elapsedMs < PAUSE_MS
  const days = daysDone(counted.counts) - daysDone(progress.counts)
  const slots = isMeasured ? addToSlots(progress, days, elapsedMs) : {}
  return { ...counted, ...slots, outcomesNext: next, tickedAt: turn.nowMs }
}

async function goOn(
  progress: CampaignProgress,
  plan: CampaignPlanned,
  turn: CampaignTurn,
): Promise<CampaignProgress> {
  const reason = pauseReason(progress, turn.nowMs)
  if (reason) return change(turn, progress, 'paused', reason)
  const { progress: asked, bound } = await askForMore(progress, plan, turn)
  if (openRequests(asked) > 0) return asked
  if (isInputTaken(asked, plan)) return change(turn, asked, 'done')
  // Not one more listener fits into what is left.
  return bound ? change(turn, asked, 'paused', bound) : asked
}

function sample({ askedBy, endedBy }: CampaignProgress, turn: CampaignTurn): void {
  const { samples } = turn.state.get('samples') ?? { samples: [] }
  const last = samples.at(-1)
  if (last && turn.nowMs >= last.at && turn.nowMs - last.at < SAMPLE_MS) return
  const open = askedBy.map((count, partition) => count - (endedBy[partition] ?? 0))
  const now = { at: turn.nowMs, ended: endedBy, open }
  turn.state.set('samples', '', { samples: [...samples, now].slice(-SAMPLES_MAX) })
}
