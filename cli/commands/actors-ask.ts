// Asks running services about their actors, over their health ports.

import type { PortName, StackSettings } from '#deploy/embedded/stack-settings.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { defineErrors } from '#foundation/service-error.ts'
import type { Actor } from '#runtime/actor.ts'
import { deadLetterErrors } from '#runtime/dead-letters/dead-letter-queue.ts'

export const actorErrors = defineErrors({
  ACTORS_SILENT: {
    policy: 'stop',
    message: ({ urls }: { urls: readonly string[] }) => `nothing answers at ${urls.join(', ')}`,
  },
})

const ANSWER_MS_MAX = 10_000
const AGAIN_MS = 250

/** A service that may run, by its health address. */
export interface Service {
  /** Of its actor; the address where that is not known. */
  readonly name: string
  readonly url: string
}

/** Who did not answer, and why. */
export interface Silent extends Service {
  readonly reason: string
}

export interface Answers<T> {
  readonly found: readonly T[]
  /** They answer, and have nothing of it. */
  readonly without: readonly Service[]
  readonly silent: readonly Silent[]
}

/** The services of a stack that host `actors`, or those `at` the addresses that were given. */
export function servicesOf(
  actors: readonly Pick<Actor, 'name'>[],
  { port }: Pick<StackSettings, 'port'>,
  { at = [], actor }: { readonly at?: readonly string[]; readonly actor?: string | undefined },
): readonly Service[] {
  if (at.length > 0) return at.map((url) => ({ name: url, url: url.replace(/\/+$/, '') }))
  const all = actors.map(({ name }) => ({
    name,
    url: `http://127.0.0.1:${port[name as PortName]}`,
  }))
  const asked = all.filter(({ name }) => actor === undefined || name === actor)
  if (asked.length === 0 && actor !== undefined) throw deadLetterErrors.ACTOR_UNKNOWN({ actor })
  return asked
}

/** @throws ACTORS_SILENT where none of them answers */
export async function askAll<T>(
  services: readonly Service[],
  path: string,
  signal: AbortSignal,
): Promise<Answers<T>> {
  const found: T[] = []
  const without: Service[] = []
  const silent: Silent[] = []
  const asked = services.map((service) => ask<T>(`${service.url}${path}`, signal))
  for (const [at, answer] of (await Promise.allSettled(asked)).entries()) {
    const service = services[at] as Service
    if (answer.status === 'rejected') silent.push({ ...service, reason: reasonOf(answer.reason) })
    else if (answer.value === undefined) without.push(service)
    else found.push(answer.value)
  }
  signal.throwIfAborted()
  if (silent.length === services.length) {
    throw actorErrors.ACTORS_SILENT({ urls: services.map(({ url }) => url) })
  }
  return { found, without, silent }
}

/** Undefined where it has nothing of it. */
async function ask<T>(url: string, signal: AbortSignal, isAgain = false): Promise<T | undefined> {
  const response = await fetchWithin(url, ANSWER_MS_MAX, signal)
  if (response.status === 404) return undefined
  if (response.ok) return (await response.json()) as T
  const { error = response.statusText } = (await response.json()) as { error?: string }
  if (isAgain) throw new Error(error)
  await sleep(systemClock, AGAIN_MS, signal) // A page of another version: its schema is being fetched.
  return await ask(url, signal, true)
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error
  return (cause as Error | undefined)?.message || message
}
