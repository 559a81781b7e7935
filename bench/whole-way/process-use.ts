// What the kernel says of the processes of a stack: their CPU and their memory.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ticks of /proc/<pid>/stat are hundredths of a second on every Linux we know. */
const TICK_MS = 10

/** CPU used so far by each, all threads, in ms. @throws where one does not run */
export function servicesCpuMs(home: string, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => {
      const stat = readFileSync(`/proc/${pidOf(home, name)}/stat`, 'utf8')
      const fields = stat.split(') ')[1]?.split(' ') ?? []
      return [name, (Number(fields[11]) + Number(fields[12])) * TICK_MS]
    }),
  )
}

/** Resident memory of each now, in MB. @throws where one does not run */
export function megabytesOf(home: string, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => {
      const status = readFileSync(`/proc/${pidOf(home, name)}/status`, 'utf8')
      const kilobytes = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN)
      return [name, Math.round(kilobytes / 1_024)]
    }),
  )
}

const pidOf = (home: string, name: string): number =>
  JSON.parse(readFileSync(join(home, 'run', `${name}.json`), 'utf8')).pid
