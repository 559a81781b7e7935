import { daysSelected } from '#schemas/index.ts'
import { days } from '#topics/days.ts'
import { declare, listener, play, quietDays, record, session } from './history.ts'

const big = session('2025-06-14T08:00:00Z', 60, { creator: 'Nina' })
const assumed = big.map((each) => ({ ...each, isLengthAssumed: true }))

async function selectionOf(plays: ReturnType<typeof session>) {
  const user = listener()
  await declare(user)
  await record(user, [...quietDays('2025-01-01', 200), ...plays])
  return user.sent(days, daysSelected).at(-1)
}

test('a day whose lengths are assumed is neither told nor ranked, and it is said why', async () => {
  const measured = await selectionOf(big)
  const selected = await selectionOf(assumed)

  expect(measured?.days.map(({ date }) => date)).toContain('20250614')
  expect(selected?.days.map(({ date }) => date)).not.toContain('20250614')
  expect(JSON.stringify([selected?.runnersUp, selected?.notes])).toContain(
    'not how long they were heard',
  )
  expect(selected?.days.flatMap(({ facts }) => facts).some(({ value }) => value === 240)).toBe(
    false,
  )
})

test('a stray assumed play leaves a measured day as remarkable as it was', async () => {
  const stray = play('2025-06-14T20:00:00Z', { isLengthAssumed: true, playedMs: 180_000 })
  const selected = await selectionOf([...big, stray])

  expect(selected?.days.map(({ date }) => date)).toContain('20250614')
})
