import { deadLetterTopic } from '#runtime/dead-letters/dead-letter.ts'
import { simulateTally } from '#testkit/tally/simulate-tally.ts'

test('a parked listener waits without limit, in order, while the others go on (I10)', async () => {
  let isBack = false
  const { start, bump, tallies, broker, names, until } = await simulateTally({
    settings: { TURN_ATTEMPTS_MAX: 1, TURN_RETRY_MS_MAX: 0 },
    deps: () => ({ isSecondLife: () => isBack }),
  })
  await start()
  bump('ann', 1, 'away')
  bump('ann', 2)
  bump('bob', 1)

  await until('the other', () => tallies().some(({ userId }) => userId === 'bob'))
  expect(tallies().some(({ userId }) => userId === 'ann')).toBe(false)
  isBack = true

  await until('both', () => tallies().length === 3)
  expect(tallies().filter(({ userId }) => userId === 'ann')).toMatchObject([
    { number: 1, total: 1 },
    { number: 2, total: 3 },
  ])
  expect(broker.visible(deadLetterTopic(names.actor))).toEqual([])
})

test('a parked listener whose events would fill the partition is given up, one by one (I9, I10)', async () => {
  const { start, bump, tallies, broker, names, until } = await simulateTally({
    settings: { MAILBOX_MAX: 10 },
  })
  await start()
  for (let number = 1; number <= 8; number += 1) bump('ann', number, 'away')
  bump('bob', 1)

  await until('the other', () => tallies().some(({ userId }) => userId === 'bob'))
  await until('what is too much', () => broker.visible(deadLetterTopic(names.actor)).length === 2)
})

test('a parked listener who has held the watermark for too long is given up (I9)', async () => {
  const { start, bump, tallies, broker, names, until } = await simulateTally({
    settings: { WATERMARK_SPAN_MAX: 20 },
  })
  const actor = await start()
  bump('ann', 1, 'away')
  for (let number = 1; number <= 19; number += 1) bump(`user-${number}`, number)
  await until('the others', () => actor.partitions()[0]?.load === 1)
  await until('a second attempt', () => (actor.partitions()[0]?.parked[0]?.attempts ?? 0) > 1)
  const letters = () => broker.visible(deadLetterTopic(names.actor))
  const before = letters().length

  bump('bob', 1)
  await until('her letter', () => letters().length === 1)
  await until('the watermark', () => actor.partitions()[0]?.watermarks[0]?.span === 0)

  expect(before).toBe(0)
  expect(tallies()).toHaveLength(20)
})
