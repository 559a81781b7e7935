import { eraseState, erasurePages, isErased } from '#erasure/erasure-record.ts'
import { defineSchema } from '#runtime/schema.ts'
import { stateOverMap } from '#runtime/state/map-state.ts'

const schema = defineSchema<{ erasedAt: number }>({ type: 'record', name: 'Page', fields: [] })
const pages = { days: schema, ...erasurePages(schema) }

test('what was written up to the erasure is erased, and nothing later', () => {
  const state = stateOverMap<typeof pages>(new Map())

  expect(isErased(state, 1_000)).toBe(false)
  eraseState(state, { erasedAt: 1_000 })
  expect([999, 1_000, 1_001].map((writtenAt) => isErased(state, writtenAt))).toEqual([
    true,
    true,
    false,
  ])
})

test('an erasure leaves the record alone, and no timer', () => {
  const kept = new Map<string, unknown>([
    ['days/20250714', {}],
    ['erasure/', { erasedAt: 1 }],
  ])
  let cleared = 0
  const state = stateOverMap<typeof pages>(kept, () => {
    cleared += 1
  })

  eraseState(state, { erasedAt: 2 })

  expect([...kept]).toEqual([['erasure/', { erasedAt: 2 }]])
  expect(cleared).toBe(1)
})
