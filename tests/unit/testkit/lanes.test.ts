import { laneCount, lanePortBase } from '#testkit/lanes.ts'
import { testEnv } from '#testkit/stack.ts'

test('a machine runs at least one lane, and as many as it is told', () => {
  expect(laneCount({})).toBeGreaterThanOrEqual(1)
  expect(laneCount({ LINERNOTES_TEST_LANES: '1' })).toBe(1)
  expect(laneCount({ LINERNOTES_TEST_LANES: '3' })).toBe(3)
})

test('two lanes share neither folder nor port', () => {
  const [first, second] = [testEnv({}, 0), testEnv({}, 1)]

  expect(first.LINERNOTES_HOME).not.toBe(second.LINERNOTES_HOME)
  expect(lanePortBase({}, 1) - lanePortBase({}, 0)).toBeGreaterThanOrEqual(1_000)
  expect(testEnv({ LINERNOTES_TEST_PORT_BASE: '25000' }, 1).LINERNOTES_PORT_BASE).toBe('26000')
})
