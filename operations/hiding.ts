// What a listener wants left out of the archive, and no longer.

import { localTimeOf } from '#facts/local-time.ts'
import { type ProfileDeclared, profileDeclared } from '#schemas/index.ts'
import { choiceOf, coveredBy, type HideRequest } from '#services/ingest/hidden.ts'
import { type Choice, profileHiding } from '#services/ingest/profile.ts'
import { readRecorded } from '#services/ingest/recorded.ts'
import { profiles } from '#topics/profiles.ts'
import { changeListener } from './change-listener.ts'
import { errors } from './errors.ts'
import type { OperationPorts } from './ports.ts'

export interface HidingRequest extends HideRequest {
  readonly userId: string
  /** False brings it back. */
  readonly isHiding: boolean
  readonly isDryRun: boolean
}

export interface HidingOutcome {
  /** As it is now, or would be. */
  readonly profile: ProfileDeclared
  readonly isChanged: boolean
  /** With names as the history spells them. */
  readonly choice: Choice
  /** What the choice concerns. */
  readonly covered: { readonly plays: number; readonly days: number }
}

type Ports = Pick<OperationPorts, 'log' | 'openSender' | 'clock'>

/** @throws LISTENER_UNKNOWN */
export async function profileOf(
  { log }: Pick<OperationPorts, 'log'>,
  userId: string,
): Promise<ProfileDeclared> {
  const profile = (await (await log()).latest(profiles, userId))?.event
  if (!profile) throw errors.LISTENER_UNKNOWN({ userId })
  return profile
}

/**
 * Hides a choice, or brings it back, by declaring the profile again.
 * @throws LISTENER_UNKNOWN, NAME_UNKNOWN, LISTENER_BUSY
 */
export async function changeHidden(ports: Ports, request: HidingRequest): Promise<HidingOutcome> {
  const { outcome, next } = await planHiding(ports, request)
  if (!next || request.isDryRun) return outcome
  return await changeListener(ports, request.userId, async (sender) => {
    const now = await planHiding(ports, request)
    const { next: declared } = now
    if (declared) await sender.transaction((send) => send(profiles, profileDeclared, declared))
    return now.outcome
  })
}

async function planHiding(
  ports: Ports,
  { userId, isHiding, isDryRun: _, ...wanted }: HidingRequest,
): Promise<{ readonly outcome: HidingOutcome; readonly next: ProfileDeclared | undefined }> {
  const profile = await profileOf(ports, userId)
  const recorded = await readRecorded(await ports.log(), userId)
  const choice = choiceOf(recorded, wanted, profile.hiddenCreators)
  const covered = coveredBy(recorded, choice, localTimeOf(profile.zone, profile.zoneHistory))
  const next = profileHiding(profile, choice, isHiding, ports.clock.now())
  const outcome = { profile: next ?? profile, isChanged: next !== undefined, choice, covered }
  return { outcome, next }
}
