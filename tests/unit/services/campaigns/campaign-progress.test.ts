import { addToSlots, SLOT_MS_AT_FIRST } from '#services/campaigns/campaign-progress.ts'

test('slots of a long run are joined, and lose none of its days', () => {
  let slots = { slots: [0], slotMs: SLOT_MS_AT_FIRST, slotLeftMs: SLOT_MS_AT_FIRST }
  const seconds = 20_000
  for (let at = 0; at < seconds; at += 1) slots = { ...addToSlots(slots, 3, 1_000) } as typeof slots

  expect(slots.slots.reduce((sum, each) => sum + each, 0)).toBe(3 * seconds)
  expect(slots.slots.length).toBeGreaterThan(180)
  expect(slots.slots.length).toBeLessThanOrEqual(360)
  const whole = slots.slots.slice(0, -1)
  expect(new Set(whole)).toEqual(new Set([(3 * slots.slotMs) / 1_000]))
})
