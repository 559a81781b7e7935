// Asks the processes that host actors what they hold, over their inspection ports.

import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { deadLetterErrors } from '#runtime/dead-letters/dead-letter-queue.ts'
import { errors } from './errors.ts'

const ANSWER_MS_MAX = 10_000
const AGAIN_MS = 250

/** A process that may host an actor. */
export interface ActorAddress {
  /** Of its actor; the address where that is not known. */
  readonly name: string
  /** Of its inspection server. */
  readonly url: string
}

/** Who did not answer, and why. */
export interface SilentActor extends ActorAddress {
  readonly reason: string
}

export interface InspectorAnswers<T> {
  readonly found: readonly T[]
  /** They answer, and have nothing of it. */
  readonly without: readonly ActorAddress[]
  readonly silent: readonly SilentActor[]
}

export interface Inspector {
  /** Names of the actors, each once. */
  readonly actors: readonly string[]
  /** Addresses of `actor`, or of every one. @throws ACTOR_UNKNOWN */
  addressesOf(actor?: string): readonly ActorAddress[]
  /** Asks every process of `actor`, or of every one. @throws ACTOR_UNKNOWN; what aborted `signal` */
  ask<T>(
    path: string,
    options: { readonly actor?: string | undefined; readonly signal: AbortSignal },
  ): Promise<InspectorAnswers<T>>
}

export interface InspectorOptions {
  readonly addresses: readonly ActorAddress[]
  /** Read when something is asked. @throws TOKEN_FILE_UNUSABLE */
  readonly token: () => string
  readonly clock?: Clock
}

export function openInspector({
  addresses,
  token,
  clock = systemClock,
}: InspectorOptions): Inspector {
  const addressesOf = (actor?: string) => {
    const meant = addresses.filter(({ name }) => actor === undefined || name === actor)
    if (meant.length === 0 && actor !== undefined) throw deadLetterErrors.ACTOR_UNKNOWN({ actor })
    return meant
  }
  return {
    actors: [...new Set(addresses.map(({ name }) => name))],
    addressesOf,
    async ask<T>(
      path: string,
      { actor, signal }: { readonly actor?: string | undefined; readonly signal: AbortSignal },
    ) {
      const meant = addressesOf(actor)
      const authorization = `Bearer ${token()}`
      const asked = meant.map(({ url }) =>
        askOne<T>(`${url}${path}`, { authorization, signal, clock }),
      )
      const settled = await Promise.allSettled(asked)
      signal.throwIfAborted()
      return answersOf(meant, settled)
    },
  }
}

/** The answers, where at least one process answered. @throws ACTORS_SILENT */
export function someAnswers<T>(answers: InspectorAnswers<T>): InspectorAnswers<T> {
  const { found, without, silent } = answers
  if (found.length + without.length === 0) {
    throw errors.ACTORS_SILENT({ urls: silent.map(({ url }) => url) })
  }
  return answers
}

function answersOf<T>(
  meant: readonly ActorAddress[],
  settled: readonly PromiseSettledResult<T | undefined>[],
): InspectorAnswers<T> {
  const found: T[] = []
  const without: ActorAddress[] = []
  const silent: SilentActor[] = []
  for (const [at, answer] of settled.entries()) {
    const address = meant[at] as ActorAddress
    if (answer.status === 'rejected') silent.push({ ...address, reason: reasonOf(answer.reason) })
    else if (answer.value === undefined) without.push(address)
    else found.push(answer.value)
  }
  return { found, without, silent }
}

interface Question {
  readonly authorization: string
  readonly signal: AbortSignal
  readonly clock: Clock
}

/** Undefined where it has nothing of it. */
async function askOne<T>(url: string, question: Question, isAgain = false): Promise<T | undefined> {
  const { authorization, signal, clock } = question
  const headers = { authorization }
  const response = await fetchWithin(url, ANSWER_MS_MAX, signal, { headers })
  if (response.status === 404) {
    await response.body?.cancel()
    return undefined
  }
  if (response.ok) return (await response.json()) as T
  const { error = response.statusText } = (await response.json()) as { error?: string }
  if (isAgain || response.status < 500) throw new Error(error)
  await sleep(clock, AGAIN_MS, signal) // A page of another version: its schema is being fetched.
  return await askOne(url, question, true)
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error
  return (cause as Error | undefined)?.message || message
}
