// How a fact is shown to a reader, on the page and in the terminal.
import { factKinds, isFactKind } from '#schemas/fact-kinds.ts'
import type { Fact, LogEntry } from '#schemas/index.ts'
import { ordinalText } from './wording.ts'

export interface ShownFact {
  /** Such as "Minutes of music". */
  readonly label: string
  /** Such as "412". */
  readonly value: string
  /** Such as "3.1 times the usual 133; most of the year's days"; empty where there is nothing to add. */
  readonly detail: string
}

export function showFact(fact: Fact): ShownFact {
  const label = labelOf(fact.kind)
  const details = [subjectOf(fact), usualOf(fact), rankOf(fact), coverageOf(fact)]
  return { label, value: shownValue(fact), detail: details.filter(Boolean).join('; ') }
}

/** What a line of a day's log repeats, and what in it was never heard before: none, or some words for each. */
export const logMarks = ({ nth, plays, isNewArtist, isNewTrack }: LogEntry): string[] => {
  const again = plays > 1 ? `plays ${nth} to ${nth + plays - 1} that day` : `play ${nth} that day`
  return [
    ...(nth > 1 ? [again] : []),
    ...(isNewArtist ? ['artist never heard before'] : []),
    ...(isNewTrack && !isNewArtist ? ['track never heard before'] : []),
  ]
}

function shownValue({ value, unit }: Fact): string {
  if (unit === 'year') return `${value}`
  if (typeof value === 'number') {
    const rounded = Math.round(value * 10) / 10
    return `${rounded.toLocaleString('en-GB')}${unit === 'share' ? ' %' : ''}`
  }
  return unit === 'date' && /^\d{8}$/.test(value)
    ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
    : value
}

/** A track's subject is its artist, a count's the name that it counts. */
const subjectOf = ({ subject, kind, unit }: Fact): string => {
  if (subject === null) return ''
  if (kind === 'episode') return `of ${subject}`
  return unit === 'name' ? `by ${subject}` : subject
}

function usualOf({ value, usual, unit }: Fact): string {
  if (usual === null || typeof value !== 'number') return ''
  if (unit === 'year' || unit === 'points') return `usually ${usual}`
  const known = `the usual ${Math.round(usual * 10) / 10}`
  if (usual <= 0 || value === usual) return known
  return `${(value / usual).toFixed(1)} times ${known}`
}

function rankOf({ rank, kind, coverage }: Fact): string {
  if (rank === null) return ''
  if (kind === 'release-year')
    return `${rank === 1 ? 'the' : ordinalText(rank)} earliest of the year's days with enough known music`
  if (coverage !== null)
    return `${rank === 1 ? 'the' : ordinalText(rank)} most of the year's days with enough known music`
  return rank === 1
    ? 'the most of any day of the year'
    : `${ordinalText(rank)} most of any day of the year`
}

const coverageOf = ({ coverage }: Fact): string =>
  coverage === null ? '' : `known of ${Math.round(coverage * 100)} % of the music`

/** A kind that a later version wrote is spelt out. */
const labelOf = (kind: string): string =>
  isFactKind(kind) ? factKinds[kind].label : sentenceCase(kind.replaceAll('-', ' '))

const sentenceCase = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
