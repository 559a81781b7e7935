// What a person reads of actors.
import type { ActorAddress, InspectorAnswers, SilentActor } from '#operations/inspector.ts'
import type { Membership } from '#operations/membership.ts'
import { plainText } from '#reports/plain-text.ts'
import type { ActorReport, Inspection, PartitionReport } from '#runtime/introspection/inspect.ts'
import type { Colors } from '../colors.ts'
import { tableLines } from '../table.ts'

/** A line a partition, then what holds for a whole process, who is parked, and what is missing. */
export function* actorLines(
  { found, without, silent }: InspectorAnswers<ActorReport>,
  paint: Colors,
): Generator<string> {
  const head = [
    'actor',
    'owner',
    'is',
    'lag',
    'waiting',
    'turns',
    'parked',
    'oldest',
    'state',
    'watermarks',
  ]
  const rows = found
    .flatMap((report) => report.partitions.map((partition) => ({ report, partition })))
    .sort(
      (a, b) =>
        a.report.actor.localeCompare(b.report.actor) ||
        a.partition.partition - b.partition.partition,
    )
    .map(({ report, partition }) => rowOf(report, partition))
  if (rows.length > 0) yield* [...tableLines(head, rows, paint), '']
  for (const report of found) yield processLine(report)
  for (const report of found) yield* parkedLines(report)
  yield* ownerlessLines(found)
  for (const { name, url } of without) yield `${name} is still starting: ${url}`
  yield* silentLines(silent)
}

function rowOf({ actor, instance }: ActorReport, report: PartitionReport): readonly string[] {
  const { partition, load, loadBytes, turns, parkedCount, oldest, state, watermarks } = report
  const lags = watermarks.map(({ lag }) => lag)
  const lag = lags.includes(null) || lags.length === 0 ? '?' : sumOf(lags as number[])
  return [
    `${actor}/${partition}`,
    instance,
    standingOf(report),
    String(lag),
    load === 0 ? '0' : `${load} (${bytesWords(loadBytes)})`,
    String(turns),
    String(parkedCount),
    oldest ? `${plainText(oldest.key)} ${timeWords(oldest.ms)}` : '-',
    state ? bytesWords(state.bytes) : '-',
    watermarks.map(({ topic, offset }) => `${topic} ${offset}`).join(', '),
  ]
}

function standingOf({ isOpen, isPaused }: PartitionReport): string {
  if (!isOpen) return 'restoring'
  return isPaused ? 'paused' : 'open'
}

function processLine({ instance, isReady, partitions, commitMsP99, limits }: ActorReport): string {
  const p99 =
    commitMsP99 === null ? 'nothing committed yet' : `commit p99 ${timeWords(commitMsP99)}`
  const { turns, partitionMessages, partitionBytes } = limits
  return (
    `${instance}: ${isReady ? 'ready' : 'not ready'}, ${partitions.length} partitions, ${p99}; ` +
    `takes ${turns} turns concurrently, and of a partition ${partitionMessages} messages, ${bytesWords(partitionBytes)}`
  )
}

function* parkedLines({ actor, partitions }: ActorReport): Generator<string> {
  for (const { partition, parked, parkedCount } of partitions) {
    for (const { key: userId, code, attempts, ms } of parked) {
      yield `${actor}/${partition}: ${plainText(userId)} waits since ${timeWords(ms)} for attempt ${attempts + 1}: ${code}`
    }
    const more = parkedCount - parked.length
    if (more > 0) yield `${actor}/${partition}: and ${more} more`
  }
}

/** Partitions that no answering instance owns: of instances that were not asked, or without an owner. */
function* ownerlessLines(found: readonly ActorReport[]): Generator<string> {
  for (const [actor, reports] of Map.groupBy(found, ({ actor }) => actor)) {
    const count = reports[0]?.partitionCount ?? 0
    const owned = new Set(reports.flatMap((each) => each.partitions.map((of) => of.partition)))
    if (owned.size < count) {
      yield `${actor}: ${count - owned.size} of ${count} partitions have no owner among those who answered`
    }
  }
}

function* silentLines(silent: readonly SilentActor[]): Generator<string> {
  for (const { name, url, reason } of silent) {
    const where = name === url ? url : `${name} at ${url}`
    yield `${where} does not answer (${reason}): linernotes status says what runs`
  }
}

/** What actors keep of one user. */
export function* stateLines(
  userId: string,
  { found, without, silent }: InspectorAnswers<Inspection>,
  { bold, dim }: Colors,
): Generator<string> {
  const user = plainText(userId)
  for (const { actor, partition, pages, timers } of found) {
    const kept = pages.length + Object.keys(timers).length
    yield bold(`${actor}, partition ${partition}${kept === 0 ? `: nothing of ${user}` : ''}`)
    for (const [name, dueMs] of Object.entries(timers)) {
      yield `timer ${name} at ${new Date(dueMs).toISOString()}`
    }
    for (const { family, part, page } of pages) {
      yield dim(plainText(part === '' ? family : `${family} ${part}`))
      for (const line of JSON.stringify(page, null, 2).split('\n')) yield plainText(line)
    }
    yield ''
  }
  yield* elsewhereLines(user, without)
  yield* silentLines(silent)
}

function* elsewhereLines(user: string, without: readonly ActorAddress[]): Generator<string> {
  for (const { name } of without) {
    yield `${name}: another instance has ${user}, or it is still restoring its partition`
  }
}

/** What the end of the memberships gives to others. */
export function* leaveLines(
  memberships: readonly Membership[],
  isDone: boolean,
): Generator<string> {
  for (const { actor, instance, numbers } of memberships) {
    const what = numbers.length === 0 ? 'no partition' : `partitions ${numbers.join(', ')}`
    yield isDone
      ? `${actor}: ${instance} has left, and ${what} of it went to others`
      : `${actor}: ${instance} would leave; it has ${what}`
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)

const units = ['B', 'kB', 'MB', 'GB'] as const

function bytesWords(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1_000 ** power
  return `${amount < 10 && power > 0 ? amount.toFixed(1) : Math.round(amount)} ${units[power]}`
}

function timeWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`
}
