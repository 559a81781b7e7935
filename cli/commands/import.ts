import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import type { ImportOptions } from '#services/ingest/import-history.ts'
import { parseZone } from '#services/ingest/parse-zone.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { cliErrors } from '../errors.ts'
import { keepReport } from '../import-reports.ts'
import { noteChange } from '../last-change.ts'
import { openPlaySender, readEarlier, readProfile } from '../listener-topics.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { formatNumber, summaryLines } from './import-lines.ts'
import { importPage } from './import-page.ts'
import { addImportShow } from './import-show.ts'
import { addImportList, addImportUndo } from './import-undo.ts'

export function addImport(program: Command, terminal: Terminal): void {
  const command = program
    .command('import')
    .description('read a listening history and record its plays')
    .argument(
      '<files...>',
      'zips, unpacked folders or files of one listener, of several services together',
    )
    .option('--user <name>', 'whose history it is', asUser)
  listenerOptions(command)
    .option('--private-sessions', 'count the minutes of private sessions too, without names')
    .option('--dry-run', 'read and count, and write nothing')
    .option('--html <file>', 'write what became of every row as a page')
    .option('--json', 'print what became of every row as JSON')
    .addHelpText(
      'after',
      `
Read are: Spotify's account data and extended streaming history, older layouts of both too; Last.fm (pages of JSON,
tables with a header or without, lastfmstats.com, Scrubbler); ListenBrainz (zip, or its older list); Apple Music's Play
Activity, with the artists from the tables beside it; YouTube Music's watch history and My Activity as JSON; Tidal;
Maloja; Koito; Pano Scrobbler; Libre.fm; Spinitron; Jellyfin's Playback Reporting; .scrobbler.log; and any table or
JSON list whose columns are called artist, title and date, in most languages. One listen that several of them have, in
one import, is one play. Private sessions are left out.

A zone history is a file of lines "2024-03-02,Asia/Tokyo": from that day on, as it begins there, days are cut in
that zone, until the next line; --zone holds before the first.

Examples:
  linernotes import my_spotify_data.zip --user ada --zone America/New_York
  linernotes import ~/Downloads/MyData --user ada --zone Europe/Paris --birthday 12-10 --dry-run
  linernotes import takeout.zip --user ada --zone Europe/Paris --dry-run --html preview.html
  linernotes import spotify.zip lastfm.csv --user ada --zone Europe/Berlin --zone-history moves.csv
  linernotes import endsong_0.json endsong_1.json --user ada --zone Asia/Tokyo --year 2025 --json`,
    )
    .action((files: string[], options: CommandOptions) =>
      runCommand(files, { ...options, user: asNamed(options.user) }, terminal),
    )
  addImportList(command, terminal)
  addImportShow(command, terminal)
  addImportUndo(command, terminal)
}

/** What an import asks about the listener, as options of a command. */
export interface ListenerOptions extends Pick<ImportOptions, 'birthday' | 'country' | 'year'> {
  readonly zone?: string
  /** Path of a zone history; `none` takes an earlier one back. */
  readonly zoneHistory?: string
}

export const listenerOptions = (command: Command): Command =>
  command
    .option(
      '--zone <zone>',
      'IANA time zone in which the days are cut; asked for if left out',
      asZone,
    )
    .option(
      '--zone-history <file>',
      'other zones, and since when; as before if left out, "none" takes it back',
    )
    .option(
      '--birthday <MM-DD>',
      'a day that may become a story; as before if left out, "none" takes it back',
      orNone(asBirthday),
    )
    .option(
      '--country <CC>',
      'two letters, for the spelling; as before if left out, "none" takes it back',
      orNone(asCountry),
    )
    .option('--year <year>', 'calendar year of the archive; chosen, and said, if left out', asYear)

interface CommandOptions extends ListenerOptions {
  readonly user?: string
  readonly dryRun?: true
  readonly json?: true
  readonly privateSessions?: true
  readonly html?: string
}

async function runCommand(
  files: readonly string[],
  {
    user,
    dryRun,
    json,
    html,
    privateSessions,
    ...options
  }: CommandOptions & { readonly user: string },
  terminal: Terminal,
): Promise<void> {
  const settings = stackSettings(terminal.env)
  const zone = options.zone ?? (await askZone(terminal))
  const isDryRun = dryRun === true
  const show = (summary: ImportSummary) => {
    if (html !== undefined) writeFileSync(html, importPage(summary))
    if (json) terminal.printJson(summary)
    else for (const line of summaryLines(summary)) terminal.print(line)
  }
  const isPrivateKept = privateSessions === true
  const given = { ...options, userId: user, zone, isDryRun, isPrivateKept }
  // An import that fails for want of plays still owes the listener the reasons.
  const onCounted = (counted: ImportSummary) => counted.plays === 0 && show(counted)
  await importFiles(files, given, settings, terminal, { onCounted, onDone: show })
}

/** What is known of an import before its zone history is read. */
export type ImportGiven = Omit<ImportOptions, 'zoneHistory'> & Pick<ListenerOptions, 'zoneHistory'>

/**
 * Imports `files` into the stack of `settings`, showing steps and elapsed time on stderr.
 * @param report `onCounted` is called with the fate of every row before anything is sent; `onDone` when all of it is
 *   recorded, before connections close.
 * @throws IMPORT_*, INTERRUPTED
 */
export async function importFiles(
  files: readonly string[],
  { zoneHistory, ...about }: ImportGiven,
  settings: StackSettings,
  { progress, signal }: Terminal,
  report: {
    readonly onCounted?: (summary: ImportSummary) => unknown
    readonly onDone?: (summary: ImportSummary) => unknown
  } = {},
): Promise<ImportSummary> {
  const { importHistory } = await import('#services/ingest/import-history.ts')
  const options = { ...about, zoneHistory: await zoneHistoryOf(zoneHistory) }
  const { startTelemetry } = await import('#observability/telemetry.ts')
  const { openLog, openToolLog } = await import('#observability/log.ts')
  const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: options.isDryRun ? undefined : settings.otlpUrl }
  const { tracingFault } = await import('#deploy/embedded/external-servers.ts')
  const fault = options.isDryRun ? undefined : tracingFault(settings)
  if (fault) progress.line(`not traced: ${fault}`)
  // A stack may do without Jaeger; a collector that was named is missed.
  const isNamed = settings.named.has('jaeger')
  const log = isNamed ? openToolLog('ingest') : openLog('ingest', 'silent')
  await using _telemetry = startTelemetry('ingest', collector, log)
  const title = options.isDryRun ? 'Read the history (dry run)' : 'Import the history'
  const recorded = Promise.withResolvers<ImportSummary>()
  let imported = recorded.promise
  const summary = await progress.step(title, (say) => {
    imported = importHistory(
      files,
      options,
      {
        clock: systemClock,
        openSender: () => openPlaySender(settings, options.userId),
        readProfile: () => readProfile(settings, options.userId),
        readRecorded: () => readEarlier(settings, options.userId),
        onProgress: ({ phase, bytes, bytesTotal, rows, plays, playsTotal }) =>
          say(
            phase === 'reading'
              ? `${megabytes(bytes)} of ${megabytes(bytesTotal)}, ${formatNumber(rows)} rows`
              : `${formatNumber(rows)} rows, ${formatNumber(plays)} of ${formatNumber(playsTotal)} plays sent`,
          ),
        onCounted: (counted) => void report.onCounted?.(counted),
        onRecorded: recorded.resolve,
      },
      signal,
    )
    return Promise.race([recorded.promise, imported])
  })
  if (summary.recordedAt !== null) {
    const { recordedAt } = summary
    keepReport(settings.home, summary)
    noteChange(settings.home, options.userId, { declaredAt: recordedAt, countedAt: recordedAt })
  }
  report.onDone?.(summary)
  return await imported
}

async function zoneHistoryOf(path: string | undefined) {
  if (path === undefined) return undefined
  if (path === 'none') return []
  const { readZoneHistory } = await import('#services/ingest/zone-history.ts')
  return readZoneHistory(path)
}

/** Asks a person in which zone they lived, again until it is one. @throws ANSWER_MISSING off a terminal */
export async function askZone(terminal: Terminal): Promise<string> {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const message = `In which time zone did you live then? Exports do not say. Enter for ${own}`
  for (;;) {
    const answer = await terminal.ask({ message, option: '--zone', placeholder: own })
    try {
      return parseZone(answer?.trim() || own)
    } catch (error) {
      terminal.progress.line(error instanceof Error ? error.message : String(error))
    }
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Subcommands have no need of it, so it cannot be required of all. @throws USER_MISSING */
function asNamed(user: string | undefined): string {
  if (user === undefined) throw cliErrors.USER_MISSING({})
  return user
}

function asZone(value: string): string {
  try {
    return parseZone(value)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

const orNone =
  (parse: (value: string) => string) =>
  (value: string): string | null =>
    value === 'none' ? null : parse(value)

function asBirthday(value: string): string {
  const date = new Date(`2024-${value}T00:00:00Z`) // A leap year: 29 February is a birthday.
  const isReal = /^\d\d-\d\d$/.test(value) && date.toJSON()?.slice(5, 10) === value
  if (isReal) return value
  throw new InvalidArgumentError('Give month and day, such as 12-10.')
}

function asCountry(value: string): string {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
  throw new InvalidArgumentError('Give two letters, such as GB.')
}

function asYear(value: string): number {
  const year = Number(value)
  if (/^\d{4}$/.test(value) && year >= 2002 && year <= 2100) return year
  throw new InvalidArgumentError('Give a calendar year, such as 2025.')
}
