import type { Notice } from '#foundation/notice.ts'
import { HOUR_MS, SECOND_MS } from '#foundation/time.ts'
import type { CampaignProgress } from '#schemas/index.ts'
import { campaignNotices } from './notices.ts'

const BACK_MS_MAX = 2 * SECOND_MS
const AHEAD_MS_MAX = 24 * HOUR_MS

/**
 * Says that the clock went back, or ahead by more than a day in one look, as it may where another machine takes over:
 * neither changes a count or a rate. Undefined where it goes as it should.
 */
export function clockJump(
  { status, tickedAt }: Pick<CampaignProgress, 'status' | 'tickedAt'>,
  campaignId: string,
  nowMs: number,
): Notice | undefined {
  const ms = nowMs - tickedAt
  if (status !== 'running' || (ms > -BACK_MS_MAX && ms < AHEAD_MS_MAX)) return undefined
  return campaignNotices.CLOCK_JUMPED({ campaignId, seconds: Math.round(ms / SECOND_MS) })
}
