// Stories of another model than the one that writes now: who asks for a model where an archive exists learns who wrote
// what there is, and may have it written again.
import type { ModelName, StackSettings } from '#deploy/embedded/stack-settings.ts'
import { writerOf } from '#deploy/embedded/writer.ts'
import { archiveOf } from '#operations/archives.ts'
import type { OperationPorts } from '#operations/ports.ts'
import {
  type RewriteOutcome,
  type RewriteRequest,
  requestRewrite,
  waitForRewrite,
} from '#operations/rewrite.ts'
import type { Archive, Report } from '#reports/report.ts'
import { isFakeModel } from '#reports/words.ts'
import { changeAudited, openOperations } from './open-operations.ts'
import type { Terminal } from './terminal.ts'

export interface RewriteChoice {
  readonly model?: ModelName | undefined
  /** Undefined asks, where somebody can be asked. */
  readonly rewrite?: boolean | undefined
}

const REWRITE_SECONDS_MAX = 1_200
const OPENAI_HOST = 'api.openai.com'

/** The archive, written again where its reader wants that. */
export async function offerRewrite(
  archive: Archive,
  settings: StackSettings,
  { model, rewrite }: RewriteChoice,
  terminal: Terminal,
): Promise<Archive> {
  const { userId, year } = archive
  const wanted = routeOf(terminal.env, model)
  const others = archive.reports.filter((report) => !isWrittenBy(wanted, report))
  if (others.length === 0 || rewrite === false) return archive
  const told = `${others.length} of ${archive.reports.length} stories are by ${writersOf(others)}, not by ${wanted}`
  if (rewrite === undefined && !terminal.isInteractive) {
    terminal.progress.line(
      `${told}: linernotes rewrite ${userId}, or --rewrite, has them written again`,
    )
    return archive
  }
  const question = { message: `${told}. Write them again?`, option: '--rewrite' }
  if (rewrite === undefined && !(await terminal.confirm(question))) return archive
  await using ports = openOperations(settings)
  const dates = others.map(({ date }) => date)
  const request = { userId, year, dates, note: 'linernotes demo' }
  await rewriteStories(ports, request, REWRITE_SECONDS_MAX, terminal)
  return await archiveOf(await ports.store(), userId, year)
}

/** Asks for the stories, and waits with progress. Who interrupts stops the waiting, not the writing. */
export async function rewriteStories(
  ports: OperationPorts,
  request: RewriteRequest,
  seconds: number,
  terminal: Terminal,
): Promise<RewriteOutcome> {
  const { userId, ...target } = request
  const change = { operation: 'rewrite', userId, target }
  const { progress, signal } = terminal
  const requested = await changeAudited(ports, change, terminal, () =>
    requestRewrite(ports, request),
  )
  return await progress.step('Write the stories again', (say) =>
    waitForRewrite(ports, requested, { seconds, signal, say }),
  )
}

/** What reports say of the model that writes now. */
export function routeOf(env: NodeJS.ProcessEnv, model: ModelName | undefined): string {
  const writer = writerOf(env, model)
  if (writer !== 'yours') return writer
  return (
    env.MODEL_ROUTE || (env.OPENAI_BASE_URL ? new URL(env.OPENAI_BASE_URL).hostname : OPENAI_HOST)
  )
}

/** The composer writes in place of every model that fails: its texts are no other model's. */
const isWrittenBy = (route: string, { writtenBy }: Report): boolean =>
  writtenBy.route === route ||
  writtenBy.route === 'template' ||
  (route === 'fake' && isFakeModel(writtenBy.route))

const writersOf = (reports: readonly Report[]): string =>
  [...new Set(reports.map(({ writtenBy }) => writtenBy.model))].join(' and ')
