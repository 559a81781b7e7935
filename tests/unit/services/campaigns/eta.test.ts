import { seededRandom } from '#foundation/random.ts'
import { etaOf } from '#services/campaigns/eta.ts'

const SLOTS = 600
const SEEN = 60
const RATE = 400
const RUNS = 300

/** A steady run: neighbouring slots are alike, as a pool's output is, and differ by a few percent. */
function steadyRun(seed: number): readonly number[] {
  const random = seededRandom(seed)
  let drift = 0
  return Array.from({ length: SLOTS }, () => {
    const noise = random.next() + random.next() + random.next() - 1.5 // About normal, deviation 0.5.
    drift = 0.5 * drift + 0.06 * noise
    return Math.round(RATE * (1 + drift))
  })
}

test('after a tenth of a steady run the median is within 3 %, and the interval holds in 75 to 90 % of runs', () => {
  let covered = 0
  let worst = 0
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const run = steadyRun(seed)
    const slots = run.slice(0, SEEN)
    const remaining = run.slice(SEEN).reduce((sum, each) => sum + each, 0)
    const truth = (SLOTS - SEEN) * 10_000
    const eta = etaOf({ slots, slotMs: 10_000, remaining }, seededRandom(9_000 + seed))
    if (!eta) throw new Error('nothing is known')
    worst = Math.max(worst, Math.abs(eta.p50 / truth - 1))
    if (eta.p10 <= truth && truth <= eta.p90) covered += 1
  }

  expect(worst).toBeLessThan(0.03)
  expect(covered).toBeGreaterThanOrEqual(0.75 * RUNS)
  expect(covered).toBeLessThanOrEqual(0.9 * RUNS)
})

test('before anything is known there is no estimate, and none is needed at the end', () => {
  const random = seededRandom(1)
  expect(etaOf({ slots: [3], slotMs: 1, remaining: 9 }, random)).toBeUndefined()
  expect(etaOf({ slots: [0, 0, 0, 0], slotMs: 1, remaining: 9 }, random)).toBeUndefined()
  expect(etaOf({ slots: [0, 0, 0, 1], slotMs: 1, remaining: 1e9 }, random)).toBeUndefined()
  expect(etaOf({ slots: [], slotMs: 1, remaining: 0 }, random)).toEqual({ p10: 0, p50: 0, p90: 0 })
})
