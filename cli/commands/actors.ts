import { type Command, Option } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { actorServices } from '#deploy/services.ts'
import { deadLetterErrors } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { ActorReport, Inspection } from '#runtime/introspection/inspect.ts'
import { cliErrors } from '../errors.ts'
import type { Terminal } from '../terminal.ts'
import { askAll, type Service, servicesOf } from './actors-ask.ts'
import { endAll, leaveLines, membershipsOf } from './actors-leave.ts'
import { actorLines, stateLines } from './actors-lines.ts'

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
  linernotes actors --at http://host-1:19071 --at http://host-2:19071
  linernotes actors state ada --actor heuristics`,
    )
    .action((options: AskOptions) => showActors(options, terminal))
  actors
    .command('state')
    .description(
      'print what actors keep of one listener: pages and timers, as the next turn sees them',
    )
    .argument('<user>', 'whose state')
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
    .description('give the partitions of a process that is gone for good to others at once')
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
A process that runs after all joins again, and begins its turns anew.

Examples:
  linernotes actors leave host-3 --dry-run
  linernotes actors leave host-3 --actor heuristics`,
    )
    .action((instance: string, options: LeaveOptions) => leave(instance, options, terminal))
}

const atOption = (): Option =>
  new Option(
    '--at <url>',
    'ask the service at this health address, and not those of this machine; may be repeated',
  ).argParser((url: string, before: readonly string[] = []) => [...before, url])

const servicesMeant = (options: AskOptions, terminal: Terminal): readonly Service[] => {
  return servicesOf(actorServices, stackSettings(terminal.env), options)
}

async function showActors(options: AskOptions, terminal: Terminal): Promise<void> {
  const services = servicesMeant(options, terminal)
  const answers = await askAll<ActorReport>(services, '/v1/actor', terminal.signal)
  if (options.json) terminal.printJson(answers)
  else for (const line of actorLines(answers, terminal.paint)) terminal.print(line)
}

async function showState(userId: string, options: AskOptions, terminal: Terminal): Promise<void> {
  const services = servicesMeant(options, terminal)
  const path = `/v1/keys/${encodeURIComponent(userId)}`
  const answers = await askAll<Inspection>(services, path, terminal.signal)
  if (options.json) terminal.printJson({ userId, ...answers })
  else for (const line of stateLines(userId, answers, terminal.paint)) terminal.print(line)
}

async function leave(instance: string, options: LeaveOptions, terminal: Terminal): Promise<void> {
  const { leaveGroup, membersOf } = await import('#runtime/kafka/group-admin.ts')
  const { kafkaBrokers: brokers } = stackSettings(terminal.env)
  const asked = actorServices.filter(
    ({ name }) => options.actor === undefined || name === options.actor,
  )
  if (asked.length === 0) throw deadLetterErrors.ACTOR_UNKNOWN({ actor: options.actor ?? '' })
  await reach(brokers)
  const groups = {
    members: (group: string) => membersOf({ brokers, group }, options.protocol),
    end: (group: string, name: string) => leaveGroup({ brokers, group }, { instance: name }),
  }
  const memberships = await membershipsOf(groups, asked, instance)
  const isDone = !options.dryRun
  if (isDone) await endAll(groups, memberships)
  if (options.json) terminal.printJson({ isDone, memberships })
  else for (const line of leaveLines(memberships, isDone)) terminal.print(line)
}

async function reach(brokers: string): Promise<void> {
  const { askKafka } = await import('#deploy/embedded/health.ts')
  try {
    await askKafka(brokers)
  } catch (cause) {
    throw cliErrors.KAFKA_UNREACHABLE({ brokers }, cause)
  }
}
