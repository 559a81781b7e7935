// One seed: heuristics, generation, persistence and judging in one simulated world, with crashes, rebalances
// and late duplicates, then calm. What a reader sees in the end is compared with an undisturbed run.
import { noCatalogue } from '#facts/catalogue.ts'
import { between, pick } from '#foundation/random-choice.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import type { Archive } from '#reports/report.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { type FaultProfile, harsh, noFaults } from '#runtime/simulation/fault-profile.ts'
import {
  type ActorSimulationOptions,
  openSimulation,
  type Simulation,
} from '#runtime/simulation/world.ts'
import { playsRecorded, profileDeclared, reportsRequested } from '#schemas/index.ts'
import { generation } from '#services/generation/actor.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { judging } from '#services/judging/actor.ts'
import { persistence } from '#services/persistence/actor.ts'
import { topics } from '#topics/index.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { requests } from '#topics/requests.ts'
import { profile, quietDays, recorded, session } from '../play-history.ts'
import { PipelineChecker } from './pipeline-checker.ts'
import { SimulatedModel } from './simulated-model.ts'
import { SimulatedStore } from './simulated-store.ts'

export interface PipelineOutcome {
  readonly seed: number
  /** What was broken; empty for a good run. */
  readonly broken: readonly string[]
  readonly trace: readonly string[]
  readonly hash: string
  readonly steps: number
  /** Announcements of reports. */
  readonly turns: number
  readonly calls: number
  readonly deaths: number
  /** What each reader sees in the end, as JSON. */
  readonly archives: readonly string[]
}

const users = ['ada', 'bob', 'cem'] as const
const YEAR = 2025
const HIDDEN = '20250210'
const BATCH = 60
const DISTURBED_MS = 4_000

const history = [
  ...quietDays('2025-01-01', 45),
  ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
  ...session('2025-01-20T08:00:00Z', 40, { creator: 'Usual 0', title: 'Once more' }),
]
const late = session('2025-02-14T09:00:00Z', 70, { creator: 'Late' })
const batches = Array.from({ length: Math.ceil(history.length / BATCH) }, (_, batch) =>
  recorded(history.slice(batch * BATCH, (batch + 1) * BATCH), {
    batch,
    isLast: (batch + 1) * BATCH >= history.length,
  }),
)

const reportPrompt = loadPrompt('report', 'v4')
const judgePrompt = loadPrompt('judge', 'v2')
const readerPrompt = loadPrompt('reader', 'v1')

export async function runPipeline(
  seed: number,
  faultProfile: FaultProfile = harsh,
): Promise<PipelineOutcome> {
  const checker = new PipelineChecker(users)
  const store = new SimulatedStore(() => checker.stored())
  const model = new SimulatedModel(checker)
  const worlds = await openWorlds({ seed, faultProfile }, { checker, store, model })
  checker.watch(worlds, store)
  const [first] = worlds
  try {
    await sendAll(worlds)
    await calm(worlds)
    checker.checkEnd()
    checkDeadLetters(worlds, checker)
  } catch (error) {
    if (error instanceof TypeError) throw error
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [String(error)]
    checker.breaks(`progress: ${reason}`)
  }
  const archives = await Promise.all(users.map((userId) => store.reader().archive(userId, YEAR)))
  const { timeline } = first
  return {
    seed,
    broken: checker.broken,
    trace: timeline.trace,
    hash: timeline.hash,
    steps: timeline.steps,
    turns: [...checker.published.values()].flat().length,
    calls: model.count,
    deaths: worlds.reduce((sum, { deaths }) => sum + deaths, 0),
    archives: archives.map(seenBy),
  }
}

type Worlds = readonly [Simulation, ...Simulation[]]

interface Outside {
  readonly checker: PipelineChecker
  readonly store: SimulatedStore
  readonly model: SimulatedModel
}

async function openWorlds(
  options: Required<Pick<ActorSimulationOptions, 'seed' | 'faultProfile'>>,
  { checker, store, model }: Outside,
): Promise<Worlds> {
  const settings = { quietMs: 2_000, windowEnd: '12-31' }
  const first = openSimulation(heuristics, {
    ...options,
    awaits: [generation, persistence, judging],
    watcher: { decided: (transaction) => checker.decided(transaction) },
    deps: ({ clock }) => ({ clock, catalogue: noCatalogue, settings }),
  })
  const beside = { ...options, beside: first }
  const others = [
    openSimulation(generation, {
      ...beside,
      deps: (life) => ({ model: model.clientOf(life), prompt: reportPrompt }),
    }),
    openSimulation(persistence, {
      ...beside,
      deps: (life) => ({ store: store.clientOf(life), clock: life.clock }),
    }),
    openSimulation(judging, {
      ...beside,
      deps: (life) => ({
        model: model.clientOf(life),
        prompt: judgePrompt,
        readerPrompt,
        share: 1,
      }),
    }),
  ]
  for (const { name, events } of topics) {
    for (const schema of events) await first.codec.declare(name, schema)
  }
  return [first, ...others]
}

/** Plays, a rewrite that an operator asks for, a date that its listener hides, and plays that come late. */
async function sendAll(worlds: Worlds): Promise<void> {
  const [first] = worlds
  for (const world of worlds) {
    for (const number of [1, 2]) world.start(`${world.options.actor.name}-${number}`)
  }
  for (const userId of users) await first.send(profiles, profileDeclared, { userId, ...profile() })
  for (const batch of batches) {
    for (const userId of users) await first.send(plays, playsRecorded, { userId, ...batch })
    await disturb(worlds)
  }
  await disturb(worlds)
  const request = {
    year: YEAR,
    dates: [],
    cause: 'test',
    note: '',
    campaign: null,
    requestedAt: 2_000,
  }
  for (const requestId of ['rewrite-1', 'rewrite-1', 'rewrite-2']) {
    await first.send(requests, reportsRequested, { userId: 'ada', requestId, ...request })
    await disturb(worlds)
  }
  const hidden = { userId: 'bob', ...profile({ hiddenDates: [HIDDEN], declaredAt: 2 }) }
  await first.send(profiles, profileDeclared, hidden)
  await disturb(worlds)
  const more = recorded(late, { importId: 'late', recordedAt: 2_000 })
  await first.send(plays, playsRecorded, { userId: 'cem', ...more })
  await disturb(worlds)
}

/** A while of the world's time, in which a group may be rebalanced or a process stopped. */
async function disturb(worlds: Worlds): Promise<void> {
  const [first] = worlds
  const { random } = first.timeline
  const event =
    first.faultProfile === noFaults ? 'none' : pick(random, ['rebalance', 'kill', 'none'])
  const world = pick(random, worlds)
  const instance = pick(random, [...world.instances.values()])
  await first.pass(between(random, 100, DISTURBED_MS))
  if (event === 'rebalance') world.rebalance()
  if (event === 'kill') instance.kill()
}

async function calm(worlds: Worlds): Promise<void> {
  const [first] = worlds
  first.timeline.note('CALM')
  first.faultProfile = noFaults
  const isDone = () => worlds.every((world) => world.isDone) && first.broker.isShown
  for (let round = 0; round < 2; round += 1) {
    for (const world of worlds) world.restart()
    await first.until('every event is done', isDone)
    await first.pass(10_000) // Timers of heuristics fire meanwhile.
  }
  await first.until('every event is done', isDone)
}

function checkDeadLetters(worlds: Worlds, checker: PipelineChecker): void {
  for (const { broker, options } of worlds) {
    const topic = deadLetterTopic(options.actor.name)
    const count = broker.visible(topic).length
    if (count > 0) checker.breaks(`dead letters: ${count} in ${topic}`)
  }
}

/** All that a reader could come to see, without what depends on when and how often it was written. */
function seenBy(archive: Archive | undefined): string {
  const { reports = [], ...about } = archive ?? {}
  const shown = reports.map(({ date, category, zone, facts, writtenBy, lineage, verdict }) => ({
    date,
    category,
    zone,
    facts,
    prompt: writtenBy.promptVersion,
    factsHash: lineage.factsHash,
    verdict: verdict?.outcome,
  }))
  return JSON.stringify({ ...about, selectionRevision: undefined, reports: shown })
}
