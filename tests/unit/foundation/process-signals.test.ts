import { EventEmitter } from 'node:events'
import { stopRequested } from '#foundation/process-signals.ts'

test.each([
  ['SIGINT', 'stop'],
  ['SIGTERM', 'stop'],
  ['SIGUSR2', 'leave'],
])('%s tells a process to %s, also one that waits only later', async (signal, how) => {
  const process = new EventEmitter()
  const stop = stopRequested(process as unknown as NodeJS.Process)
  process.emit(signal)
  await Promise.resolve() // Long after the signal came...

  await expect(stop).resolves.toBe(how) // ...somebody waits for it.
})

test('nothing else stops a process', async () => {
  const process = new EventEmitter()
  const stop = stopRequested(process as unknown as NodeJS.Process)
  process.emit('SIGHUP')

  await expect(Promise.race([stop, Promise.resolve('running')])).resolves.toBe('running')
})
