import { deadLetterHeader, deadLetterTopic } from '#runtime/dead-letter.ts'
import { fakeWorld } from '#tests/support/runtime/fakes.ts'
import { newNeeds } from '#tests/support/runtime/tally-actor.ts'
import { until } from '#tests/support/runtime/world.ts'

/** A payment that is cut off by `kill -9`, and what the next process makes of it. */
async function cutOff(onUnknown: string, receipt?: { readonly result: string }) {
  const fake = await fakeWorld()
  const notes: string[] = []
  const needs = newNeeds((what) => notes.push(what))
  await fake.start({ INSTANCE_ID: 'one' }, needs)
  fake.bump('ann', 1, `pay:${onUnknown}`)
  await until('the call', () => notes.includes('paid ann/1'))
  fake.crash()
  fake.bump('bob', 1)
  const second = await fake.start(
    { INSTANCE_ID: 'two' },
    { ...needs, isSecondLife: () => true, receipt: () => receipt },
  )
  await until('the other listener', () => fake.tallies().some(({ userId }) => userId === 'bob'))
  const letters = () =>
    fake.broker
      .visible(deadLetterTopic(fake.world.actor))
      .map(({ headers }) => JSON.parse(headers?.[deadLetterHeader] ?? '{}').code)
  const paid = () => notes.filter((each) => each === 'paid ann/1').length
  const note = () => fake.tallies().find(({ userId }) => userId === 'ann')?.note
  const journal = () =>
    [...(fake.stores.disks.get(0)?.entries.keys() ?? [])].filter((key) => key.startsWith('effects'))
  return { second, letters, paid, note, journal }
}

test('a call that was cut off is made again where that does no harm (I7)', async () => {
  const { second, paid, note } = await cutOff('repeat')
  await using _ = second

  await until('the receipt', () => note() === 'receipt ann/1')
  expect(paid()).toBe(2)
})

test('a call that must not be made twice goes to the dead letters when its end is unknown (I7)', async () => {
  const { second, letters, paid, journal } = await cutOff('dead-letter')
  await using _ = second

  await until('the dead letter', () => letters().length === 1)
  expect(letters()).toEqual(['EFFECT_UNKNOWN'])
  expect(paid()).toBe(1)
  await until('an empty journal', () => journal().length === 0)
})

test('what the world outside knows of an unknown call is its result (I7)', async () => {
  const { second, paid, note } = await cutOff('ask', { result: 'found' })
  await using _ = second

  await until('the receipt', () => note() === 'found')
  expect(paid()).toBe(1)
})

test('a call of which the world outside knows nothing is made (I7)', async () => {
  const { second, paid, note } = await cutOff('ask')
  await using _ = second

  await until('the receipt', () => note() === 'receipt ann/1')
  expect(paid()).toBe(2)
})

test('a call that was seen to fail is made again, and is no unknown (I7)', async () => {
  const { start, bump, tallies } = await fakeWorld()
  let tries = 0
  const note = (what: string) => {
    if (what === 'paid ann/1' && ++tries === 1) throw new Error('refused')
  }
  await using _actor = await start({}, { ...newNeeds(note), isSecondLife: () => true })

  bump('ann', 1, 'pay:dead-letter')
  await until('the receipt', () => tallies()[0]?.note === 'receipt ann/1')

  expect(tries).toBe(2)
})
