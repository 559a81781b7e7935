import type { Command } from 'commander'
import { z } from 'zod'
import { embeddedErrors } from '#deploy/embedded/errors.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type {
  AppliedSchema,
  AppliedTopic,
  CheckReport,
  TopicSettings,
} from '#deploy/topics/create-topics.ts'
import type { Terminal } from '../terminal.ts'

export function addTopics(program: Command, terminal: Terminal): void {
  const topics = program
    .command('topics')
    .description("make Kafka's topics and the registry's schemas what is declared")
  topics
    .command('apply')
    .description('create what is missing, repair what drifted, refuse what readers cannot follow')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes topics apply
  KAFKA_BROKERS=broker:9092 TOPIC_PARTITIONS=96 TOPIC_REPLICATION=3 linernotes topics apply`,
    )
    .action((options: JsonOption) => apply(options, terminal))
  topics
    .command('check')
    .description('say what apply would do, and do nothing; ends with 1 where that is anything')
    .option('--json', 'print what differs as JSON')
    .addHelpText(
      'after',
      `
Examples:
  linernotes topics check
  linernotes topics check --json`,
    )
    .action((options: JsonOption) => check(options, terminal))
}

interface JsonOption {
  readonly json?: true
}

const Replication = z.object({
  TOPIC_REPLICATION: z.coerce.number().int().min(1).max(32_767).optional(),
})

function topicSettings(env: NodeJS.ProcessEnv): TopicSettings {
  const { kafkaBrokers, registryUrl, topicPartitions } = stackSettings(env)
  const copies = Replication.safeParse({ TOPIC_REPLICATION: env.TOPIC_REPLICATION || undefined })
  if (!copies.success)
    throw embeddedErrors.SETTINGS_INVALID({ faults: z.prettifyError(copies.error) })
  return {
    KAFKA_BROKERS: kafkaBrokers,
    SCHEMA_REGISTRY_URL: registryUrl,
    TOPIC_PARTITIONS: topicPartitions,
    ...copies.data,
  }
}

async function apply({ json }: JsonOption, terminal: Terminal): Promise<void> {
  const settings = topicSettings(terminal.env)
  const { applyTopics } = await import('#deploy/topics/create-topics.ts')
  const applied = await terminal.progress.step('Topics and schemas', () => applyTopics(settings))
  if (json) {
    terminal.printJson(applied)
    return
  }
  const changed = [...applied.topics.map(topicLine), ...applied.schemas.map(schemaLine)].flat()
  for (const line of changed) terminal.print(line)
  const { topics, schemas } = applied
  const after = changed.length === 0 ? ', all as declared' : ''
  terminal.print(`${topics.length} topics, ${schemas.length} schemas${after}`)
}

function topicLine({ name, outcome, partitions, repaired }: AppliedTopic): string[] {
  if (outcome === 'created') return [`created ${name}, ${partitions} partitions`]
  return repaired.map(
    (each) => `repaired ${name}: ${each.setting} ${each.found} to ${each.declared}`,
  )
}

/** `compressed as sent: 20 topics`, and each topic that the brokers compress in a way of its own. */
const compressed = ({ compressions }: CheckReport): readonly string[] =>
  Object.entries(compressions).map(([how, names]) =>
    how === 'producer'
      ? `compressed as sent: ${names.length} topics`
      : `compressed with ${how}: ${names.join(', ')}`,
  )

const schemaLine = ({ subject, outcome, id }: AppliedSchema): string[] =>
  outcome === 'registered' ? [`registered ${subject}, id ${id}`] : []

async function check({ json }: JsonOption, terminal: Terminal): Promise<void> {
  const settings = topicSettings(terminal.env)
  const [{ checkTopics }, { errors, sentenceOf }] = await Promise.all([
    import('#deploy/topics/create-topics.ts'),
    import('#deploy/topics/errors.ts'),
  ])
  const checked = await checkTopics(settings)
  const faults = [...checked.drifts, ...checked.refusals.map(sentenceOf)]
  if (json) terminal.printJson(checked)
  else
    terminal.print(
      [...(faults.length > 0 ? faults : ['all as declared']), ...compressed(checked)].join('\n'),
    )
  if (!checked.isCurrent) throw errors.TOPICS_DIFFER({ count: faults.length })
}
