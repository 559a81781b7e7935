import { deadLetterHeaders, deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'
import { NAMESPACE } from '#topics/listener-key.ts'

/** A payment that is cut off by `kill -9`, and what the next process makes of it. */
async function cutOff(onInDoubt: string, receipt?: { readonly result: string }) {
  const { broker, names, notes, start, crash, bump, tallies, until, entries } = await simulateTally(
    {
      deps: () => ({ receipt: () => receipt }),
    },
  )
  await start()
  bump('ann', 1, `pay:${onInDoubt}`)
  await until('the call', () => notes.includes('paid ann/1'))
  crash()
  bump('bob', 1)
  await start()
  await until('the other listener', () => tallies().some(({ userId }) => userId === 'bob'))
  const letters = () =>
    broker
      .visible(deadLetterTopic(names.actor))
      .map(({ headers }) => JSON.parse(headers[deadLetterHeaders(NAMESPACE).reason] ?? '{}').code)
  const paid = () => notes.filter((each) => each === 'paid ann/1').length
  const note = () => tallies().find(({ userId }) => userId === 'ann')?.note
  return { until, letters, paid, note, journal: () => entries('effects') }
}

test('a call that was cut off is made again where that does no harm (I7)', async () => {
  const { until, paid, note } = await cutOff('repeat')

  await until('the receipt', () => note() === 'receipt ann/1')
  expect(paid()).toBe(2)
})

test('a call that must not be made twice goes to the dead letters when its end is unknown (I7)', async () => {
  const { until, letters, paid, journal } = await cutOff('dead-letter')

  await until('the dead letter', () => letters().length === 1)
  expect(letters()).toEqual(['EFFECT_IN_DOUBT'])
  expect(paid()).toBe(1)
  await until('an empty journal', () => journal().length === 0)
})

test('what the world outside knows of an unknown call is its result (I7)', async () => {
  const { until, paid, note } = await cutOff('ask', { result: 'found' })

  await until('the receipt', () => note() === 'found')
  expect(paid()).toBe(1)
})

test('a call of which the world outside knows nothing is made (I7)', async () => {
  const { until, paid, note } = await cutOff('ask')

  await until('the receipt', () => note() === 'receipt ann/1')
  expect(paid()).toBe(2)
})

test('a call that was seen to fail is made again, and is no unknown (I7)', async () => {
  let tries = 0
  const note = (what: string) => {
    if (what === 'paid ann/1' && ++tries === 1) throw new Error('refused')
  }
  const { start, bump, tallies, until } = await simulateTally({
    deps: () => ({ note, isSecondLife: () => true }),
  })
  await start()

  bump('ann', 1, 'pay:dead-letter')
  await until('the receipt', () => tallies()[0]?.note === 'receipt ann/1')

  expect(tries).toBe(2)
})
