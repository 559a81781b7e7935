import { type Command, InvalidArgumentError } from 'commander'
import { type StackSettings, stackSettings } from '#deploy/embedded/stack-settings.ts'
import { systemClock } from '#foundation/clock.ts'
import { SECOND_MS } from '#foundation/time.ts'
import {
  type ArchiveWait,
  type FinishedArchive,
  finishedArchive,
  latestArchive,
  wholeOrNot,
} from '#operations/archives.ts'
import { errors } from '#operations/errors.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import type { Archive } from '#reports/report.ts'
import { lastChange } from '../last-change.ts'
import { selectedAfter } from '../selected-after.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { archiveLines } from './archive-lines.ts'

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
    .argument('<user>', 'whose archive', asUser)
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
  if (!found.archive) throw errors.ARCHIVE_UNKNOWN({ userId, year })
  if (json) terminal.printJson(toArchiveJson(found.archive))
  else await printArchive(found.archive, settings, terminal)
  if (found.missing !== '') throw found.unfinished(wait ?? 0)
}

/** The archive once it holds what was sent last from here, and all of it is stored and judged. */
async function waitedFor(
  wait: Pick<ArchiveWait, 'store' | 'userId' | 'year' | 'seconds'>,
  settings: StackSettings,
  { progress, signal }: Terminal,
): Promise<FinishedArchive> {
  const { userId, seconds } = wait
  const endMs = systemClock.now() + seconds * SECOND_MS
  const sent = lastChange(settings.home, userId)
  return progress.step(`wait for ${userId}'s archive`, async (say) => {
    if (sent === undefined) return finishedArchive({ ...wait, signal, say })
    const msMax = seconds * SECOND_MS
    const revisions = await selectedAfter({ userId, ...sent }, settings, { msMax, signal })
    const year = wait.year ?? [...revisions.keys()].sort().at(-1)
    const revision = year === undefined ? undefined : revisions.get(year)
    const left = Math.max(0, Math.ceil((endMs - systemClock.now()) / SECOND_MS))
    return finishedArchive({ ...wait, year, revision, seconds: left, signal, say })
  })
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

/** Parses an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
}
