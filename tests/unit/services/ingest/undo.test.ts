import fc from 'fast-check'
import { DAY_MS, MINUTE_MS } from '#foundation/time.ts'
import {
  type Play,
  type PlaysRecorded,
  type PlaysTakenBack,
  playsRecorded,
  playsTakenBack,
} from '#schemas/index.ts'
import { importsOf, readRecorded } from '#services/ingest/recorded.ts'
import { undoImport } from '#services/ingest/undo.ts'
import { listenerLogOf } from '#testkit/log-of.ts'
import { declare, indexed, type Listener, listener, recorded } from '#testkit/play-history.ts'
import { plays as playsTopic } from '#topics/plays.ts'

type Event = PlaysRecorded | PlaysTakenBack

const userId = 'u1'
const start = Date.UTC(2025, 2, 1)

/** The same identity may come with another title and second, as from another format. */
const playOf = (number: number, version: number): Play => ({
  playId: `p${number}`,
  endedAt: start + (number % 20) * DAY_MS + number * MINUTE_MS + version * 1_000,
  playedMs: 4 * MINUTE_MS,
  kind: 'track',
  title: `Title ${number} (${version})`,
  creator: `Artist ${number % 3}`,
  collection: version % 2 === 0 ? 'Album' : null,
  uri: null,
  country: null,
  isLengthAssumed: false,
})

const imported = (importId: string, numbers: readonly number[], version: number, at: number) => ({
  userId,
  ...recorded(
    numbers.map((number) => playOf(number, version)),
    { importId, source: `format-${version}`, recordedAt: at },
  ),
})

const logged = (events: readonly Event[]) =>
  listenerLogOf(
    events.map((event) => ({
      schema: ('plays' in event ? playsRecorded : playsTakenBack).name,
      event,
    })),
  )

const readBack = (events: readonly Event[]) => readRecorded(logged(events), userId)

/** A listener's actor after these events, in order. */
async function after(events: readonly Event[]): Promise<Listener> {
  const user = listener({ quietMs: 2_000 })
  await declare(user)
  for (const event of events) {
    if ('plays' in event) await user.receive(playsTopic, playsRecorded, event)
    else await user.receive(playsTopic, playsTakenBack, event)
  }
  return user
}

function kept(user: Listener) {
  const pages = [...user.pages].filter(([key]) => key.startsWith('days/')).sort()
  const plays = pages.flatMap(([, page]) => (page as { plays: { play: Play }[] }).plays)
  return { ...indexed(user), plays: plays.map(({ play }) => play) }
}

const numbers = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 25 })

test('undoing an import leaves what the others alone would have led to, in whatever order they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(numbers, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      async (histories, at) => {
        const events = histories.map((each, n) => imported(`import-${n}`, each, n, 1_000 + n))
        const undone = at % histories.length
        const importId = `import-${undone}`
        const undo = undoImport(await readBack(events), { userId, importId }, 9_000)
        const user = await after([...events, ...undo.events])
        const never = await after(events.filter((_, n) => n !== undone))

        expect(kept(user)).toEqual(kept(never))
        const left = importsOf(await readBack([...events, ...undo.events]))
        expect(left.map((each) => each.importId)).not.toContain(importId)
      },
    ),
    { numRuns: 100 },
  )
})

test('what was undone comes back with the same files, and the archive is as it was', async () => {
  const events = [imported('a', [1, 2, 3], 0, 10), imported('b', [3, 4], 1, 20)]
  const undo = undoImport(await readBack(events), { userId, importId: 'b' }, 30)
  const again = imported('b', [3, 4], 1, 40)

  expect(undo).toMatchObject({ gone: 1, kept: 1 })
  expect(kept(await after([...events, ...undo.events, again]))).toEqual(kept(await after(events)))
})

test('imports are listed with their formats, plays, and what no other brought, latest last', async () => {
  const events = [
    imported('a', [1, 2, 3], 0, 10),
    imported('b', [3, 4], 1, 20),
    imported('a', [1, 2, 3], 2, 30),
  ]

  expect(importsOf(await readBack(events))).toMatchObject([
    { importId: 'b', sources: ['format-1'], recordedAt: 20, plays: 2, alone: 1 },
    { importId: 'a', sources: ['format-2'], recordedAt: 30, plays: 3, alone: 2 },
  ])
})

test('an undone import of very many plays is taken back in messages that fit', async () => {
  const many = Array.from({ length: 25_000 }, (_, number) => number)
  const events = [imported('a', many, 0, 10), imported('b', many, 1, 20)]
  const undo = undoImport(await readBack(events), { userId, importId: 'b' }, 30)

  const sizes = undo.events.map((each) => ('plays' in each ? each.plays : each.playIds).length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000)
  expect(undo.events.filter((each) => 'plays' in each && each.isLast)).toHaveLength(1)
  expect(undo.events.at(-1)).toMatchObject({ importId: 'a', isLast: true })
})
