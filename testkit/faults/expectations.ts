import { expectPromises } from '../ledger/expect-promises.ts'
import type { ScenarioOutcome } from './fault-scenario.ts'

/** What holds after any fault, and that no process ended by itself. Prints what was counted. */
export function expectPlayed(what: string, { verdict, endings }: ScenarioOutcome): void {
  expectPromises(what, verdict)
  expect(endings).toBe(0)
}

/** `npm test` plays a few rounds, `npm run faults` (`LINERNOTES_FAULTS=long`) as many as the promise says. */
export const faultRounds = ({ short, long }: { readonly short: number; readonly long: number }) =>
  process.env.LINERNOTES_FAULTS === 'long' ? long : short
