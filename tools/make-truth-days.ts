// Makes the days of both parts again, after a change of facts: node tools/make-truth-days.ts
import { writeFileSync } from 'node:fs'
import { madeUpListeners } from '#testkit/truth-corpus/listeners.ts'
import {
  corpusFolders,
  corpusParts,
  loadTruthCorpus,
  type TruthDay,
} from '#testkit/truth-corpus/load.ts'
import { truthDaysOf } from '#testkit/truth-corpus/make-days.ts'

const stored = corpusParts.flatMap((part) => [...loadTruthCorpus(part).days.values()])
const open: TruthDay[] = []
const heldOut: TruthDay[] = []
for (const plan of madeUpListeners) {
  const part = plan.isHeldOut ? heldOut : open
  part.push(...(await truthDaysOf(plan, stored)))
}
const linesOf = (days: readonly TruthDay[]): string =>
  days.map((day) => `${JSON.stringify(day)}\n`).join('')
writeFileSync(`${corpusFolders.open}/days.jsonl`, linesOf(open))
writeFileSync(`${corpusFolders['held-out']}/days.jsonl`, linesOf(heldOut))
console.log(`${open.length} days, and ${heldOut.length} held out`)
