import { type Command, Option } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { type Inspector, type InspectorAnswers, someAnswers } from '#operations/inspector.ts'
import { listenerState } from '#operations/listener-state.ts'
import { endMemberships, membershipsOf } from '#operations/membership.ts'
import type { ActorReport } from '#runtime/introspection/inspect.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { asUser } from '../user-argument.ts'
import { actorLines, leaveLines, stateLines } from './actors-lines.ts'

interface AskOptions {
  readonly at?: readonly string[]
  readonly actor?: string
  readonly json?: true
}

interface LeaveOptions {
  readonly actor?: string
  readonly protocol: 'classic' | 'consumer'
  readonly dryRun?: true
  readonly json?: true
}

export function addActors(program: Command, terminal: Terminal): void {
  const actors = program
    .command('actors')
    .description('say of every partition who owns it, how far it is, and what runs and waits')
    .enablePositionalOptions() // What follows `state` is its own.
    .addOption(atOption())
    .option('--actor <actor>', 'of this actor; of every one if left out')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes actors
  linernotes actors --at http://host-1:19061 --at http://host-2:19061
  linernotes actors state ada --actor heuristics`,
    )
    .action((options: AskOptions) => showActors(options, terminal))
  actors
    .command('state')
    .description(
      'print what actors keep of one listener: pages and timers, as the next turn sees them',
    )
    .argument('<user>', 'whose state', asUser)
    .addOption(atOption())
    .option('--actor <actor>', 'kept by this actor; by every one if left out')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes actors state ada
  linernotes actors state ada --actor heuristics --json`,
    )
    .action((userId: string, options: AskOptions) => showState(userId, options, terminal))
  addLeave(actors, terminal)
}

function addLeave(actors: Command, terminal: Terminal): void {
  actors
    .command('leave')
    .description('give the partitions of a process that is gone for good to others immediately')
    .argument('<instance>', 'its INSTANCE_ID')
    .option('--actor <actor>', 'of this actor; of every one if left out')
    .addOption(
      new Option('--protocol <protocol>', 'the KAFKA_GROUP_PROTOCOL of the processes')
        .choices(['classic', 'consumer'])
        .env('KAFKA_GROUP_PROTOCOL')
        .default('classic'),
    )
    .option('--dry-run', 'only say what would be given away')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
A process that still runs joins again, and starts its turns again.

Examples:
  linernotes actors leave host-3 --dry-run
  linernotes actors leave host-3 --actor heuristics`,
    )
    .action((instance: string, options: LeaveOptions) => leave(instance, options, terminal))
}

const atOption = (): Option =>
  new Option(
    '--at <url>',
    'ask the service at this inspection address, and not those of this machine; may be repeated',
  ).argParser((url: string, before: readonly string[] = []) => [...before, url])

function inspectorOf({ at = [] }: AskOptions, terminal: Terminal): Inspector {
  const settings = stackSettings(terminal.env)
  const named = at.map((url) => ({ name: url, url: url.replace(/\/+$/, '') }))
  const ports = openOperations(settings, named.length > 0 ? named : undefined)
  return ports.inspector
}

async function ask<T>(
  path: string,
  options: AskOptions,
  terminal: Terminal,
): Promise<InspectorAnswers<T>> {
  const inspector = inspectorOf(options, terminal)
  // Whose actor a named address hosts is not known before it answers.
  const actor = options.at ? undefined : options.actor
  return someAnswers(await inspector.ask<T>(path, { actor, signal: terminal.signal }))
}

async function showActors(options: AskOptions, terminal: Terminal): Promise<void> {
  const answers = await ask<ActorReport>('/v1/actor', options, terminal)
  if (options.json) terminal.printJson(answers)
  else for (const line of actorLines(answers, terminal.paint)) terminal.print(line)
}

async function showState(userId: string, options: AskOptions, terminal: Terminal): Promise<void> {
  const inspector = inspectorOf(options, terminal)
  const actor = options.at ? undefined : options.actor
  const asked = { userId, actor, signal: terminal.signal }
  const answers = someAnswers(await listenerState({ inspector }, asked))
  if (options.json) terminal.printJson({ userId, ...answers })
  else for (const line of stateLines(userId, answers, terminal.paint)) terminal.print(line)
}

async function leave(
  instance: string,
  { actor, protocol, dryRun, json }: LeaveOptions,
  terminal: Terminal,
): Promise<void> {
  await using ports = openOperations(stackSettings(terminal.env))
  const asked = [...new Set(ports.inspector.addressesOf(actor).map(({ name }) => name))]
  const groups = await ports.groups(protocol)
  const memberships = await membershipsOf(groups, asked, instance)
  const isDone = !dryRun
  const change = { operation: 'end-membership', target: { instance, actors: asked } }
  if (isDone)
    await changeAudited(ports, change, terminal, () => endMemberships(groups, memberships))
  if (json) terminal.printJson({ isDone, memberships })
  else for (const line of leaveLines(memberships, isDone)) terminal.print(line)
}
