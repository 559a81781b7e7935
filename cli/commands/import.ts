import { type Command, InvalidArgumentError } from 'commander'
import { systemClock } from '#runtime/clock.ts'
import type { ImportOptions } from '#services/ingest/import-history.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { parseZone } from '#services/ingest/time-zone.ts'
import { cliErrors } from '../errors.ts'
import { noteChange } from '../last-change.ts'
import { openPlaySender, readProfile } from '../listener.ts'
import { type StackSettings, stackSettings } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import { addImportList, addImportUndo } from './import-undo.ts'

const REASONS_WIDTH = 22
const NAMES_MAX = 12

export function addImport(program: Command, terminal: Terminal): void {
  const command = program
    .command('import')
    .description('read a listening history and record its plays')
    .argument('<files...>', 'zips, unpacked folders or JSON files of one listener, several at once')
    .option('--user <name>', 'whose history it is', asUser)
  listenerOptions(command)
    .option('--dry-run', 'read and count, and write nothing')
    .option('--json', 'print what became of every row as JSON')
    .addHelpText(
      'after',
      `
Spotify account data and extended streaming history are read, older layouts of both too.

Examples:
  linernotes import my_spotify_data.zip --user ada --zone America/New_York
  linernotes import ~/Downloads/MyData --user ada --zone Europe/Paris --birthday 12-10 --dry-run
  linernotes import endsong_0.json endsong_1.json --user ada --zone Asia/Tokyo --year 2025 --json`,
    )
    .action((files: string[], options: CommandOptions) =>
      runCommand(files, { ...options, user: asNamed(options.user) }, terminal),
    )
  addImportList(command, terminal)
  addImportUndo(command, terminal)
}

/** What an import asks about the listener, as options of a command. */
export interface ListenerOptions extends Pick<ImportOptions, 'birthday' | 'country' | 'year'> {
  readonly zone?: string
}

export const listenerOptions = (command: Command): Command =>
  command
    .option(
      '--zone <zone>',
      'IANA time zone in which the days are cut; asked for if left out',
      asZone,
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
}

async function runCommand(
  files: readonly string[],
  { user, dryRun, json, ...options }: CommandOptions & { readonly user: string },
  terminal: Terminal,
): Promise<void> {
  const settings = stackSettings(terminal.env)
  const zone = options.zone ?? (await askZone(terminal))
  const isDryRun = dryRun === true
  const show = (summary: ImportSummary) => {
    if (json) terminal.printJson(summary)
    else for (const line of summaryLines(summary)) terminal.print(line)
  }
  const given = { ...options, userId: user, zone, isDryRun }
  // An import that fails for want of plays still owes the listener the reasons.
  const onCounted = (counted: ImportSummary) => counted.plays === 0 && show(counted)
  show(await importFiles(files, given, settings, terminal, onCounted))
}

/**
 * Imports `files` into the stack of `settings`, showing steps and elapsed time on stderr.
 * @param onCounted told what became of every row before anything is sent.
 * @throws IMPORT_*, INTERRUPTED
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  settings: StackSettings,
  { progress, signal }: Terminal,
  onCounted?: (summary: ImportSummary) => unknown,
): Promise<ImportSummary> {
  const { importHistory } = await import('#services/ingest/import-history.ts')
  const { startTelemetry } = await import('#observability/telemetry.ts')
  await using _telemetry = startTelemetry('ingest', {
    OTEL_EXPORTER_OTLP_ENDPOINT: options.isDryRun ? undefined : settings.otlpUrl,
  })
  const title = options.isDryRun ? 'Read the history (dry run)' : 'Import the history'
  const summary = await progress.step(title, (say) =>
    importHistory(
      files,
      options,
      {
        clock: systemClock,
        openSender: () => openPlaySender(settings, options.userId),
        readProfile: () => readProfile(settings, options.userId),
        onProgress: ({ phase, bytes, bytesTotal, rows, plays, playsTotal }) =>
          say(
            phase === 'reading'
              ? `${megabytes(bytes)} of ${megabytes(bytesTotal)}, ${number(rows)} rows`
              : `${number(rows)} rows, ${number(plays)} of ${number(playsTotal)} plays sent`,
          ),
        ...(onCounted && { onCounted }),
      },
      signal,
    ),
  )
  if (summary.recordedAt !== null) {
    const { recordedAt } = summary
    noteChange(settings.home, options.userId, { declaredAt: recordedAt, countedAt: recordedAt })
  }
  return summary
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

/** What became of the rows, as a table for people. */
export function summaryLines(summary: ImportSummary): string[] {
  const { files, ignored, problems, zone, plays, longPlays, movedByZone } = summary
  const moved = movedByZone === 0 ? 'none' : number(movedByZone)
  return [
    row('file', 'format', 'rows', 'kept', 'repeated', 'dropped'),
    ...files.flatMap(({ name, format, rows, kept, duplicates, dropped }) => [
      row(name, format, rows, kept, duplicates, rows - kept - duplicates),
      ...Object.entries(dropped).map(([why, count]) => row('', '', '', '', why, count)),
    ]),
    row('in all', '', summary.rows, summary.kept, summary.duplicates, summary.dropped),
    '',
    ...(summary.from
      ? [
          `${number(plays)} plays, ${number(longPlays)} of them 30 s and longer, ${summary.from.slice(0, 10)} to ${summary.to?.slice(0, 10)}`,
        ]
      : []),
    `zone ${zone}: ${moved} of the plays would stand on another day under UTC`,
    `year ${summary.year}: ${summary.yearReason}`,
    ...ignored.slice(0, NAMES_MAX).map(({ name, reason }) => `not read: ${name} (${reason})`),
    ...(ignored.length > NAMES_MAX ? [`not read: ${ignored.length - NAMES_MAX} more files`] : []),
    ...problems.map((problem) => `look at ${problem}`),
    ...(summary.isDryRun ? ['dry run: nothing was written'] : []),
  ]
}

function row(name: string, format: string, ...counts: readonly (number | string)[]): string {
  const cells = counts.map((count) => (typeof count === 'number' ? number(count) : count))
  const [rows = '', kept = '', repeated = '', dropped = ''] = cells
  return [
    name.length > 48 ? `…${name.slice(-47)}` : name.padEnd(48),
    format.padEnd(16),
    rows.padStart(10),
    kept.padStart(10),
    repeated.padStart(REASONS_WIDTH - 2),
    dropped.padStart(9),
  ]
    .join(' ')
    .trimEnd()
}

const number = (value: number): string => value.toLocaleString('en')
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Subcommands have no need of it, so it cannot be required of all. @throws USER_MISSING */
function asNamed(user: string | undefined): string {
  if (user === undefined) throw cliErrors.USER_MISSING({})
  return user
}

export function asUser(value: string): string {
  if (/^[A-Za-z0-9._@-]{1,128}$/.test(value)) return value
  throw new InvalidArgumentError('Use 1 to 128 letters, digits, dots, dashes, underscores or @.')
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
  if (/^\d{4}$/.test(value) && year >= 2006 && year <= 2100) return year
  throw new InvalidArgumentError('Give a calendar year, such as 2025.')
}
