// What a turn of generation has: its state, what it may send, and the ports that the service gave it.
import { erasurePages } from '#erasure/erasure-record.ts'
import type { Model } from '#models/model.ts'
import type { Prompt } from '#prompts/prompt.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import { generationErasure, keptSelection, writtenReport } from '#schemas/index.ts'
import { calls } from '#topics/calls.ts'
import { campaignOutcomes } from '#topics/campaign-outcomes.ts'
import { drafts } from '#topics/drafts.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import type { SecondReader } from './second-reader.ts'
import type { WriterOrder } from './writer-order.ts'

/** Which campaigns may have calls made now. */
export interface CampaignGate {
  /** Aborts while the campaign is paused or cancelled; undefined where nothing is known of it. */
  heldSignal(campaignId: string): AbortSignal | undefined
}

/** What this process does at the moment, for who watches a campaign. */
export interface WritingLoad {
  readonly instance: string
  /** Calls. */
  readonly inFlight: number
  readonly limit: number
}

export interface GenerationDeps {
  readonly model: Model
  readonly prompt: Prompt
  /** Another version of the prompt, where a campaign names one; `prompt` alone where it is left out. */
  readonly promptOf?: ((version: string) => Prompt) | undefined
  /** `text-first` where it is left out. */
  readonly order?: WriterOrder | undefined
  /** Settles what code cannot; the rules decide alone where there is none. */
  readonly reader?: SecondReader | undefined
  /** Years whose days wait until a campaign asks for them; in all others a day is written immediately. */
  readonly campaignYears?: ReadonlySet<number> | undefined
  /** Holds none where it is left out. */
  readonly campaigns?: CampaignGate | undefined
  readonly load?: (() => WritingLoad) | undefined
}

export const generationActor = defineActor<GenerationDeps>()({
  name: 'generation',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [drafts, calls, campaignOutcomes],
  pages: { reports: writtenReport, selections: keptSelection, ...erasurePages(generationErasure) },
})

type Pages = typeof generationActor.pages
export type GenerationTurn = Context<(typeof generationActor.sends)[number], Pages, GenerationDeps>

/** Whether only a campaign writes the day: its year is a campaign year, and readers see no report of it. */
export const waitsForCampaign = (turn: GenerationTurn, year: number, date: string): boolean =>
  turn.deps.campaignYears?.has(year) === true &&
  turn.state.get('reports', date)?.isWithdrawn !== false
