import { type Catalogue, noCatalogue } from '#facts/catalogue.ts'
import { answerChat } from '#models/fake/answer.ts'
import { FakeFaults } from '#models/fake/faults.ts'
import type { Model } from '#models/model.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import {
  type DaysSelected,
  daysSelected,
  type PlaysRecorded,
  type ProfileDeclared,
  playsRecorded,
  profileDeclared,
  type ReportDrafted,
  reportDrafted,
} from '#schemas/index.ts'
import { generation } from '#services/generation/actor.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { type ImportOptions, importHistory } from '#services/ingest/import-history.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { fakeActor } from './fake-actor.ts'
import { recordingSender } from './recording-sender.ts'

export interface WrittenArchive {
  readonly summary: ImportSummary
  /** What the import sent. */
  readonly profile: ProfileDeclared
  readonly messages: readonly PlaysRecorded[]
  readonly selection: DaysSelected
  /** Ascending by date, as the days of the selection. */
  readonly reports: readonly ReportDrafted[]
}

/** An export through ingest, heuristics and generation, with the fake model's texts and no server. */
export async function archiveInMemory(
  paths: readonly string[],
  options: ImportOptions,
  catalogue: Catalogue = noCatalogue,
  windowEnd = '12-31',
): Promise<WrittenArchive> {
  const clock = { now: () => Date.UTC(2026, 0, 15), after: () => () => {} }
  const sender = recordingSender()
  const summary = await importHistory(paths, options, { clock, openSender: sender.opened })

  const settings = { quietMs: 0, windowEnd }
  const listener = fakeActor(heuristics, options.userId, { clock, settings, catalogue })
  for (const profile of sender.profiles) await listener.receive(profiles, profileDeclared, profile)
  for (const batch of sender.messages) await listener.receive(plays, playsRecorded, batch)
  const selection = listener.sent(days, daysSelected).at(-1)
  if (!selection) throw new Error('no days were selected')

  const deps = { model: composer(), prompt: loadPrompt('report', 'v4') }
  const writer = fakeActor(generation, options.userId, deps)
  await writer.receive(days, daysSelected, selection)
  const written = writer.sent(drafts, reportDrafted)
  const [profile] = sender.profiles
  if (!profile) throw new Error('no profile was declared')
  const reports = written.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return { summary, profile, messages: sender.messages, selection, reports }
}

/** The fake model without its server. */
export function composer(): Model {
  const faults = FakeFaults.parse({})
  const usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 }
  let called = 0
  return {
    route: 'fake',
    async chat({ messages, schema }) {
      called += 1
      const { text } = answerChat(messages, schema.json, faults, called).content
      const about = { callId: `call-${called}`, route: 'fake', model: 'fake-1' }
      return {
        ok: true,
        text: text ?? '',
        ...about,
        usage,
        priceMicros: 0,
        latencyMs: 1,
        calledAt: called,
      }
    },
  }
}
