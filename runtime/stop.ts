/** Resolves at the first SIGINT or SIGTERM; one that came while a process was starting counts too. */
export function stopRequested(
  process: Pick<NodeJS.Process, 'once'> = globalThis.process,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  return promise
}
