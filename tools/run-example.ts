// Runs an example actor: `npm run example -- 2-stateful` on the in-memory simulation, with faults;
// `npm run example -- 2-stateful --kafka` on the servers that `linernotes up` has started, or that the environment
// names.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { applyTopics } from '#deploy/topics/create-topics.ts'
import { type ExampleRun, exampleRuns } from '#examples/runs.ts'
import { type Noted, noted, notes } from '#examples/shop.ts'
import { sleep, systemClock } from '#foundation/clock.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { openEventReader } from '#runtime/kafka/event-reader.ts'
import { openEventSender } from '#runtime/kafka/event-sender.ts'
import { RuntimeConfig } from '#runtime/settings.ts'
import { harsh } from '#runtime/simulation/fault-profile.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { startActor } from '#runtime/start-actor.ts'

const WAIT_MS_MAX = 60_000
const IDLE_MS = 1_000

async function onSimulation({ actor, deps, inputs }: ExampleRun, seed: number) {
  const world = openSimulation(actor, {
    seed,
    faultProfile: harsh,
    deps: () => deps(5 * MINUTE_MS),
  })
  world.start('one')
  world.start('two')
  for (const { topic, schema, event } of inputs) await world.send(topic, schema, event)
  await world.pass(5_000)
  await world.settle()
  await world.pass(6 * MINUTE_MS)
  process.stdout.write(`processes died ${world.deaths} times\n`)
  return world.sent(notes, noted)
}

async function onKafka({ actor, deps, inputs, expected }: ExampleRun) {
  const { kafkaBrokers, registryUrl, topicPartitions } = stackSettings(process.env)
  const servers = { KAFKA_BROKERS: kafkaBrokers, SCHEMA_REGISTRY_URL: registryUrl }
  const topics = [...new Set([...actor.receivers.map(({ topic }) => topic), notes])]
  await applyTopics({ ...servers, TOPIC_PARTITIONS: topicPartitions }, { topics, actors: [actor] })

  const folder = await mkdtemp(join(tmpdir(), 'example-'))
  try {
    const settings = RuntimeConfig.parse({ ...servers, STATE_DIR: folder, INSTANCE_ID: 'example' })
    await using sender = await openEventSender(servers, { transactionalId: 'shop-example' })
    await using reader = await openEventReader(servers)
    const partitions = Array.from({ length: topicPartitions }, (_, partition) => partition)
    const ends = await Promise.all(
      partitions.map(async (partition) => (await reader.bounds(notes.name, partition)).high),
    )
    await using _actor = await startActor(actor, { settings, deps: deps(IDLE_MS) })
    for (const { topic, schema, event } of inputs) await sender.send(topic, schema, event)

    const count = Object.values(expected).flat().length
    const lastMs = systemClock.now() + WAIT_MS_MAX
    let found: Noted[] = []
    while (found.length < count && systemClock.now() < lastMs) {
      await sleep(systemClock, 250)
      found = []
      for (const partition of partitions) {
        for await (const { event } of reader.events(notes, partition, ends[partition])) {
          if (event) found.push(event)
        }
      }
    }
    return found
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kafka: { type: 'boolean', default: false }, seed: { type: 'string', default: '7' } },
})
const run = exampleRuns.find(({ name }) => name === positionals[0])
if (!run) {
  process.stderr.write(`Name one of ${exampleRuns.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}
if (!/^\d{1,9}$/.test(values.seed)) {
  process.stderr.write('A seed is a whole number, such as 7.\n')
  process.exit(2)
}
const found = values.kafka ? await onKafka(run) : await onSimulation(run, Number(values.seed))
for (const { customer, text } of found) process.stdout.write(`${customer}: ${text}\n`)
