import { sleep } from '#foundation/clock.ts'
import { systemRandom } from '#foundation/random.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { Inspection } from '#runtime/introspection/inspect.ts'
import type { CampaignPlanned, CampaignProgress, CampaignSamples } from '#schemas/index.ts'
import { type CampaignPages, type CampaignView, campaignView } from '#services/campaigns/view.ts'
import { someAnswers } from '../inspector.ts'
import type { OperationPorts } from '../ports.ts'
import { campaignErrors } from './errors.ts'

type Ports = Pick<OperationPorts, 'inspector' | 'clock'>

/** What the actor of a campaign keeps; undefined where there is none. @throws ACTORS_SILENT */
export async function campaignPages(
  { inspector }: Pick<Ports, 'inspector'>,
  campaignId: string,
  signal: AbortSignal,
): Promise<CampaignPages | undefined> {
  const path = `/v1/keys/${encodeURIComponent(campaignId)}`
  const asked = inspector.ask<Inspection>(path, { actor: 'campaigns', signal })
  const pages = someAnswers(await asked).found.flatMap((each) => each.pages)
  const page = <T>(name: string) => pages.find(({ family }) => family === name)?.page as T
  const plan = page<CampaignPlanned | undefined>('plan')
  const progress = page<CampaignProgress | undefined>('progress')
  if (!plan || !progress) return undefined
  return {
    plan,
    progress,
    samples: page<CampaignSamples | undefined>('samples') ?? { samples: [] },
  }
}

/** How far a campaign is. @throws CAMPAIGN_UNKNOWN, ACTORS_SILENT */
export async function showCampaign(
  ports: Ports,
  campaignId: string,
  signal: AbortSignal,
): Promise<CampaignView> {
  const pages = await campaignPages(ports, campaignId, signal)
  if (!pages) throw campaignErrors.CAMPAIGN_UNKNOWN({ campaignId })
  return campaignView(pages, ports.clock.now(), systemRandom)
}

const POLL_MS = 200
const WAIT_SECONDS = 30

/** Waits until the actor has heard of something. @throws CAMPAIGN_SILENT */
export async function awaitCampaign(
  ports: Ports,
  campaignId: string,
  { signal, isHeard }: { readonly signal: AbortSignal; isHeard(pages: CampaignPages): boolean },
): Promise<CampaignView> {
  const { clock } = ports
  const endMs = clock.now() + WAIT_SECONDS * SECOND_MS
  for (;;) {
    const pages = await campaignPages(ports, campaignId, signal)
    if (pages && isHeard(pages)) return campaignView(pages, clock.now(), systemRandom)
    if (clock.now() >= endMs) {
      throw campaignErrors.CAMPAIGN_SILENT({ campaignId, seconds: WAIT_SECONDS })
    }
    await sleep(clock, POLL_MS, signal)
    signal.throwIfAborted()
  }
}
