// The facts of a day, read back from the words in which the prompt states them.
import type { ComposedFact } from '#composer/day-view.ts'
import { months } from '#facts/wording.ts'
import type { BlockFact, DayBlock } from './block.ts'

export const factsIn = ({ facts }: DayBlock): readonly ComposedFact[] => facts.map(readFact)

function readFact({ id, says, of, rank, usual }: BlockFact): ComposedFact {
  const [kind = ''] = id.split(':')
  return {
    id,
    ...readValue(kind, says),
    subject: of ?? null,
    rank: rank ?? null,
    usual: usual === undefined ? null : (readAmount(usual)?.value ?? null),
  }
}

const names =
  /(?:^|-)(?:artist|track|show|genre|decade|episode|holiday)$|^(?:first|last)-play$|^track-in-a-row$/
const clocks = /-play-at$|^new-artist-at$|^longest-session-(?:from|until)$/

function readValue(kind: string, says: string): Pick<ComposedFact, 'value' | 'unit'> {
  if (kind === 'date' || kind === 'shared-with') return { value: readDate(says), unit: 'date' }
  if (kind === 'weekday') return { value: says, unit: 'weekday' }
  if (clocks.test(kind)) return { value: says, unit: 'clock' }
  if (names.test(kind)) return { value: says.replace(/^\u201c(.*)\u201d$/s, '$1'), unit: 'name' }
  return readAmount(says) ?? { value: says, unit: 'text' }
}

/** `1,204 minutes`, `26 repeat plays`, `67%`, `1977`: without a unit, a year or points. */
function readAmount(says: string): { readonly value: number; readonly unit: string } | undefined {
  const [, digits, percent, noun] = /^(\d[\d,.]*)(?:(%)|(?: [a-z]+)*? ([a-z]+))?$/.exec(says) ?? []
  if (digits === undefined) return undefined
  const value = Number(digits.replaceAll(',', ''))
  if (percent) return { value, unit: 'share' }
  if (noun) return { value, unit: noun.endsWith('s') ? noun : `${noun}s` }
  return { value, unit: /^\d{4}$/.test(digits) ? 'year' : 'points' }
}

/** `14 July` or `July 14`, as YYYYMMDD of no year: the prompt leaves it out. */
function readDate(says: string): string {
  const month = months.findIndex((name) => says.includes(name)) + 1
  const day = /\d+/.exec(says)?.[0] ?? ''
  return `0000${`${month}`.padStart(2, '0')}${day.padStart(2, '0')}`
}
