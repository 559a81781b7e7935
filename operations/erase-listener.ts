// An erasure, and the proof of it: every service obeys, what topics keep is deleted key by key, and then
// everything is read again for what is left.

import assert from 'node:assert/strict'
import { sleep } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import type { Inspection } from '#runtime/introspection/inspect.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { isUserId } from '#schemas/ids.ts'
import { listenerErased } from '#schemas/index.ts'
import { audit, isOfErasure } from '#topics/audit.ts'
import { erasures } from '#topics/erasures.ts'
import { topics } from '#topics/index.ts'
import { listenerKey } from '#topics/listener-key.ts'
import { changeListener, unlessFenced } from './change-listener.ts'
import type { Inspector } from './inspector.ts'
import { listenerActors } from './listener-actors.ts'
import type { OperationPorts } from './ports.ts'
import { type KeyLocation, type LeftKey, type SearchedTopic, searchTopic } from './search-topic.ts'

const POLL_MS = 200
/** What was on its way when the last service obeyed arrives within one; each reads everything. */
const ROUNDS_MAX = 4

export interface ErasureOptions {
  readonly userId: string
  readonly seconds: number
  readonly signal: AbortSignal
  readonly say?: (step: string) => void
}

/** Tells every service to forget the listener, and waits for them. Returns one place a service. */
export async function obeyErasure(
  ports: Pick<OperationPorts, 'clock' | 'inspector' | 'openSender'>,
  { userId, seconds, signal, say }: ErasureOptions,
): Promise<readonly KeyLocation[]> {
  assertListener(userId)
  const { clock, inspector } = ports
  const erasedAt = await changeListener(ports, userId, async (sender) => {
    const nowMs = clock.now() // Of each attempt: services expect a later erasure to be dated later.
    const event = { userId, requestedBy: 'operator', erasedAt: nowMs } as const
    await sender.send(erasures, listenerErased, event)
    return nowMs
  })
  const endMs = erasedAt + seconds * SECOND_MS
  for (;;) {
    const asked = listenerActors(inspector).map((name) =>
      askActor(inspector, name, { userId, erasedAt, signal }),
    )
    const places = await Promise.all(asked)
    const waiting = places.filter(({ left }) => left > 0)
    if (waiting.length === 0 || clock.now() >= endMs) return places
    say?.(`${waiting.length} of ${places.length} services still to obey`)
    await sleep(clock, POLL_MS, signal)
    signal.throwIfAborted()
  }
}

type SearchPorts = Pick<
  OperationPorts,
  'records' | 'partitionCount' | 'inspector' | 'deleteKeys' | 'store' | 'clock'
>

/** Deletes what the topics keep, and looks for what is left, in the topics and in the store. */
export async function searchEverything(
  ports: SearchPorts,
  { userId, signal, say }: ErasureOptions,
): Promise<readonly KeyLocation[]> {
  assertListener(userId)
  const means = { records: ports.records, partitions: ports.partitionCount }
  let found: readonly KeyLocation[] = []
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const places: KeyLocation[] = []
    const left: LeftKey[] = []
    for (const topic of searchedTopics(ports.inspector)) {
      signal.throwIfAborted()
      say?.(topic.name)
      const result = await searchTopic(topic, userId, means)
      places.push(result.place)
      left.push(...result.left)
    }
    found = places
    if (left.length === 0) break
    await unlessFenced(ports, userId, () => ports.deleteKeys(userId, left))
  }
  return [...found, await searchStore(ports, userId)]
}

/** The keys of what is about no single listener, such as the runtime's own, have an empty owner. */
function assertListener(userId: string): void {
  assert(isUserId(userId), `${JSON.stringify(userId)} is no user ID`)
}

/** How much of the listener is left, and where. */
export function leftAfter(places: readonly KeyLocation[]): {
  readonly left: number
  readonly where: string
} {
  const unfinished = places.filter(({ left }) => left > 0)
  return {
    left: unfinished.reduce((sum, { left }) => sum + left, 0),
    where: unfinished.map(({ place }) => place).join(', '),
  }
}

const SWEPT = 'deleted; off the disks within about a week (max.compaction.lag.ms)'
const never = () => false

const kept: Readonly<Record<string, string>> = {
  [erasures.name]: 'erasure record, kept 400 days so that late consumers can apply it',
  [audit.name]: 'that and when an operator erased the listener',
}

const searchedTopics = (inspector: Pick<Inspector, 'actors'>): readonly SearchedTopic[] => [
  ...topics
    .filter(({ owner }) => owner.field === listenerKey.field)
    .map(({ name, cleanup }): SearchedTopic => {
      const note = kept[name] ?? SWEPT
      const isCompacted = cleanup !== 'delete'
      if (name === erasures.name) return { name, isCompacted, isKept: () => true, note }
      return { name, isCompacted, isKept: name === audit.name ? isOfErasure : never, note }
    }),
  ...listenerActors(inspector).flatMap((name): SearchedTopic[] => [
    {
      name: changelogTopic(name),
      isCompacted: true,
      // The runtime's own note of how far it has read goes with the next commits.
      isKept: (key) => /^[^:]*:(pages:erasure:|lasts:)/.test(key),
      note: `that and when the listener was erased; the rest ${SWEPT}`,
    },
    { name: deadLetterTopic(name), isCompacted: true, isKept: never, note: SWEPT },
  ]),
]

interface ErasureRequest {
  readonly userId: string
  readonly erasedAt: number
  readonly signal: AbortSignal
}

/** One thing left stands for a service that has not obeyed, or that nobody can ask. */
async function askActor(
  inspector: Inspector,
  actor: string,
  { userId, erasedAt, signal }: ErasureRequest,
): Promise<KeyLocation> {
  const place = `state of ${actor}`
  const path = `/v1/keys/${encodeURIComponent(userId)}`
  const [inspection] = (await inspector.ask<Inspection>(path, { actor, signal })).found
  if (!inspection) {
    const note = 'it does not answer: `linernotes up`, then erase again'
    return { place, lookedAt: 0, left: 1, going: 0, kept: 0, note }
  }
  const { pages, timers } = inspection
  const erasure = pages.find(({ family }) => family === 'erasure')?.page as
    | { readonly erasedAt: number }
    | undefined
  const others = pages.length - (erasure ? 1 : 0) + Object.keys(timers).length
  const hasObeyed = erasure !== undefined && erasure.erasedAt >= erasedAt
  const lookedAt = pages.length + Object.keys(timers).length
  if (hasObeyed && others === 0) {
    return { place, lookedAt, left: 0, going: 0, kept: 1, note: 'when the listener was erased' }
  }
  const note = hasObeyed ? 'pages that came after the erasure' : 'it has not obeyed yet'
  return { place, lookedAt, left: Math.max(1, others), going: 0, kept: erasure ? 1 : 0, note }
}

async function searchStore(
  { store }: Pick<OperationPorts, 'store'>,
  userId: string,
): Promise<KeyLocation> {
  const left = await (await store()).count(userId)
  const note = left > 0 ? 'reports or markers' : ''
  return { place: 'report store', lookedAt: left, left, going: 0, kept: 0, note }
}
