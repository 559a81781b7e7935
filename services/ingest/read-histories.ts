import { HOUR_MS } from '#foundation/time.ts'
import { endSpan, type Span, SpanKind, startSpan } from '#observability/spans.ts'
import { beginningOf } from './beginning-of.ts'
import { errors } from './errors.ts'
import type { FileContext } from './exports/export.ts'
import { formats } from './exports/formats.ts'
import { Fingerprints } from './fingerprints.ts'
import type { Sources } from './open-sources.ts'
import { type OtherFile, otherFileOf } from './other-files.ts'
import { rowFingerprintOf } from './play-identity.ts'
import { readCompanions, type UsedCompanion } from './read-companions.ts'
import { type HistoryRead, readHistory } from './read-history.ts'
import type { IgnoredFile, IgnoredReason, ImportLimits, Source } from './source.ts'
import type { Spool } from './spool.ts'
import { Travels } from './travels.ts'
import { whereJsonBreaks } from './where-json-breaks.ts'
import { ZoneEvidence } from './zone-suggestion.ts'

/** All files of an import, read: plays in the spool and their fingerprints in memory, row by row. */
export interface Histories {
  readonly readings: readonly HistoryRead[]
  /** For each reading the number of the row after its last. */
  readonly filesEnd: readonly number[]
  readonly fingerprints: Fingerprints
  readonly travels: Travels
  readonly zoneEvidence: ZoneEvidence
  readonly ignored: readonly IgnoredFile[]
  /** Files that were read for names. */
  readonly companions: readonly UsedCompanion[]
  /** Plays whose artist such a file named. */
  readonly namedByCompanions: number
  /** ISO 3166 alpha-2 of the account, where a file says it. */
  readonly accountCountry: string | null
  /** What files that were not read hold instead, in words for the listener. */
  readonly seen: readonly string[]
  /** Listening in files that were not read, in words for the listener. */
  readonly losses: readonly string[]
  /** For each reading where its JSON breaks, see `whereJsonBreaks`. */
  readonly breaks: readonly (string | undefined)[]
}

export interface ReadProgress {
  readonly file: string
  readonly bytes: number
  readonly rows: number
}

interface ReadOptions extends Omit<FileContext, 'comments'> {
  readonly spool: Spool
  readonly limits: ImportLimits
  readonly span: Span
  readonly signal: AbortSignal | undefined
  onProgress(progress: ReadProgress): void
}

/** @throws IMPORT_FORMAT_UNKNOWN for a file that was named, where none is a history; IMPORT_TOO_LARGE. */
export async function readHistories(sources: Sources, options: ReadOptions): Promise<Histories> {
  const fingerprints = new Fingerprints()
  const travels = new Travels()
  const zoneEvidence = new ZoneEvidence()
  const readings: HistoryRead[] = []
  const filesEnd: number[] = []
  const ignored: IgnoredFile[] = [...sources.ignored]
  const state = { fingerprints, travels, zoneEvidence, progress: { bytes: 0, rows: 0 } }
  const losses: string[] = ignored.flatMap(lossOfIgnored)
  const seen: string[] = []
  const breaks: (string | undefined)[] = []
  let refusal: Error | undefined
  const { names, used, histories } = await readCompanions(sources.files, options.signal)
  for (const source of histories) {
    const other = otherFileOf(source.name, await beginningOf(source))
    if (other && other.advice === undefined) {
      const said = `it is ${other.is}`
      ignored.push({ name: source.name, reason: 'not-a-history', is: other.is })
      seen.push(`${source.name}: ${said}`)
      if (source.isNamed)
        refusal ??= errors.IMPORT_FORMAT_UNKNOWN({ name: source.name, seen: said })
      continue
    }
    const reading = await readOne(source, state, { ...options, companions: names })
    state.progress.rows += reading.rows
    const breaksAt = isBroken(reading) ? await whereJsonBreaks(source) : undefined
    if (isHistory(reading)) {
      readings.push(reading)
      filesEnd.push(fingerprints.count)
      breaks.push(breaksAt)
    } else {
      const { name, isNamed } = source
      const file = ignoredOf(reading, other)
      ignored.push(file)
      const why = refusalOf(reading, other, breaksAt)
      losses.push(...(file.reason === 'unread-history' ? [`${why.message}.`] : lossOf(reading)))
      losses.push(...lossOfIgnored(file))
      seen.push(other ? why.message : `${name}: ${describe(reading, breaksAt)}`)
      if (isNamed) refusal ??= why
    }
  }
  // In addition to a history it costs no play: a shell expands `MyData/*.json` to every list in there.
  if (refusal && readings.length === 0) throw refusal
  return {
    readings,
    filesEnd,
    fingerprints,
    travels,
    zoneEvidence,
    ignored,
    companions: used,
    namedByCompanions: names.named,
    accountCountry: names.country,
    seen,
    losses,
    breaks,
  }
}

/** Whether it may be JSON that is not quite JSON. */
const isBroken = ({ shape, dropped, format, damage }: HistoryRead): boolean => {
  const isJson = shape === 'array' || shape === 'lines'
  return isJson
    ? damage !== undefined || (dropped.unreadable ?? 0) > 0
    : !format && shape !== 'page'
}

/** What has been read so far. */
interface ReadState extends Pick<Histories, 'fingerprints' | 'travels' | 'zoneEvidence'> {
  readonly progress: { bytes: number; rows: number }
}

async function readOne(
  source: Source,
  { fingerprints, travels, zoneEvidence, progress }: ReadState,
  { spool, limits, span: parent, onProgress, signal, ...context }: ReadOptions,
): Promise<HistoryRead> {
  const span = startSpan('read file', { parent, kind: SpanKind.INTERNAL })
  try {
    const reading = await readHistory(
      source,
      {
        ...context,
        onPlay(play, format) {
          const fingerprint = rowFingerprintOf(play)
          fingerprints.add(play, fingerprint, format.service)
          travels.note(play)
          zoneEvidence.note(play)
          spool.add(formats.indexOf(format), fingerprint.content, play)
        },
        async onChunk(bytes, rows) {
          progress.bytes += bytes
          if (fingerprints.count > limits.rowsMax) {
            const problem = `more than ${limits.rowsMax} plays`
            throw errors.IMPORT_TOO_LARGE({ name: source.name, problem })
          }
          await spool.flush()
          onProgress({ file: source.name, bytes: progress.bytes, rows: progress.rows + rows })
        },
      },
      signal,
    )
    span.setAttributes({
      'linernotes.export.format': reading.format?.name ?? 'none',
      'linernotes.export.rows': reading.rows,
      'linernotes.export.bytes': source.bytes,
    })
    endSpan(span)
    return reading
  } catch (error) {
    endSpan(span, { error })
    throw error
  }
}

/** An empty list is taken for one where its name is a history's: there is nothing else to go by. */
const isHistory = ({ format, shape, rows, name }: HistoryRead): boolean =>
  format !== undefined ||
  (shape === 'array' && rows === 0 && /streaming_?history|endsong/i.test(name))

function ignoredOf(reading: HistoryRead, other: OtherFile | undefined): IgnoredFile {
  const { name } = reading
  return other
    ? { name, reason: 'unread-history', is: other.is }
    : { name, reason: reasonOf(reading) }
}

/** Takeout's page has its name where all videos in it are gone. */
const isYouTube = ({ name, shape, isXml, isYouTubePage }: HistoryRead): boolean =>
  isYouTubePage || (shape === 'page' && !isXml && /(?:^|\/)watch[-_ ]history\.html?$/i.test(name))

function reasonOf(reading: HistoryRead): IgnoredReason {
  const { shape } = reading
  if (isYouTube(reading)) return 'html-history'
  return shape === 'other' || shape === 'page' ? 'not-json' : 'not-a-history'
}

/** What a person would miss of a file that is not read. */
function lossOf({ name, lostMs, refusal, rows }: HistoryRead): string[] {
  if (refusal !== undefined) return [`${name}: ${refusal}. None of its ${rows} rows is read.`]
  if (lostMs === 0) return []
  const hours = Math.round(lostMs / (HOUR_MS / 10)) / 10
  return [`${name}: ${hours} hours of listening in it are not read: its kind is not known.`]
}

/** Files that are left out by their kind, and hold plays that a person would miss. */
function lossOfIgnored({ name, reason }: IgnoredFile): string[] {
  if (reason === 'unknown-archive')
    return [`${name}: what is packed in it is not read; unpack it and give the folder too.`]
  if (reason === 'html-history')
    return [`${name}: is a history as a web page, and not read; ask Takeout for JSON.`]
  return []
}

function refusalOf(
  reading: HistoryRead,
  other: OtherFile | undefined,
  breaksAt: string | undefined,
): Error {
  const { name } = reading
  if (other?.advice)
    return errors.IMPORT_FORMAT_UNREAD({ name, is: other.is, advice: other.advice })
  if (isYouTube(reading)) return errors.IMPORT_FORMAT_HTML({ name })
  return errors.IMPORT_FORMAT_UNKNOWN({ name, seen: describe(reading, breaksAt) })
}

function describe(
  { shape, rows, refusal, isXml, dropped }: HistoryRead,
  breaksAt?: string,
): string {
  if (refusal !== undefined) return refusal
  if (breaksAt !== undefined) return `it is nearly JSON, and breaks at ${breaksAt}`
  if (dropped['not-utf8'])
    return `${dropped['not-utf8']} of its ${rows} rows are not UTF-8: save it as UTF-8 and import it again`
  if (shape === 'empty') return 'it is empty'
  if (shape === 'other') return 'it is not JSON, nor a table'
  if (isXml) return 'it is XML, which is not read: choose CSV or JSON where it was exported'
  if (shape === 'page') return 'it is a web page, not JSON'
  if (shape === 'table') return 'it is a table, but its columns are not those of a known export'
  if (shape === 'object')
    return 'it is JSON of another shape (an object where a list of plays is due)'
  return rows === 0
    ? 'it is an empty list'
    : 'it is a list, but its rows have no known keys of plays'
}
