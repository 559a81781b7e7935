// The status of every campaign in this process, followed from the topic `campaigns`: a pause reaches calls that wait
// within the time that a message takes.
import { sleep, systemClock } from '#foundation/clock.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { Log } from '#observability/log.ts'
import { followEvents } from '#runtime/kafka/event-follower.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import { campaigns } from '#topics/campaigns.ts'
import type { CampaignGate } from './turn.ts'

export class CampaignTable implements CampaignGate {
  readonly #held = new Map<string, AbortController>()

  heldSignal(campaignId: string): AbortSignal | undefined {
    return this.#held.get(campaignId)?.signal
  }

  /** A campaign that runs again gets a signal of its own: those who were held stay so. */
  set(campaignId: string, status: string): void {
    const known = this.#held.get(campaignId)
    if (status === 'running') {
      if (!known || known.signal.aborted) this.#held.set(campaignId, new AbortController())
    } else if (status === 'paused' || status === 'cancelled') {
      const controller = known ?? new AbortController()
      this.#held.set(campaignId, controller)
      controller.abort()
    } else this.#held.delete(campaignId)
  }
}

/** Follows the topic until it is disposed. @throws BrokerError if Kafka cannot be reached */
export async function followCampaigns(
  settings: BrokerSettings & { readonly INSTANCE_ID: string },
  log: Log,
): Promise<AsyncDisposable & { readonly table: CampaignTable }> {
  const table = new CampaignTable()
  const stopping = new AbortController()
  const clientId = `${settings.INSTANCE_ID}-campaigns`
  const follower = await followEvents(settings, campaigns, { clientId, log })
  const takeOnce = async () => {
    for (const { records } of await follower.take()) {
      for (const record of records) {
        const event = await follower.decode(record)
        if (event) table.set(event.campaignId, event.status)
      }
    }
  }
  const following = (async () => {
    while (!stopping.signal.aborted) {
      await takeOnce().catch(async (error: unknown) => {
        log.warn('campaigns cannot be followed; it is tried again', { reason: reasonOf(error) })
        await sleep(systemClock, SECOND_MS, stopping.signal)
      })
    }
  })()
  return {
    table,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await following
      await follower[Symbol.asyncDispose]()
    },
  }
}
