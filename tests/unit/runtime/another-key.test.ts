// An actor lives for each key of the kind that it declares: here a campaign, which is no listener.
import { defineActor } from '#runtime/actor.ts'
import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { defineSchema } from '#runtime/schema.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { defineTopic, type KeyKind } from '#runtime/topic.ts'

interface CampaignStep {
  readonly campaignId: string
  readonly listener: string
}
interface Request {
  readonly userId: string
  readonly campaignId: string
}

const text = (name: string) => ({ name, type: 'string' })
const stepTaken = defineSchema<CampaignStep>({
  type: 'record',
  name: 'StepTaken',
  namespace: 'campaigns',
  fields: [text('campaignId'), text('listener')],
})
const requested = defineSchema<Request>({
  type: 'record',
  name: 'Requested',
  namespace: 'campaigns',
  fields: [text('userId'), text('campaignId')],
})
const count = defineSchema<{ readonly steps: number }>({
  type: 'record',
  name: 'StepCount',
  namespace: 'campaigns',
  fields: [{ name: 'steps', type: 'int' }],
})

const campaignKey: KeyKind<'campaignId'> = {
  field: 'campaignId',
  isValid: (id): id is string => /^c-\d+$/.test(id),
}
const userKey: KeyKind<'userId'> = {
  field: 'userId',
  isValid: (id): id is string => /^[a-z]+$/.test(id),
}
const common = {
  partitions: 4,
  cleanup: 'delete',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
} as const
const steps = defineTopic<CampaignStep, 'campaignId'>({
  name: 'steps',
  events: [stepTaken],
  owner: campaignKey,
  key: ({ campaignId }) => campaignId,
  ...common,
})
const requests = defineTopic<Request, 'userId'>({
  name: 'requests',
  events: [requested],
  owner: userKey,
  key: ({ userId }) => userId,
  ...common,
})

const campaigns = defineActor()({
  name: 'campaigns',
  namespace: 'acme',
  key: campaignKey,
  sends: [requests],
  pages: { count },
}).on(steps, stepTaken, ({ listener }, { key, state, send }) => {
  state.set('count', '', { steps: (state.get('count')?.steps ?? 0) + 1 })
  send(requests, requested, { userId: listener, campaignId: key })
})

async function running() {
  const world = openSimulation(campaigns, { seed: 1, partitions: 4, deps: () => undefined })
  world.start()
  const headers = deadLetterHeaders('acme')
  return {
    world,
    async reasons() {
      await world.settle()
      return world.broker
        .visible(deadLetterTopic('campaigns'))
        .map((record) => JSON.parse(record.headers[headers.reason] ?? '{}'))
        .map(({ code, owner }) => ({ code, owner }))
    },
  }
}

test('an actor keyed by campaign keeps state for each campaign and sends to the topics of listeners', async () => {
  const { world, reasons } = await running()
  for (const listener of ['ann', 'bob']) {
    await world.send(steps, stepTaken, { campaignId: 'c-1', listener })
  }
  await world.send(steps, stepTaken, { campaignId: 'c-2', listener: 'ann' })
  await world.settle()

  expect(world.inspect('c-1')?.pages).toEqual([{ family: 'count', part: '', page: { steps: 2 } }])
  expect(world.inspect('c-2')?.pages).toEqual([{ family: 'count', part: '', page: { steps: 1 } }])
  const sent = await world.sent(requests, requested)
  expect(sent.map(({ userId, campaignId }) => `${userId} ${campaignId}`).sort()).toEqual([
    'ann c-1',
    'ann c-2',
    'bob c-1',
  ])
  expect(await reasons()).toEqual([])
})

test('a key that the actor cannot have becomes a dead letter, and the others go on', async () => {
  const { world, reasons } = await running()
  await world.send(steps, stepTaken, { campaignId: 'summer', listener: 'ann' })
  await world.send(steps, stepTaken, { campaignId: 'c-1', listener: 'ann' })

  expect(await reasons()).toEqual([{ code: 'KEY_INVALID', owner: 'summer' }])
  expect(world.inspect('c-1')?.pages).toHaveLength(1)
})

test('what is sent to a listener who cannot be one becomes a dead letter of the sender', async () => {
  const { world, reasons } = await running()
  await world.send(steps, stepTaken, { campaignId: 'c-1', listener: 'NOBODY 7' })

  expect(await reasons()).toEqual([{ code: 'EVENT_MISADDRESSED', owner: 'c-1' }])
})

test('an event of an unknown namespace becomes a dead letter, also under a name that is not received', async () => {
  const { world, reasons } = await running()
  const stranger = defineSchema<CampaignStep>({ ...stepTaken.avro, namespace: 'strangers' })
  const other = defineSchema<CampaignStep>({
    ...stepTaken.avro,
    name: 'Other',
    namespace: 'strangers',
  })
  for (const schema of [stranger, other]) {
    await world.send(steps, schema, { campaignId: 'c-1', listener: 'ann' })
  }

  expect(await reasons()).toEqual([
    { code: 'NAMESPACE_UNKNOWN', owner: 'c-1' },
    { code: 'NAMESPACE_UNKNOWN', owner: 'c-1' },
  ])
})

test('an actor cannot receive a topic whose events belong to another kind of key', () => {
  expect(() => campaigns.on(requests, requested, () => {})).toThrow(
    'campaigns is keyed by campaignId, and requests by userId',
  )
})
