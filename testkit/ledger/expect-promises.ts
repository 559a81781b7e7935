import type { LedgerCheck } from './checker.ts'

/** What holds after any fault. Prints what was counted. */
export function expectPromises(what: string, verdict: LedgerCheck): void {
  const { faults, ...counts } = verdict
  const text = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  process.stderr.write(`${what}: ${text.join(', ')}\n`)
  expect({ ...verdict }).toMatchObject({
    faults: [],
    missing: 0,
    twice: 0,
    outOfOrder: 0,
    wrong: 0,
    early: 0,
    journaledRepeated: 0,
    unexplained: 0,
  })
  expect(verdict.turns).toBeGreaterThan(0)
  void faults
}
