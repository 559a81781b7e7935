import type { ServiceError } from '#foundation/service-error.ts'
import type { ExplainOutcome, Explanation } from '#services/heuristics/explain.ts'
import { errors } from './errors.ts'
import type { OperationPorts } from './ports.ts'

export interface ExplainRequest {
  readonly userId: string
  /** YYYYMMDD */
  readonly date: string
  /** The fact whose plays are asked for. */
  readonly fact?: string | undefined
}

/**
 * Why a day was chosen or not, and what is known of it.
 * @throws EXPLAIN_UNREACHABLE, LISTENER_UNKNOWN, LISTENER_ELSEWHERE, PROFILE_MISSING, FACT_UNKNOWN, DAY_HIDDEN,
 * DAY_WITHOUT_PLAYS
 */
export async function explainDayOf(
  { inspector }: Pick<OperationPorts, 'inspector'>,
  { userId, date, fact }: ExplainRequest,
  signal: AbortSignal,
): Promise<Explanation> {
  const parts = [userId, date, ...(fact === undefined ? [] : [fact])].map(encodeURIComponent)
  const path = `/v1/explain/${parts.join('/')}`
  const { found, silent } = await inspector.ask<ExplainOutcome>(path, {
    actor: 'heuristics',
    signal,
  })
  const explained = found.find((each) => each.ok || each.fault !== 'elsewhere') ?? found[0]
  if (!explained) throw errors.EXPLAIN_UNREACHABLE({ url: silent[0]?.url ?? '' }, silent[0]?.reason)
  if (!explained.ok) throw faultOf(explained, userId, date)
  return explained.explanation
}

function faultOf(
  explained: Extract<ExplainOutcome, { ok: false }>,
  userId: string,
  date: string,
): ServiceError {
  switch (explained.fault) {
    case 'no-listener':
      return errors.LISTENER_UNKNOWN({ userId })
    case 'no-fact':
      return errors.FACT_UNKNOWN({ date, facts: explained.facts })
    case 'no-profile':
      return errors.PROFILE_MISSING({ userId })
    case 'hidden':
      return errors.DAY_HIDDEN({ userId, date, hidden: explained.hidden })
    case 'no-plays':
      return errors.DAY_WITHOUT_PLAYS({ date, nearest: explained.nearest })
    case 'elsewhere':
      return errors.LISTENER_ELSEWHERE({ userId })
  }
}
