// Calls of native clients that are under way. A client is not closed during one: the binding frees what the call
// uses. And Node's exit waits for the thread of each call, seconds for a broker that does not answer and for ever for
// a close that never returns. So a process that ends during one is replaced by one that only ends, with its exit code.

import { systemClock } from '#foundation/clock.ts'

const END_MS_MAX = 5_000

const underWay = new Map<object, Set<Promise<unknown>>>() // By client.
const abandoned = new Set<object>()
let isWatching = false

export function trackCall<T>(client: object, run: Promise<T>): Promise<T> {
  watchExit()
  const own = underWay.get(client) ?? new Set()
  underWay.set(client, own.add(run))
  const ended = () => {
    own.delete(run)
    if (own.size === 0) underWay.delete(client)
  }
  run.then(ended, ended)
  return run
}

/** Resolves when the calls of `client` have ended. */
export async function callsEnded(client: object): Promise<void> {
  await Promise.allSettled(underWay.get(client) ?? [])
}

/** The close of `client` did not end in time, and goes on until `ended`. */
export function noteAbandoned(client: object, ended: Promise<unknown>): void {
  abandoned.add(client)
  const forget = () => abandoned.delete(client)
  ended.then(forget, forget)
}

/** Ends this process soon where a close was abandoned: its thread would keep the process for as long as it runs. */
export function endDespiteClients(): void {
  if (abandoned.size > 0) systemClock.after(END_MS_MAX, () => process.exit())
}

function watchExit(): void {
  if (isWatching) return
  isWatching = true
  process.once('exit', (code) => {
    if (underWay.size > 0) replaceProcess(code)
  })
}

function replaceProcess(code: number): void {
  const { execPath } = process
  process.execve?.(execPath, [execPath, '-e', `process.exit(${code})`], {})
}
