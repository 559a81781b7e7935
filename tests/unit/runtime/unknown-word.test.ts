// A field whose words are a closed list: an actor never sees a word that it does not know.
import { defineActor } from '#runtime/actor.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { defineSchema } from '#runtime/schema.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { text, topicOf } from '#testkit/test-schemas.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'

interface Painted {
  readonly userId: string
  readonly color: 'red' | 'blue'
}

const painted = defineSchema<Painted>(
  {
    type: 'record',
    name: 'Painted',
    namespace: 'linernotes',
    fields: [text('userId'), text('color')],
  },
  () => (value) => {
    const { color } = value as Painted
    return ['red', 'blue'].includes(color) ? undefined : `color ${color}`
  },
)
const colors = topicOf('colors', painted)
const seen: string[] = []
const painter = defineActor()({
  name: 'painter',
  namespace: NAMESPACE,
  key: listenerKey,
  sends: [],
  pages: {},
}).on(colors, painted, ({ color }) => void seen.push(color))

const later = { userId: 'ann', color: 'ultraviolet' as 'red' }

test('a word of a later version becomes a dead letter with its code, and the others go on', async () => {
  const world = openSimulation(painter, { seed: 1, partitions: 4, deps: () => undefined })
  world.start()
  await world.send(colors, painted, later)
  await world.send(colors, painted, { userId: 'ann', color: 'blue' })
  await world.settle()

  const { reason } = deadLetterHeaders(NAMESPACE)
  const reasons = world.broker
    .visible(deadLetterTopic('painter'))
    .map(({ headers }) => JSON.parse(headers[reason] ?? '{}'))
  expect(reasons).toEqual([expect.objectContaining({ code: 'EVENT_WORD_UNKNOWN' })])
  expect(seen).toEqual(['blue'])
})

test('the fake actor refuses it too', async () => {
  await expect(
    fakeActor(painter, 'ann', undefined).receive(colors, painted, later),
  ).rejects.toMatchObject({ code: 'EVENT_WORD_UNKNOWN', policy: 'dead-letter' })
})
