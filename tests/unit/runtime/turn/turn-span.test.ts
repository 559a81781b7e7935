import { recordedSpans } from '#testkit/recorded-spans.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'

const spans = recordedSpans()
const traceId = '0af7651916cd43dd8448eb211c80319c'

test('a turn is a child of what sent the message, and the next message a child of the turn', async () => {
  const { names, broker, start, bump, tallies, until } = await simulateTally()
  await start()
  bump('ann', 1, '', `00-${traceId}-b7ad6b7169203331-01`)
  await until('done', () => tallies().length === 1)
  await until('its spans', () => spans.all().length === 2)

  const [turn] = spans.named(`process ${names.bumps.name}`)
  const [send] = spans.named(`send ${names.tallies.name}`)
  expect(turn?.spanContext().traceId).toBe(traceId)
  expect(turn?.parentSpanContext?.spanId).toBe('b7ad6b7169203331')
  expect(turn?.attributes).toMatchObject({
    'messaging.system': 'kafka',
    'messaging.destination.name': names.bumps.name,
    'messaging.kafka.offset': 0,
    'messaging.consumer.group.name': `linernotes.${names.actor}`,
  })
  expect(send?.parentSpanContext?.spanId).toBe(turn?.spanContext().spanId)
  const header = broker.visible(names.tallies.name)[0]?.headers?.traceparent
  expect(header).toBe(`00-${traceId}-${send?.spanContext().spanId}-01`)
})

test('a message that is not sampled costs no span, and neither does what follows from it', async () => {
  const { names, broker, start, bump, tallies, until } = await simulateTally()
  await start()
  const before = spans.all().length
  bump('ann', 1, '', `00-${traceId}-b7ad6b7169203331-00`)
  bump('ann', 2)
  await until('done', () => tallies().length === 2)
  expect(spans.all()).toHaveLength(before)
  const headers = broker.visible(names.tallies.name).map((record) => record.headers?.traceparent)
  expect(headers).toEqual([`00-${traceId}-b7ad6b7169203331-00`, undefined])
})
