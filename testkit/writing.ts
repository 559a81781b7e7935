import { type FakeModel, startFakeModel } from '#models/fake/server.ts'
import type { Model } from '#models/model.ts'
import { openModel } from '#models/openai.ts'
import { ModelConfig } from '#models/settings.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import type { DaysSelected, ReportDrafted } from '#schemas/index.ts'
import { generation } from '#services/generation/actor.ts'
import { examine } from '#services/generation/guardrails.ts'
import { openWords } from '#services/generation/second-reader.ts'
import type { GenerationDeps } from '#services/generation/turn.ts'
import { fakeActor } from './fake-actor.ts'
import { selection } from './selected-days.ts'

export type Selection = Omit<DaysSelected, 'userId'>

interface Writing extends AsyncDisposable {
  readonly fakeModel: FakeModel
  readonly model: Model
  /** A listener's actor in memory, with the fake model as its model unless `more` has another. */
  start(
    userId?: string,
    more?: Partial<Deps>,
  ): ReturnType<typeof fakeActor<never, (typeof generation)['pages'], Deps>>
}
type Deps = GenerationDeps

/** Generation with a fake model of its own, which is patient for 1.5 s. */
export async function openWriting(): Promise<Writing> {
  const fakeModel = await startFakeModel()
  const settings = { OPENAI_BASE_URL: fakeModel.url, OPENAI_MODEL: 'fake-1' }
  const model = openModel(
    ModelConfig.parse({ ...settings, MODEL_ROUTE: 'fake', MODEL_TIMEOUT_MS: 1_500 }),
  )
  const deps = { model, prompt: loadPrompt('report', 'v4') }
  return {
    fakeModel,
    model,
    start: (userId = 'ann', more = {}) =>
      fakeActor(generation, userId, { ...deps, ...more }) as never,
    async [Symbol.asyncDispose]() {
      await model[Symbol.asyncDispose]()
      await fakeModel[Symbol.asyncDispose]()
    },
  }
}

/** A selection of a single day. */
export const oneDay = (seed = 5, at = 0): Selection => {
  const whole = selection(seed)
  return { ...whole, days: whole.days.slice(at, at + 1) }
}

export const newer = (last: Selection, more: Partial<Selection>): Selection => ({
  ...last,
  revision: last.revision + 1,
  selectedAt: last.selectedAt + 1_000,
  ...more,
})

/** What a second look finds wrong with a draft. */
export function draftFaults(
  draft: ReportDrafted | undefined,
  { days, country }: Selection,
): readonly string[] {
  const day = days.find(({ date }) => date === draft?.date)
  if (!draft || !day) throw new Error('there is no draft of a chosen day')
  const { faults, open } = examine(draft, { day, country, openings: [] })
  return [...faults, ...open.map(openWords)]
}
