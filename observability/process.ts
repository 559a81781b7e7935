import { monitorEventLoopDelay } from 'node:perf_hooks'
import { memoryUsage } from 'node:process'
import { observe, observeTotal } from './metrics.ts'

const NANOSECONDS = 1e9
const MICROSECONDS = 1e6

/** Measures this process: CPU time used, memory held, and how late its event loop is. */
export function observeProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  observeTotal(
    'process.cpu.time',
    { description: 'CPU time used since the start.', unit: 's' },
    () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / MICROSECONDS
    },
  )
  observe('process.memory.usage', { description: 'Resident memory.', unit: 'By' }, () =>
    memoryUsage.rss(),
  )
  observe(
    'nodejs.eventloop.delay.p99',
    { description: 'Delay of the event loop since the last reading, 99th percentile.', unit: 's' },
    () => {
      const p99 = delay.percentile(99) / NANOSECONDS
      delay.reset()
      return p99
    },
  )
}
