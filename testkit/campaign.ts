// A campaign's actor over an input and outcomes in memory.
import type {
  CampaignPlanned,
  CampaignProgress,
  CampaignRequestEnded,
  ReportsRequested,
} from '#schemas/index.ts'
import { campaignCommanded, campaignPlanned, reportsRequested } from '#schemas/index.ts'
import { campaignsActor } from '#services/campaigns/actor.ts'
import type { CampaignLog, InputListener } from '#services/campaigns/campaign-log.ts'
import type { CampaignVerb } from '#services/campaigns/transitions.ts'
import { campaignCommands } from '#topics/campaign-commands.ts'
import { requests } from '#topics/requests.ts'
import { fakeActor } from './fake-actor.ts'

type Ended = Partial<Omit<CampaignRequestEnded, 'campaignId'>>

const PARTITIONS = 2

/** Alternating between the partitions, with two days each. */
const inputOf = (listeners: number): readonly InputListener[] =>
  Array.from({ length: listeners }, (_, at) => ({
    partition: at % PARTITIONS,
    offset: Math.floor(at / PARTITIONS),
    event: {
      userId: `u${at}`,
      campaignId: 'c1',
      year: 2025,
      dates: ['20250101', '20250102'],
      plannedAt: 1,
    },
  }))

const logOf = (
  input: readonly InputListener[],
  ends: readonly CampaignRequestEnded[][],
): CampaignLog => ({
  outcomesEnd: async () => [0, 0],
  async input(_, from, max) {
    const read = input
      .filter(({ partition, offset }) => offset >= (from[partition] ?? 0))
      .slice(0, max)
    const next = [...from]
    for (const { partition, offset } of read) next[partition] = offset + 1
    return { read, next }
  },
  inputAt: async (_, places) =>
    input.filter((each) =>
      places.some((at) => at.partition === each.partition && at.offset === each.offset),
    ),
  async outcomes(_, from) {
    const read = ends.flatMap((events, partition) =>
      events.slice(from[partition] ?? 0).map((event) => ({ partition, event })),
    )
    return { read, next: ends.map((events) => events.length) }
  },
  release: async () => {},
})

const planOf = (listeners: number, planned: Partial<CampaignPlanned>): CampaignPlanned => ({
  campaignId: 'c1',
  name: 'all of 2025',
  year: 2025,
  cohort: 'select user_id from listeners',
  snapshotId: 's1',
  snapshotHash: '',
  promptVersion: '',
  isRewrite: false,
  budget: { priceMicros: null, tokens: null, deadlineAt: null },
  estimates: [],
  listeners,
  reports: 2 * listeners,
  requestsFrom: [0, 0],
  requestsTo: [0, 1].map((at) => Math.ceil((listeners - at) / PARTITIONS)),
  plannedAt: 1,
  ...planned,
})

const written = { outcome: 'written', fallback: 'none', rules: [], failures: [] }

function endOf(
  { userId, requestId, dates }: ReportsRequested,
  offset: number,
  endedAt: number,
): CampaignRequestEnded {
  return {
    userId,
    campaignId: 'c1',
    requestId,
    inputOffset: offset,
    ending: 'done',
    reports: dates.map((date) => ({ date, ...written })),
    calls: 2,
    inputTokens: 200,
    cachedTokens: 0,
    outputTokens: 20,
    priceMicros: 100,
    instance: 'generation-0',
    inFlight: 3,
    limit: 8,
    endedAt,
  }
}

export function fakeCampaign(
  listeners: number,
  { openMax = 5_000, ...planned }: Partial<CampaignPlanned> & { readonly openMax?: number } = {},
) {
  const ends: CampaignRequestEnded[][] = [[], []]
  const campaignLog = logOf(inputOf(listeners), ends)
  const actor = fakeActor(campaignsActor, 'c1', { campaignLog, openMax })
  let commands = 0
  const asked = () => actor.sent(requests, reportsRequested)
  return {
    actor,
    asked,
    progress: () => actor.pages.get('progress/') as CampaignProgress,
    plan: () =>
      actor.receive(
        campaignCommands,
        campaignPlanned as never,
        planOf(listeners, planned) as never,
      ),
    command: (command: CampaignVerb) => {
      commands += 1
      return actor.receive(
        campaignCommands,
        campaignCommanded as never,
        {
          campaignId: 'c1',
          commandId: `k${commands}`,
          command,
          budget: null,
          reason: '',
          commandedAt: 1,
        } as never,
      )
    },
    tick: () => actor.fireTimer('tick'),
    /** What generation says of a request, both days written unless `ended` says otherwise. */
    end(at: number, ended: Ended = {}) {
      const request = asked()[at]
      if (!request) throw new Error(`there is no request ${at}`)
      const listener = Number(request.userId.slice(1))
      const offset = Math.floor(listener / PARTITIONS)
      const event = endOf(request, offset, actor.clock.nowMs)
      ends[listener % PARTITIONS]?.push({ ...event, ...ended })
    },
  }
}
