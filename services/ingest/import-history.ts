// An export becomes plays. Everything is read, judged and counted before anything is sent; then the
// profile and all plays go out in one transaction. A failure leaves earlier data as it was.

import { createHash } from 'node:crypto'
import { instantOf, localTimeOf } from '#facts/local-time.ts'
import type { Clock } from '#foundation/clock.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { linernotes, listenerHash } from '#observability/attributes.ts'
import { endSpan, type Span, startSpan, traceIdOf, traceparentOf } from '#observability/spans.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import { FencedError } from '#runtime/kafka/port.ts'
import type { ProfileDeclared, ZonePeriod } from '#schemas/index.ts'
import { type Resolution, resolveRows } from './deduplicate.ts'
import { errors } from './errors.ts'
import { joinWith } from './join-recorded.ts'
import { openSources } from './open-sources.ts'
import { parseZone } from './parse-zone.ts'
import { profileAfter } from './profile.ts'
import { type Histories, readHistories } from './read-histories.ts'
import type { RecordedPlays } from './recorded.ts'
import { reviewImport } from './review.ts'
import { sendHistory } from './send-history.ts'
import { type ImportLimits, importLimits } from './source.ts'
import { Spool } from './spool.ts'
import { openedOrAborted, sentOrAborted } from './stopping.ts'
import { type ImportSummary, summariseImport } from './summary.ts'
import { tallyImport } from './tally.ts'
import { chooseYear } from './year.ts'

const SEEN_MAX = 5

export interface ImportOptions {
  readonly userId: string
  /** IANA name; the exports know no zone. */
  readonly zone: string
  /** Other zones, ascending by when they came into force; as declared before where it is left out. */
  readonly zoneHistory?: readonly ZonePeriod[] | undefined
  /** ISO 3166 alpha-2; as declared before where it is left out, null takes it back. */
  readonly country?: string | null | undefined
  /** MM-DD; as declared before where it is left out, null takes it back. */
  readonly birthday?: string | null | undefined
  /** Calendar year that the archive is about; chosen from the history where it is left out. */
  readonly year?: number | undefined
  /** Counts the plays of private sessions, without their names; otherwise they are left out. */
  readonly isPrivateKept?: boolean | undefined
  /** Reads and counts, and sends nothing. */
  readonly isDryRun?: boolean | undefined
  readonly limits?: Partial<ImportLimits> | undefined
}

export interface ImportProgress {
  readonly phase: 'reading' | 'sending'
  /** What is read now; empty while sending. */
  readonly file: string
  /** Unpacked bytes. */
  readonly bytes: number
  readonly bytesTotal: number
  readonly rows: number
  /** Plays sent, and to be sent: 0 while reading. */
  readonly plays: number
  readonly playsTotal: number
}

/** What the import needs of a sender: all of its messages in one transaction. */
export type PlaySender = Pick<EventSender, 'transaction'> & AsyncDisposable

export interface ImportDeps {
  readonly clock: Clock
  /** Called once every file was read, and never in a dry run. The import disposes of it. */
  openSender(): Promise<PlaySender>
  /** What the listener declared last: what this import does not say stays as it was. */
  readProfile?(): Promise<ProfileDeclared | undefined>
  /** What earlier imports recorded of the listener: their plays are not counted again. */
  readRecorded?(): Promise<RecordedPlays>
  /** Called often: after every chunk read and every message sent. */
  onProgress?(progress: ImportProgress): void
  /** Called when every row is accounted for, before anything is sent or an empty history refused. */
  onCounted?(summary: ImportSummary): void
  /**
   * Called when everything is committed, before the connection closes: a native client that does not close takes
   * nothing back, and is not waited for with the result.
   */
  onRecorded?(summary: ImportSummary): void
}

/**
 * Imports the history in `paths`: zips, folders and JSON files. Running it again with the same files
 * sends the same plays under the same ids.
 * @throws IMPORT_* as `errors.ts` lists them, the sender's errors, or `signal`'s reason; nothing of the
 * import is visible then.
 */
export async function importHistory(
  paths: readonly string[],
  options: ImportOptions,
  ports: ImportDeps,
  signal?: AbortSignal,
): Promise<ImportSummary> {
  const zone = parseZone(options.zone)
  const span = startSpan('import listening history', {
    attributes: { [linernotes.listener]: listenerHash(options.userId) },
  })
  try {
    const summary = await run(paths, { ...options, zone }, { ports, span, signal })
    span.setAttributes({ 'linernotes.import': summary.importId, 'linernotes.plays': summary.plays })
    endSpan(span)
    return summary
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}

interface ImportRun {
  readonly ports: ImportDeps
  readonly span: Span
  readonly signal: AbortSignal | undefined
}

async function run(
  paths: readonly string[],
  options: ImportOptions,
  { ports, span, signal }: ImportRun,
): Promise<ImportSummary> {
  const { zone, isDryRun = false } = options
  const limits = { ...importLimits, ...options.limits }
  const nowMs = ports.clock.now()
  await using sources = await openSources(paths, limits)
  await using spool = await Spool.open()
  const progress = newProgress(
    sources.files.reduce((sum, { bytes }) => sum + bytes, 0),
    ports,
  )
  const histories = await readHistories(sources, {
    spool,
    limits,
    nowMs,
    span,
    signal,
    onProgress: progress.reading,
    isPrivateKept: options.isPrivateKept ?? false,
    instantOf: (localMs: number, named?: string) => localInstant(localMs, named ?? zone, zone),
  })
  if (histories.readings.length === 0) throw nothingFound(paths, histories)

  const resolution = resolveRows(histories.fingerprints)
  const { plays } = resolution
  const found = { histories, resolution, spool, nowMs, span }
  if (isDryRun || plays === 0) {
    const { summary } = await prepare(found, options, {})
    ports.onCounted?.(summary)
    if (plays === 0) throw errors.IMPORT_EMPTY({ names: paths.join(', '), rows: summary.rows })
    return summary
  }
  return await translated(plays, signal, async () => {
    await using sender = await openedOrAborted(ports.openSender, signal)
    // What was recorded is read within the transaction: what another import records from now on fences it.
    const sending = sender.transaction(async (send) => {
      const { summary, history } = await prepare(found, options, ports)
      ports.onCounted?.(summary)
      const onSent = (sent: number) => progress.sending(sent, summary)
      onSent(0)
      await sendHistory(history, { send, span, signal, onSent })
      return summary
    })
    const summary = await sentOrAborted(sending, ports.clock, signal)
    ports.onRecorded?.(summary)
    return summary
  })
}

interface FoundHistory {
  readonly histories: Histories
  readonly resolution: Resolution
  readonly spool: Spool
  readonly nowMs: number
  readonly span: Span
}

/** What is sent, and what is said of it, after what the listener declared and earlier imports recorded. */
async function prepare(
  { histories, resolution, spool, nowMs, span }: FoundHistory,
  options: ImportOptions,
  ports: Pick<ImportDeps, 'readProfile' | 'readRecorded'>,
) {
  const { userId, zone, isDryRun = false } = options
  const importId = importIdOf(userId, histories)
  const earlier = await ports.readProfile?.()
  const zoneHistory = options.zoneHistory ?? earlier?.zoneHistory ?? []
  const time = localTimeOf(zone, zoneHistory)
  const tally = tallyImport(histories.fingerprints, resolution, histories.filesEnd, time)
  const choice =
    options.year === undefined
      ? chooseYear(tally.longPlaysByYear, nowMs)
      : { year: options.year, reason: 'as asked' }
  const recorded = await ports.readRecorded?.()
  const joined = await joinWith(recorded, histories, resolution, {
    userId,
    importId,
    nowMs,
    time,
    spool,
  })
  const review = await reviewImport({ histories, resolution, spool, time, isDryRun })
  const summary = summariseImport({
    ...{
      histories,
      resolution,
      tally,
      choice,
      review,
      userId,
      importId,
      zone,
      zoneHistory,
      isDryRun,
    },
    travel: histories.travels.stays(time),
    joinedWithEarlier: joined.joined,
    recordedAt: isDryRun ? null : nowMs,
    traceId: isDryRun ? null : (traceIdOf(traceparentOf(span)) ?? null),
  })
  const profile = profileAfter(earlier, { ...options, zoneHistory, year: choice.year }, nowMs)
  return { summary, history: { spool, ...joined, importId, profile } }
}

/** The instant of a clock in a zone that a row names, if there is one of that name. */
function localInstant(localMs: number, named: string, zone: string): number {
  try {
    return instantOf(named, localMs)
  } catch {
    return named === zone ? localMs : instantOf(zone, localMs)
  }
}

/** Translates failures of the servers into what they mean here: nothing was sent. */
async function translated<T>(
  plays: number,
  signal: AbortSignal | undefined,
  talk: () => Promise<T>,
): Promise<T> {
  try {
    return await talk()
  } catch (error) {
    if (signal?.aborted || error instanceof ServiceError) throw error
    if (error instanceof FencedError) throw errors.IMPORT_OVERTAKEN({ plays }, error)
    const problem = reasonOf(error)
    throw errors.IMPORT_NOT_SENT({ plays, problem }, error)
  }
}

function nothingFound(paths: readonly string[], { ignored, seen, companions }: Histories): Error {
  const names = paths.join(', ')
  const page = ignored.find(({ reason }) => reason === 'html-history')
  if (page) return errors.IMPORT_FORMAT_HTML({ name: page.name })
  const zip = ignored.find(({ reason }) => reason === 'nested-zip')
  if (zip) return errors.IMPORT_ZIP_NESTED({ name: names, entry: zip.name })
  const packed = ignored.find(({ reason }) => reason === 'unknown-archive')
  if (packed)
    return errors.IMPORT_ARCHIVE_UNSUPPORTED({ name: packed.name, packer: 'another program' })
  const beside = companions.map(
    ({ name, gives }) => `${name}: it gives ${gives}, and no play; give the history beside it too`,
  )
  return errors.IMPORT_NOTHING_FOUND({ names, seen: [...seen, ...beside].slice(0, SEEN_MAX) })
}

/** The same user and contents give the same ID, in any order and number of copies. */
function importIdOf(userId: string, { readings }: Histories): string {
  const contents = [...new Set(readings.map(({ contentHash }) => contentHash))].sort()
  return createHash('sha256')
    .update([userId, ...contents].join('\n'))
    .digest('hex')
    .slice(0, 32)
}

function newProgress(bytesTotal: number, { onProgress }: ImportDeps) {
  const all = { bytesTotal, plays: 0, playsTotal: 0 }
  return {
    reading: (read: Pick<ImportProgress, 'file' | 'bytes' | 'rows'>) =>
      onProgress?.({ phase: 'reading', ...all, ...read }),
    sending: (plays: number, { rows, plays: playsTotal }: ImportSummary) =>
      onProgress?.({
        phase: 'sending',
        file: '',
        bytes: bytesTotal,
        bytesTotal,
        rows,
        plays,
        playsTotal,
      }),
  }
}
