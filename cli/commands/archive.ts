import { type Command, InvalidArgumentError } from 'commander'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { type Clock, sleep, systemClock } from '#foundation/clock.ts'
import { defineErrors } from '#foundation/service-error.ts'
import { SECOND_MS } from '#foundation/time.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import type { Archive } from '#reports/report.ts'
import type { ReportStore } from '#reports/store.ts'
import { lastChange } from '../last-change.ts'
import type { Terminal } from '../terminal.ts'
import { archiveLines } from './archive-lines.ts'

export const archiveErrors = defineErrors({
  ARCHIVE_UNKNOWN: {
    policy: 'stop',
    message: ({ userId, year }: { userId: string; year: number | undefined }) =>
      `nothing is stored for ${userId}${year === undefined ? '' : ` in ${year}`}`,
  },
  ARCHIVE_UNFINISHED: {
    policy: 'stop',
    message: ({ seconds, missing }: { seconds: number; missing: string }) =>
      `after ${seconds} s the archive is not whole: ${missing}`,
  },
})

const POLL_MS = 250
const WAIT_SECONDS_MAX = 86_400

interface ArchiveOptions {
  readonly year?: number
  readonly wait?: number
  readonly json?: true
}

export function addArchive(program: Command, terminal: Terminal): void {
  program
    .command('archive')
    .description('print the stories of a year, with the facts below them')
    .argument('<user>', 'whose archive')
    .option('--year <year>', 'calendar year; the latest if left out', wholeNumber(1_970, 2_100))
    .option(
      '--wait <seconds>',
      'wait until every chosen day is stored and judged',
      wholeNumber(0, WAIT_SECONDS_MAX),
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes archive ada
  linernotes archive ada --year 2025 --wait 60
  linernotes archive ada --json`,
    )
    .action((userId: string, options: ArchiveOptions) => archive(userId, options, terminal))
}

async function archive(
  userId: string,
  { year, wait, json }: ArchiveOptions,
  terminal: Terminal,
): Promise<void> {
  const settings = stackSettings(terminal.env)
  const { openReportStore } = await import('#reports/mongo.ts')
  await using store = await openReportStore({
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: settings.mongodbDatabase,
  })
  const found =
    wait === undefined
      ? wholeOrNot(await latestArchive(store, userId, year), '')
      : await waitedFor({ store, userId, year, seconds: wait }, settings, terminal)
  if (!found.archive) throw archiveErrors.ARCHIVE_UNKNOWN({ userId, year })
  if (json) terminal.printJson(toArchiveJson(found.archive))
  else await printArchive(found.archive, settings, terminal)
  if (found.missing !== '') throw found.unfinished(wait ?? 0)
}

/** The archive once it holds what was sent last from here, and all of it is stored and judged. */
async function waitedFor(
  wait: Pick<Wait, 'store' | 'userId' | 'year' | 'seconds'>,
  settings: StackSettings,
  { progress, signal }: Terminal,
): Promise<FinishedArchive> {
  const { userId, seconds } = wait
  const endMs = systemClock.now() + seconds * SECOND_MS
  const sent = lastChange(settings.home, userId)
  return progress.step(`wait for ${userId}'s archive`, async (say) => {
    if (sent === undefined) return finishedArchive({ ...wait, signal, say })
    const { selectionAfter } = await import('../settled.ts')
    const heuristicsUrl = `http://127.0.0.1:${settings.port.heuristics}`
    const msMax = seconds * SECOND_MS
    const revisions = await selectionAfter({ userId, ...sent }, { heuristicsUrl, msMax, signal })
    const year = wait.year ?? [...revisions.keys()].sort().at(-1)
    const revision = year === undefined ? undefined : revisions.get(year)
    const left = Math.max(0, Math.ceil((endMs - systemClock.now()) / SECOND_MS))
    return finishedArchive({ ...wait, year, revision, seconds: left, signal, say })
  })
}

/** The archive of `year`, or of the latest year that has one. */
export async function latestArchive(
  store: Pick<ReportStore, 'archive' | 'years'>,
  userId: string,
  year: number | undefined,
): Promise<Archive | undefined> {
  const wanted = year ?? (await store.years(userId)).at(-1)
  return wanted === undefined ? undefined : store.archive(userId, wanted)
}

export interface Wait {
  readonly store: Pick<ReportStore, 'archive' | 'years'>
  readonly userId: string
  readonly year: number | undefined
  readonly seconds: number
  /** The selection that must be in it, or a later one; any where it is left out. */
  readonly revision?: number | undefined
  readonly signal: AbortSignal
  /** Told what is still missing. */
  readonly say?: (missing: string) => void
  readonly clock?: Clock
}

export interface FinishedArchive {
  readonly archive: Archive | undefined
  /** In words; empty when the archive is whole. */
  readonly missing: string
  /** What to throw where it had to be whole. */
  unfinished(seconds: number): Error
}

const wholeOrNot = (archive: Archive | undefined, missing: string): FinishedArchive => ({
  archive,
  missing,
  unfinished: (seconds) => archiveErrors.ARCHIVE_UNFINISHED({ seconds, missing }),
})

/** Reads the archive until nothing is missing or the time is up. */
export async function finishedArchive({
  clock = systemClock,
  ...wait
}: Wait): Promise<FinishedArchive> {
  const endMs = clock.now() + wait.seconds * 1000
  for (;;) {
    const archive = await latestArchive(wait.store, wait.userId, wait.year)
    const missing = missingIn(archive, wait.revision ?? 1)
    wait.say?.(missing === '' ? `${archive?.reports.length} stories` : missing)
    if (missing === '' || clock.now() >= endMs) return wholeOrNot(archive, missing)
    await sleep(clock, POLL_MS, wait.signal)
    wait.signal.throwIfAborted()
  }
}

/** What a whole archive would have and this one has not; empty when it is whole. */
function missingIn(archive: Archive | undefined, revision: number): string {
  if (!archive || archive.selectionRevision < revision) return 'no days are chosen yet'
  const { pending, leaving, reports } = archive
  if (pending.length > 0) return `${pending.length} still to be written (${pending.join(', ')})`
  if (leaving.length > 0) return `${leaving.length} still to be withdrawn (${leaving.join(', ')})`
  const unjudged = reports.filter((report) => !report.verdict).map((report) => report.date)
  return unjudged.length > 0 ? `${unjudged.length} still to be judged (${unjudged.join(', ')})` : ''
}

/** Prints `archive` for a person, and the address of its page. */
export async function printArchive(
  archive: Archive,
  settings: StackSettings,
  { paint, print }: Pick<Terminal, 'paint' | 'print'>,
): Promise<void> {
  for (const line of archiveLines(archive, { paint, jaegerUrl: settings.jaegerUrl })) print(line)
  const { openLinkSecret, signLink } = await import('#services/serving/link.ts')
  const link = await signLink({
    servingUrl: settings.servingUrl,
    userId: archive.userId,
    year: archive.year,
    secret: await openLinkSecret(settings.linkSecretFile),
    nowMs: systemClock.now(),
  })
  print(`Page       ${link}`)
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
}
