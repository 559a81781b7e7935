import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { sleep } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { CampaignView } from '#services/campaigns/view.ts'
import { openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { campaignLines } from './campaign-lines.ts'

const LOOK_MS = SECOND_MS
/** Without a terminal, a view that has not changed is not repeated for so long. */
const REPEAT_MS = 30 * SECOND_MS

/** Shows a campaign until it rests: it is done or cancelled, or paused with nothing open. */
export async function watchCampaign(
  campaignId: string,
  { json }: { readonly json?: true },
  terminal: Terminal,
): Promise<void> {
  const { showCampaign } = await import('#operations/campaigns/show-campaign.ts')
  await using ports = openOperations(stackSettings(terminal.env))
  const { clock } = ports
  const { signal, live, paint } = terminal
  let [shown, shownAt] = ['', 0]
  for (;;) {
    const view = await showCampaign(ports, campaignId, signal)
    const lines = campaignLines(view, clock.now(), paint)
    const text = lines.join('\n')
    const isDue = text !== shown && (isAtRest(view) || clock.now() - shownAt >= REPEAT_MS)
    if (json) terminal.print(JSON.stringify(view))
    else if (live) live(lines)
    else if (isDue) {
      for (const line of lines) terminal.print(line)
      shown = text
      shownAt = clock.now()
    }
    if (isAtRest(view)) return
    await sleep(clock, LOOK_MS, signal)
    signal.throwIfAborted()
  }
}

const isAtRest = ({ status, listenersOpen }: CampaignView): boolean =>
  status === 'planned' || (status !== 'running' && listenersOpen === 0)
