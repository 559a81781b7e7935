// What a listener's plays cost heuristics, without Kafka: plays/s through the update in batches of 500,
// then one late play, and one selection, in CPU time. Pages are encoded and decoded as Avro at each use, as in a store.
//   node bench/heuristics.ts [plays] [years]

import avro from 'avsc'
import { DAY_MS, MINUTE_MS } from '#runtime/time.ts'
import type { Listener, Play, PlaysRecorded } from '#schemas/index.ts'
import { declareProfile, recordPlays } from '#services/heuristics/listener.ts'
import { applyChange, openPages, pageFamilies } from '#services/heuristics/pages.ts'
import { selectYear } from '#services/heuristics/selection.ts'

const [playsCount = 20_000, years = 1] = process.argv.slice(2).map(Number)
const BATCH = 500
const ROUNDS = 50
const start = Date.UTC(2025 - years, 11, 31)
const profile = {
  userId: 'bench',
  zone: 'Europe/Berlin',
  zoneHistory: [],
  country: null,
  language: 'en',
  birthday: '07-14',
  years: [],
  hiddenCreators: [],
  hiddenDates: [],
  isHidden: false,
  declaredAt: 1,
}

/** Some artists often, many seldom; skips among the plays. */
const playAt = (index: number): Play => ({
  playId: `play-${index}`,
  endedAt:
    start +
    Math.floor((index / playsCount) * years * 364) * DAY_MS +
    ((index * 7) % 900) * MINUTE_MS,
  playedMs: index % 5 === 0 ? 12_000 : 200_000,
  kind: 'track',
  title: `Title ${(index * 31) % 3_000}`,
  creator: `Artist ${(index * index) % (index % 3 === 0 ? 5_000 : 60)}`,
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
})

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

/** CPU time, which other work on the machine does not change. */
const msOf = (run: () => void): number => {
  const from = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const plays = Array.from({ length: playsCount }, (_, index) => playAt(index))
applyChange(state, declareProfile(openPages(state), profile))
const importMs = msOf(() => {
  for (let from = 0; from < playsCount; from += BATCH) record(plays.slice(from, from + BATCH))
})
const select = () => {
  const pages = openPages(state)
  selectYear(pages, pages.index.listener as Listener, 2025, { windowEnd: '12-31' })
}
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  const late = { ...playAt(playsCount >> 1), playId: `late-${round}`, creator: `Late ${round}` }
  return { lateMs: msOf(() => record([late])), selectMs: msOf(select) }
})
const median = (values: number[]): string =>
  (values.sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(2)

console.log(`${playsCount} plays over ${years} years, batches of ${BATCH}`)
console.log(`update        ${Math.round((playsCount / importMs) * 1000)} plays a second of CPU`)
console.log(`one late play ${median(rounds.map(({ lateMs }) => lateMs))} ms of CPU`)
console.log(`one selection ${median(rounds.map(({ selectMs }) => selectMs))} ms of CPU`)
const sizeOf = (family: string) =>
  [...bytes].reduce((sum, [key, page]) => sum + (key.startsWith(family) ? page.length : 0), 0)
for (const family of ['index', 'years', 'artists', 'days']) {
  console.log(`${family.padEnd(13)} ${sizeOf(`${family}/`)} bytes`)
}
