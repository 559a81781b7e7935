import { type Command, InvalidArgumentError, Option } from 'commander'
import { currentModelName } from '#deploy/embedded/older-names.ts'
import {
  type ModelName,
  modelNames,
  type OptionalPart,
  optionalParts,
  stackSettings,
} from '#deploy/embedded/stack-settings.ts'
import type { Terminal } from '../terminal.ts'

export function addUp(program: Command, terminal: Terminal): void {
  program
    .command('up')
    .description('start the servers and the services, or find those that run')
    .addOption(withoutOption())
    .addOption(modelOption())
    .option('--json', 'print what runs as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes up                                         everything, on this machine
  linernotes up --without jaeger                        no tracing, and no Go needed to build it
  KAFKA_BROKERS=broker:9092 linernotes up               on a Kafka of yours
  LINERNOTES_PORT_BASE=20000 linernotes up              on other ports`,
    )
    .action((options: UpOptions) => up(options, terminal))
}

/** May be given once a part: it does not take the words after it, which are files elsewhere. */
export const withoutOption = (): Option =>
  new Option('--without <part>', 'leave a part out; may be repeated')
    .choices(optionalParts)
    .argParser((part: string, before: readonly OptionalPart[] = []) => [...before, asPart(part)])

/** Without it the environment decides. */
export const modelOption = (): Option =>
  new Option(
    '--model <model>',
    'what writes the stories: the fake model where your environment names no endpoint, or a small real one (1.1 GB)',
  )
    .choices(modelNames)
    .argParser(asModel)

/** The names of version 0.1 still work. */
function asModel(given: string): ModelName {
  const found = modelNames.find((each) => each === currentModelName(given))
  if (found) return found
  throw new InvalidArgumentError(`Allowed choices are ${modelNames.join(', ')}.`)
}

function asPart(part: string): OptionalPart {
  const found = optionalParts.find((each) => each === part)
  if (found) return found
  throw new InvalidArgumentError(`Allowed choices are ${optionalParts.join(', ')}.`)
}

interface UpOptions {
  readonly without?: readonly OptionalPart[]
  readonly model?: ModelName
  readonly json?: true
}

async function up({ without, model, json }: UpOptions, terminal: Terminal): Promise<void> {
  const settings = stackSettings(terminal.env)
  const { openStack } = await import('#deploy/embedded/stack.ts')
  const { env, progress, signal } = terminal
  const { members, started } = await openStack({ settings, env, progress, signal, without, model })
  if (json) {
    terminal.printJson({ home: settings.home, started, members: members.map(shown) })
    return
  }
  for (const { name, address } of members) terminal.print(`${name.padEnd(12)} ${address}`)
}

const shown = (member: { name: string; pid: number; address: string; since: number }) => ({
  name: member.name,
  pid: member.pid,
  address: member.address,
  since: new Date(member.since).toISOString(),
})
