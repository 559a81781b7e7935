// An erasure, and the proof of it: every service obeys, what topics keep is deleted key by key, and then
// everything is read again for what is left.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actors } from '#deploy/actors.ts'
import type { StackSettings } from '#deploy/embedded/stack-settings.ts'
import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { openReportStore } from '#reports/mongo.ts'
import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import type { Inspection } from '#runtime/introspection/inspect.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { listenerErased } from '#schemas/index.ts'
import { erasures } from '#topics/erasures.ts'
import { topics } from '#topics/index.ts'
import { forgetChange } from '../last-change.ts'
import { openPlaySender } from '../listener-topics.ts'
import { deleteKeys } from './delete-keys.ts'
import { type KeyLocation, type LeftKey, type SearchedTopic, searchTopic } from './search.ts'

const POLL_MS = 200
const ANSWER_MS_MAX = 5_000
/** What was on its way when the last service obeyed arrives within one; each reads everything. */
const ROUNDS_MAX = 4

export interface ErasureOptions {
  readonly userId: string
  readonly seconds: number
  readonly signal: AbortSignal
  readonly say?: (step: string) => void
  readonly clock?: Clock
}

/** Tells every service to forget the listener, and waits for them. Returns one place a service. */
export async function obeyErasure(
  settings: StackSettings,
  { userId, seconds, signal, say, clock = systemClock }: ErasureOptions,
): Promise<readonly KeyLocation[]> {
  const erasedAt = clock.now()
  await using sender = await openPlaySender(settings, userId)
  await sender.send(erasures, listenerErased, { userId, requestedBy: 'operator', erasedAt })
  const endMs = erasedAt + seconds * SECOND_MS
  for (;;) {
    const asked = actors.map(({ name }) => askService(settings, name, { userId, erasedAt, signal }))
    const places = await Promise.all(asked)
    const waiting = places.filter(({ left }) => left > 0)
    if (waiting.length === 0 || clock.now() >= endMs) return places
    say?.(`${waiting.length} of ${places.length} services still to obey`)
    await sleep(clock, POLL_MS, signal)
    signal.throwIfAborted()
  }
}

/** Deletes what the topics keep, and looks for what is left: in topics, store and this machine's files. */
export async function searchEverything(
  settings: StackSettings,
  { userId, signal, say }: ErasureOptions,
): Promise<readonly KeyLocation[]> {
  const { kafkaBrokers: KAFKA_BROKERS, registryUrl: SCHEMA_REGISTRY_URL } = settings
  await using reader = await openEventReader({ KAFKA_BROKERS, SCHEMA_REGISTRY_URL })
  const means = { records: reader.records, partitions: settings.topicPartitions }
  let found: readonly KeyLocation[] = []
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const places: KeyLocation[] = []
    const left: LeftKey[] = []
    for (const topic of searched) {
      signal.throwIfAborted()
      say?.(topic.name)
      const result = await searchTopic(topic, userId, means)
      places.push(result.place)
      left.push(...result.left)
    }
    found = places
    if (left.length === 0) break
    await deleteKeys(settings, userId, left)
  }
  return [...found, await searchStore(settings, userId), ...searchFiles(settings, userId)]
}

const SWEPT = 'deleted; off the disks within about a week (max.compaction.lag.ms)'
const never = () => false

const searched: readonly SearchedTopic[] = [
  ...topics.map(({ name, cleanup }): SearchedTopic => {
    if (name !== erasures.name) {
      return { name, isCompacted: cleanup !== 'delete', isKept: never, note: SWEPT }
    }
    const note = 'that and when the listener was erased, for 400 days: whoever comes late must know'
    return { name, isCompacted: false, isKept: () => true, note }
  }),
  ...actors.flatMap(({ name }): SearchedTopic[] => [
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
async function askService(
  { port }: StackSettings,
  name: (typeof actors)[number]['name'],
  { userId, erasedAt, signal }: ErasureRequest,
): Promise<KeyLocation> {
  const place = `state of ${name}`
  const url = `http://127.0.0.1:${port[name as 'heuristics']}/v1/keys/${userId}`
  const response = await fetchWithin(url, ANSWER_MS_MAX, signal).catch(() => undefined)
  if (!response?.ok) {
    const note = `it does not answer: \`linernotes up\`, then erase again`
    return { place, lookedAt: 0, left: 1, going: 0, kept: 0, note }
  }
  const { pages, timers } = (await response.json()) as Inspection
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

async function searchStore(settings: StackSettings, userId: string): Promise<KeyLocation> {
  const { mongodbUrl: MONGODB_URL, mongodbDatabase: MONGODB_DATABASE } = settings
  await using store = await openReportStore({ MONGODB_URL, MONGODB_DATABASE })
  const left = await store.count(userId)
  const note = left > 0 ? 'reports or markers' : ''
  return { place: 'report store', lookedAt: left, left, going: 0, kept: 0, note }
}

/** What this machine noted of the listener goes; logs are looked through, and hold no names unless one failed. */
function searchFiles({ home }: StackSettings, userId: string): readonly KeyLocation[] {
  const forgotten = forgetChange(home, userId) ? 1 : 0
  const names = namesIn(join(home, 'logs'))
  const escaped = userId.replaceAll(/[.\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\w.@-])${escaped}(?![\\w.@-])`)
  const lines = names.flatMap((name) => readFileSync(join(home, 'logs', name), 'utf8').split('\n'))
  const naming = lines.filter((line) => pattern.test(line)).length
  const none = { left: 0, going: 0, kept: 0, note: '' }
  return [
    { place: 'notes of this machine', ...none, lookedAt: forgotten },
    {
      place: 'logs',
      ...none,
      lookedAt: lines.length,
      going: naming,
      note: naming > 0 ? `lines in ${join(home, 'logs')} that name the listener: delete them` : '',
    },
  ]
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.log'))
  } catch {
    return []
  }
}
