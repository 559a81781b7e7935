import { recordedSpans } from '#tests/support/recorded-spans.ts'
import { fakeWorld } from '#tests/support/runtime/fakes.ts'
import { until } from '#tests/support/runtime/world.ts'

const spans = recordedSpans()
const traceId = '0af7651916cd43dd8448eb211c80319c'

test('a turn is a child of what sent the message, and the next message a child of the turn', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  bump('ann', 1, '', `00-${traceId}-b7ad6b7169203331-01`)
  await until('done', () => tallies().length === 1)
  await until('its spans', () => spans.all().length === 2)

  const [turn] = spans.named(`process ${world.bumps.name}`)
  const [send] = spans.named(`send ${world.tallies.name}`)
  expect(turn?.spanContext().traceId).toBe(traceId)
  expect(turn?.parentSpanContext?.spanId).toBe('b7ad6b7169203331')
  expect(turn?.attributes).toMatchObject({
    'messaging.system': 'kafka',
    'messaging.destination.name': world.bumps.name,
    'messaging.kafka.offset': 0,
    'messaging.consumer.group.name': `linernotes.${world.actor}`,
  })
  expect(send?.parentSpanContext?.spanId).toBe(turn?.spanContext().spanId)
  const header = broker.visible(world.tallies.name)[0]?.headers?.traceparent
  expect(header).toBe(`00-${traceId}-${send?.spanContext().spanId}-01`)
})

test('a message that is not sampled costs no span, and neither does what follows from it', async () => {
  const { world, broker, start, bump, tallies } = await fakeWorld()
  await using _actor = await start()
  const before = spans.all().length
  bump('ann', 1, '', `00-${traceId}-b7ad6b7169203331-00`)
  bump('ann', 2)
  await until('done', () => tallies().length === 2)
  expect(spans.all()).toHaveLength(before)
  const headers = broker.visible(world.tallies.name).map((record) => record.headers?.traceparent)
  expect(headers).toEqual([`00-${traceId}-b7ad6b7169203331-00`, undefined])
})
