import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import { openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { ageDaysOf, zoneDataWords } from './zone-data-words.ts'

export function addStatus(program: Command, terminal: Terminal): void {
  program
    .command('status')
    .description('say what runs, since when, and what to do about what does not')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes status
  linernotes status --json`,
    )
    .action((options: { readonly json?: true }) => status(options, terminal))
}

async function status({ json }: { readonly json?: true }, terminal: Terminal): Promise<void> {
  const settings = stackSettings(terminal.env)
  const { stackStatus } = await import('#deploy/embedded/status.ts')
  const members = await stackStatus(settings, terminal.env)
  const timeZones = await timeZonesOf(settings, terminal.signal)
  if (json) {
    terminal.printJson({ home: settings.home, members, timeZones })
    return
  }
  for (const { name, state, pid, address, since } of members) {
    const process = pid === null ? '' : `pid ${pid}, since ${since?.slice(0, 19)}Z`
    terminal.print(
      `${name.padEnd(12)} ${state.padEnd(12)} ${address.padEnd(46)} ${process}`.trimEnd(),
    )
  }
  terminal.print(`${'time zones'.padEnd(12)} ${zoneDataWords(timeZones, systemClock.now())}`)
  for (const { name, remedy } of members) if (remedy) terminal.print(`${name}: ${remedy}`)
  for (const line of outdatedLines(timeZones)) terminal.print(line)
}

interface TimeZonesStatus {
  /** Of this build's data. */
  readonly version: string
  readonly releasedOn: string
  readonly ageDays: number
  /** What each service that answers was started with. */
  readonly inUse: readonly { readonly service: string; readonly version: string }[]
}

async function timeZonesOf(settings: StackSettings, signal: AbortSignal): Promise<TimeZonesStatus> {
  const { zoneData } = await import('#facts/zone-data.ts')
  const { timeZonesInUse } = await import('#operations/apply-time-zones.ts')
  await using ports = openOperations(settings)
  // Before the first start there is no token to ask with.
  const inUse = existsSync(settings.inspectionTokenFile) ? await timeZonesInUse(ports, signal) : []
  return { ...zoneData, ageDays: ageDaysOf(zoneData, systemClock.now()), inUse }
}

/** A line for each service that was started with other data than this build has. */
export function* outdatedLines({ version, inUse }: Pick<TimeZonesStatus, 'version' | 'inUse'>) {
  for (const each of inUse) {
    if (each.version === version) continue
    yield `${each.service}: it cuts days by time zone data ${each.version}: linernotes down, then up, starts it with ${version}`
  }
}
