// The input of a campaign: one request for each listener of its cohort, who is then fixed.
import { campaignRequested } from '#schemas/index.ts'
import { campaignRequests } from '#topics/campaign-requests.ts'
import type { OperationPorts } from '../ports.ts'
import type { Cohort, CohortListener } from './cohort.ts'

export interface PlanOptions {
  readonly signal: AbortSignal
  readonly say?: ((progress: string) => void) | undefined
}

type Ports = Pick<OperationPorts, 'clock' | 'bounds' | 'openSender' | 'partitionCount'>

/** Records of one transaction: it is open for a fraction of a second. */
const TRANSACTION_MAX = 10_000

interface PublishTask extends PlanOptions {
  readonly cohort: Cohort
  readonly campaignId: string
  readonly year: number
}

/** Publishes the input batch by batch: it is never in memory as a whole. */
export async function publishInput(
  ports: Ports,
  { cohort, campaignId, year, signal, say }: PublishTask,
): Promise<{ readonly requestsFrom: readonly number[]; readonly requestsTo: readonly number[] }> {
  const plannedAt = ports.clock.now()
  const requestsFrom = await endsOf(ports)
  await using sender = await ports.openSender(`campaign-input-${campaignId}`)
  const batches = cohort.batches()[Symbol.asyncIterator]()
  let published = 0
  for (let isMore = true; isMore; ) {
    signal.throwIfAborted()
    await sender.transaction(async (send) => {
      for (let count = 0; count < TRANSACTION_MAX; ) {
        const { value: batch, done } = await batches.next()
        isMore = !done
        if (!isMore) return
        for (const { userId, dates } of batch as readonly CohortListener[]) {
          const event = { userId, campaignId, year, dates, plannedAt }
          await send(campaignRequests, campaignRequested, event)
        }
        count += batch.length
        published += batch.length
      }
    })
    say?.(`${published} of ${cohort.listeners} listeners queued`)
  }
  return { requestsFrom, requestsTo: await endsOf(ports) }
}

const endsOf = async ({ bounds, partitionCount }: Ports): Promise<readonly number[]> => {
  const ends: number[] = []
  for (let partition = 0; partition < partitionCount; partition += 1) {
    ends.push((await bounds(campaignRequests.name, partition)).high)
  }
  return ends
}
