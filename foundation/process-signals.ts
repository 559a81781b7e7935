/** Whether a process that stops will be back, or gives its work away immediately. */
export type StopRequest = 'stop' | 'leave'

const signals = { SIGINT: 'stop', SIGTERM: 'stop', SIGUSR2: 'leave' } as const

/** Resolves at the first of the signals; one that came while a process was starting counts too. */
export function stopRequested(
  process: Pick<NodeJS.Process, 'once'> = globalThis.process,
): Promise<StopRequest> {
  const { promise, resolve } = Promise.withResolvers<StopRequest>()
  for (const [signal, stop] of Object.entries(signals)) {
    process.once(signal as NodeJS.Signals, () => resolve(stop))
  }
  return promise
}
