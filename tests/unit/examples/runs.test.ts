// The examples run as their README says: on the simulation, with faults and without.
import { type ExampleRun, exampleRuns } from '#examples/runs.ts'
import { noted, notes } from '#examples/shop.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { type FaultProfile, harsh, noFaults } from '#runtime/simulation/fault-profile.ts'
import { openSimulation } from '#runtime/simulation/world.ts'

async function notesOf(run: ExampleRun, seed: number, faultProfile: FaultProfile) {
  const world = openSimulation(run.actor, {
    seed,
    faultProfile,
    deps: () => run.deps(5 * MINUTE_MS),
  })
  for (const name of ['one', 'two']) world.start(name)
  for (const { topic, schema, event } of run.inputs) await world.send(topic, schema, event)
  await world.pass(5_000)
  await world.settle()
  await world.pass(6 * MINUTE_MS)
  const sent = await world.sent(notes, noted)
  const texts: Record<string, string[]> = {}
  for (const { customer, text } of sent) texts[customer] = [...(texts[customer] ?? []), text]
  return texts
}

test('there are four examples, named after their files', () => {
  expect(exampleRuns.map(({ name }) => name)).toEqual([
    '1-stateless',
    '2-stateful',
    '3-timer-and-effect',
    '4-another-key',
  ])
})

test.each(exampleRuns.map((run) => [run.name, run] as const))(
  'example %s sends each note once and in order, with faults and without',
  async (_, run) => {
    expect(await notesOf(run, 1, noFaults)).toEqual(run.expected)
    for (const seed of [2, 3]) expect(await notesOf(run, seed, harsh)).toEqual(run.expected)
  },
  60_000,
)
