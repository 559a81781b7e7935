// What one late play costs a listener with ten years of 200,000 plays, beside one with a year of 10,000; what an
// import costs heuristics on the real runtime; and what it leaves in the changelog. The runtime and the actor are
// the real ones, the broker and the store are in memory: nothing but our own code is measured.
//   npm run bench -- recompute

import { noCatalogue } from '#facts/catalogue.ts'
import { openSimulation, type Simulation } from '#runtime/simulation/world.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { type Play, playsRecorded, profileDeclared } from '#schemas/index.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { plays as playsTopic } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import {
  cpuMsOf,
  type LoadHistory,
  latePlayAt,
  loadProfile,
  median,
  playAt,
} from './measuring/history.ts'

const BATCH = 500
const LATE = 60
const { userId } = loadProfile

const recorded = (plays: readonly Play[], batch: number, isLast: boolean) => ({
  userId,
  importId: 'import',
  source: 'bench',
  batch,
  isLast,
  recordedAt: 1 + batch,
  plays,
})

/** Until what was sent is counted and committed; the quiet time before a selection is longer. */
async function settle(world: Simulation): Promise<void> {
  await world.pass(200)
  await world.settle()
}

async function openHistory(): Promise<Simulation> {
  const world = openSimulation(heuristics, {
    partitions: 1,
    deps: (life) => ({
      clock: life.clock,
      catalogue: noCatalogue,
      settings: { quietMs: 2_000, windowEnd: '12-31' },
    }),
  })
  world.start()
  await world.send(profiles, profileDeclared, loadProfile)
  await settle(world)
  return world
}

/** Bytes of every record of the changelog, keys included. */
function changelogBytes(world: Simulation): number {
  const records = world.broker.visible(changelogTopic(heuristics.name))
  return records.reduce((sum, { key, value }) => sum + (key?.length ?? 0) + (value?.length ?? 0), 0)
}

async function measure(history: LoadHistory) {
  const world = await openHistory()
  const batches = Math.ceil(history.plays / BATCH)
  const importMs = await cpuMsOf(async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      const size = Math.min(BATCH, history.plays - batch * BATCH)
      const plays = Array.from({ length: size }, (_, n) => playAt(history, batch * BATCH + n))
      await world.send(playsTopic, playsRecorded, recorded(plays, batch, batch === batches - 1))
    }
    await settle(world)
  })
  const importBytes = changelogBytes(world)
  const updates: number[] = []
  const selections: number[] = []
  for (let late = 0; late < LATE; late += 1) {
    // On a day of the last year, which is the one that is selected.
    const at = history.plays - 1 - Math.floor((late * history.plays) / history.years / LATE)
    const play = latePlayAt(history, at, late)
    const record = recorded([play], batches + late, false)
    updates.push(
      await cpuMsOf(async () => {
        await world.send(playsTopic, playsRecorded, record)
        await settle(world)
      }),
    )
    selections.push(await cpuMsOf(() => world.pass(3_000)))
  }
  return {
    perSecond: (history.plays / importMs) * 1_000,
    updateMs: median(updates),
    selectMs: median(selections),
    importBytesAPlay: importBytes / history.plays,
    lateBytesAPlay: (changelogBytes(world) - importBytes) / LATE,
  }
}

const warmUp = { plays: 5_000, years: 1 }
const small = { plays: 10_000, years: 1 }
const large = { plays: 200_000, years: 10 }
await measure(warmUp)
const results = [await measure(small), await measure(large)]

const rows = [
  ['plays a second of CPU, import in batches of 500', 'perSecond', 0],
  ['one late play until it is committed, ms of CPU', 'updateMs', 2],
  ['the selection after it, ms of CPU', 'selectMs', 2],
  ['changelog of an import, bytes a play', 'importBytesAPlay', 0],
  ['changelog of a late play and its selection, bytes', 'lateBytesAPlay', 0],
] as const
console.log(`${''.padEnd(50)} 10,000 in a year   200,000 in ten   ratio`)
for (const [title, name, digits] of rows) {
  const [one = 0, other = 0] = results.map((each) => each[name])
  const shown = [one, other].map((value) => value.toFixed(digits).padStart(16))
  console.log(`${title.padEnd(50)} ${shown.join(' ')} ${(other / one).toFixed(2).padStart(7)}`)
}
