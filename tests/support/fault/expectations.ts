import type { Findings } from './checker.ts'

/** After any fault. */
export const clean = {
  missing: 0,
  letters: 0,
  twice: 0,
  outOfOrder: 0,
  wrongSums: 0,
  wrongStates: 0,
  wrongTimers: 0,
  journaledAgain: 0,
  endings: 0,
} satisfies Partial<Findings & { readonly endings: number }>

/** `npm test` plays a few rounds, `npm run faults` (`LINERNOTES_FAULTS=long`) as many as the promise says. */
export const faultRounds = ({ short, long }: { readonly short: number; readonly long: number }) =>
  process.env.LINERNOTES_FAULTS === 'long' ? long : short

export const report = (what: string, found: Findings): void =>
  void process.stderr.write(`${what}: ${JSON.stringify(found)}\n`)
