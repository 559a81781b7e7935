import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import {
  type ModelName,
  type OptionalPart,
  type StackSettings,
  stackSettings,
} from '#deploy/embedded/stack-settings.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { finishedArchive } from '#operations/archives.ts'
import { toArchiveJson } from '#reports/archive-json.ts'
import { parseReportId } from '#schemas/ids.ts'
import { offerRewrite } from '../offer-rewrite.ts'
import { selectedAfter } from '../selected-after.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { printArchive } from './archive.ts'
import {
  askZone,
  type ImportGiven,
  importFiles,
  type ListenerOptions,
  listenerOptions,
} from './import.ts'
import { summaryLines } from './import-lines.ts'
import { modelOption, withoutOption } from './up.ts'

const SAMPLE_SEED = 7
const SAMPLE_YEAR = 2025
const SELECT_MS_MAX = 5 * MINUTE_MS
/** A small model on a laptop needs its time: five reports of a minute each, and as many again. */
const WRITE_SECONDS_MAX = 1_200

interface DemoOptions extends ListenerOptions {
  readonly user?: string
  readonly without?: readonly OptionalPart[]
  readonly model?: ModelName
  readonly seed: number
  readonly rewrite?: boolean
  readonly json?: true
}

export function addDemo(program: Command, terminal: Terminal): void {
  const command = program
    .command('demo')
    .description(
      'from nothing to an archive: start everything, import a history, print its stories',
    )
    .argument('[files...]', 'your own export; a made-up listener where there is none')
    .option('--user <name>', 'whose history it is', asUser)
  listenerOptions(command)
    .addOption(withoutOption())
    .addOption(modelOption())
    .option('--seed <number>', 'which made-up listener', asSeed, SAMPLE_SEED)
    .option('--rewrite', 'have stories of another model written again, without a question')
    .option('--no-rewrite', 'leave them as they are, without a question')
    .option('--json', 'print the archive as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes demo                                                a made-up listener
  linernotes demo my_spotify_data.zip --zone America/New_York    your own history
  linernotes demo --without jaeger                               no tracing, and no long build
  linernotes demo --model local                                  a small real model writes (1.1 GB)`,
    )
    .action((files: string[], options: DemoOptions) => demo(files, options, terminal))
}

async function demo(
  files: readonly string[],
  options: DemoOptions,
  terminal: Terminal,
): Promise<void> {
  const isOwn = files.length > 0
  // Asked before anything long begins.
  const zone = isOwn ? (options.zone ?? (await askZone(terminal))) : options.zone
  const { env, progress, signal } = terminal
  const settings = stackSettings(env)
  const { without, model } = options
  if (!isOwn) await writeSampleKnowledge(settings, options)
  const { openStack } = await import('#deploy/embedded/stack.ts')
  const stack = await openStack({ settings, env, progress, signal, without, model })
  try {
    const history = isOwn
      ? { files, userId: options.user ?? 'me', ...options, zone: zone ?? '' }
      : await sampleHistory(settings, options, terminal)
    await tell(history, settings, options, terminal)
  } catch (error) {
    // A fault leaves the stack for a look at it; who presses Ctrl-C wants nothing left running.
    if (signal.aborted) await stack.stopStarted()
    throw error
  }
}

async function tell(
  history: ImportGiven & { readonly files: readonly string[] },
  settings: StackSettings,
  options: DemoOptions,
  terminal: Terminal,
): Promise<void> {
  const summary = await importFiles(history.files, history, settings, terminal)
  for (const line of summaryLines(summary)) terminal.progress.line(line)
  const imported = { ...summary, recordedAt: summary.recordedAt ?? 0 }
  await showArchive(imported, settings, options, terminal)
}

/** What is known of the made-up music, before heuristics starts and reads it. */
async function writeSampleKnowledge({ home }: StackSettings, { seed }: DemoOptions): Promise<void> {
  const { writeSampleMetadata: writeKnowledge } = await import('#sample/sample-metadata.ts')
  const folder = join(home, 'catalogue')
  await mkdir(folder, { recursive: true })
  await writeKnowledge(join(folder, `sample-${seed}`), seed)
}

/** The listener that the project makes up, as an export on disk, with what they declare of themselves. */
async function sampleHistory(
  { home }: StackSettings,
  options: DemoOptions,
  { progress }: Terminal,
) {
  const { writeSample } = await import('#sample/sample.ts')
  const { sampleProfile } = await import('#sample/profile.ts')
  const path = join(home, 'sample', `seed-${options.seed}.zip`)
  await progress.step('Make up a listener', async (say) => {
    const { rows } = await writeSample(path, { seed: options.seed })
    say(`${rows.toLocaleString('en')} rows of two years, seed ${options.seed}`)
  })
  const given = { year: SAMPLE_YEAR, ...sampleProfile, ...options }
  return { files: [path], userId: options.user ?? 'sample', ...given }
}

async function showArchive(
  imported: { readonly userId: string; readonly recordedAt: number; readonly year: number },
  settings: StackSettings,
  { json, model, rewrite }: DemoOptions,
  terminal: Terminal,
): Promise<void> {
  const { userId, recordedAt, year } = imported
  const { progress, signal } = terminal
  const { openReportStore } = await import('#reports/mongo.ts')
  await using store = await openReportStore({
    MONGODB_URL: settings.mongodbUrl,
    MONGODB_DATABASE: settings.mongodbDatabase,
  })
  const revisions = await progress.step('Choose the days', () => {
    const sent = { userId, declaredAt: recordedAt, countedAt: recordedAt }
    return selectedAfter(sent, settings, { msMax: SELECT_MS_MAX, signal })
  })
  const found = await progress.step('Write, store and judge the stories', (say) =>
    finishedArchive({
      store,
      userId,
      year,
      seconds: WRITE_SECONDS_MAX,
      revision: revisions.get(year),
      signal,
      say,
    }),
  )
  if (!found.archive || found.missing !== '') throw found.unfinished(WRITE_SECONDS_MAX)
  const archive = await offerRewrite(found.archive, settings, { model, rewrite }, terminal)
  if (json) return terminal.printJson(toArchiveJson(archive))
  await printArchive(archive, settings, terminal)
  for (const line of nextLines(userId, archive.reports[0]?.id)) terminal.print(line)
}

const nextLines = (userId: string, reportId: string | undefined): string[] => [
  '',
  'Next',
  ...(reportId ? [`  npm run --silent linernotes -- trace ${reportId}`] : []),
  `  npm run --silent linernotes -- explain ${userId} ${parseReportId(reportId ?? '')?.date ?? 'YYYY-MM-DD'}`,
  '  npm run --silent linernotes -- status',
  '  npm run --silent linernotes -- down          ends everything that was started; data stays',
]

function asSeed(text: string): number {
  const seed = Number(text)
  if (/^\d{1,9}$/.test(text)) return seed
  throw new InvalidArgumentError('It is a whole number, such as 7.')
}
