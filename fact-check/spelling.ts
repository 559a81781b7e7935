import type { TextReading } from './reading.ts'
import { isCanadian, sides, spellings } from './words/spellings.ts'

/** Words outside names are spelt as the listener's country spells them; other countries take either. */
export function checkSpelling(reading: TextReading): void {
  const { country } = reading.ground.day
  const side = country === null ? undefined : sides[country]
  if (!side && country !== 'CA') return
  for (const [i, { kind, word }] of reading.items.entries()) {
    const spelling = kind === 'word' ? spellings.get(word) : undefined
    if (!spelling) continue
    const isOwn = country === 'CA' ? isCanadian(spelling, word) : spelling.side === side
    if (isOwn) continue
    const detail = `"${reading.wordsOf(i, i)}" is written "${spelling.other}" in ${country}`
    reading.fault({ kind: 'spelling', from: i, to: i, detail, expected: spelling.other })
  }
}
