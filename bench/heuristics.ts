// What a listener's plays cost heuristics, without Kafka: plays/s through the update in batches of 500,
// then one late play, and one selection, in CPU time. Pages are encoded and decoded as Avro at each use, as in a store.
//   node bench/heuristics.ts [plays] [years]

import avro from 'avsc'
import type { Listener, Play, PlaysRecorded } from '#schemas/index.ts'
import { declareProfile, recordPlays } from '#services/heuristics/listener.ts'
import { applyChange, openPages, pageFamilies } from '#services/heuristics/pages.ts'
import { selectYear } from '#services/heuristics/selection.ts'
import { cpuMsOf, latePlayAt, loadProfile, median, playAt } from './measuring/history.ts'

const [playsCount = 20_000, years = 1] = process.argv.slice(2).map(Number)
const BATCH = 500
const ROUNDS = 50
const history = { plays: playsCount, years }

function openState() {
  const types = new Map(
    Object.entries(pageFamilies).map(([family, schema]) => [
      family,
      avro.Type.forSchema(schema.avro as Parameters<typeof avro.Type.forSchema>[0]),
    ]),
  )
  const bytes = new Map<string, Buffer>()
  const state = {
    get: (family: string, part = '') => {
      const page = bytes.get(`${family}/${part}`)
      return page && types.get(family)?.fromBuffer(page)
    },
    set: (family: string, part: string, page: unknown) =>
      void bytes.set(`${family}/${part}`, types.get(family)?.toBuffer(page) ?? Buffer.alloc(0)),
    delete: (family: string, part = '') => void bytes.delete(`${family}/${part}`),
    parts: (family: string) =>
      [...bytes.keys()]
        .filter((key) => key.startsWith(`${family}/`))
        .map((key) => key.slice(family.length + 1))
        .sort(),
    clear: () => bytes.clear(),
  }
  return { state: state as Parameters<typeof applyChange>[0], bytes }
}

const { state, bytes } = openState()
let offset = 0

function record(plays: readonly Play[]): void {
  const event: PlaysRecorded = {
    userId: 'bench',
    importId: 'import',
    source: 'bench',
    batch: 0,
    isLast: false,
    recordedAt: 1,
    plays,
  }
  const source = { topic: 'plays', partition: 0, offset: offset++, traceparent: null }
  applyChange(state, recordPlays(openPages(state), event, source))
}

const plays = Array.from({ length: playsCount }, (_, index) => playAt(history, index))
applyChange(state, declareProfile(openPages(state), loadProfile))
const importMs = await cpuMsOf(() => {
  for (let from = 0; from < playsCount; from += BATCH) record(plays.slice(from, from + BATCH))
})
const select = () => {
  const pages = openPages(state)
  selectYear(pages, pages.index.listener as Listener, 2025, { windowEnd: '12-31' })
}
const lateMs: number[] = []
const selectMs: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const late = latePlayAt(history, playsCount >> 1, round)
  lateMs.push(await cpuMsOf(() => record([late])))
  selectMs.push(await cpuMsOf(select))
}

console.log(`${playsCount} plays over ${years} years, batches of ${BATCH}`)
console.log(`update        ${Math.round((playsCount / importMs) * 1000)} plays a second of CPU`)
console.log(`one late play ${median(lateMs).toFixed(2)} ms of CPU`)
console.log(`one selection ${median(selectMs).toFixed(2)} ms of CPU`)
const sizeOf = (family: string) =>
  [...bytes].reduce((sum, [key, page]) => sum + (key.startsWith(family) ? page.length : 0), 0)
for (const family of ['index', 'years', 'heard', 'artists', 'days']) {
  console.log(`${family.padEnd(13)} ${sizeOf(`${family}/`)} bytes`)
}
