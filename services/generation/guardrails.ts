import { beginsLike } from '#composer/sentence.ts'
import { checkText, storySentences } from '#fact-check/check.ts'
import type { CheckedSentence, TextFault } from '#fact-check/fault.ts'
import { publishedDay } from '#fact-check/ground.ts'
import type { SelectedDay, Sentence } from '#schemas/index.ts'
import { claimFaults } from './claims.ts'
import type { ModelAnswer } from './draft.ts'

export interface Grounds {
  readonly day: SelectedDay
  readonly country: string | null
  /** Beginnings of stories that may not be used again. */
  readonly openings: readonly string[]
}

export interface Examination {
  /** What is wrong, each in a sentence for a writer: form, and what the facts contradict. */
  readonly faults: readonly string[]
  /** Names of the rules that found them, each once: `claim`, a kind of fault, `opening` or `tag`. */
  readonly rules: readonly string[]
  /** Sentences that code could not settle. They may not stand unless a second reader finds them supported. */
  readonly open: readonly CheckedSentence[]
  readonly sentences: readonly Sentence[]
}

const TAG_WORDS_MAX = 3
const FAULTS_MAX = 12

/** What code says of a draft: what is wrong with it, and what it leaves open. */
export function examine(draft: ModelAnswer, { day, country, openings }: Grounds): Examination {
  const { claims } = draft
  const checked = checkText(draft, { ...day, country, language: 'en' }, claims && { claims })
  const used = openings.find((opening) => beginsLike(draft.story, opening))
  const wrong = [
    ...checked.faults.filter(({ weight }) => weight !== 'not-stated'),
    ...faultsInWords(draft, day, checked.faults),
  ]
  const ofClaims = claims ? claimFaults(claims, day.facts, checked.sentences) : []
  const ofTags = faultsOfTags(draft.tags, day)
  const faults = [
    ...ofClaims,
    ...wrong.map(({ detail }) => detail),
    ...(used
      ? [`The story begins like another of this archive: "${used}". Begin in another way.`]
      : []),
    ...ofTags,
  ]
  return {
    faults: faults.slice(0, FAULTS_MAX),
    rules: [
      ...(ofClaims.length > 0 ? ['claim'] : []),
      ...new Set(wrong.map(({ kind }) => kind)),
      ...(used ? ['opening'] : []),
      ...(ofTags.length > 0 ? ['tag'] : []),
    ],
    open: checked.sentences.filter(({ outcome }) => outcome === 'not-stated'),
    sentences: storySentences(checked),
  }
}

/**
 * What a judge would refuse, who has the words and the facts and neither claims nor log. One function decides for
 * both, so that nothing is published that would be taken back.
 */
function faultsInWords(
  draft: ModelAnswer,
  day: SelectedDay,
  known: readonly TextFault[],
): readonly TextFault[] {
  const isKnown = (fault: TextFault) =>
    known.some(({ part, detail }) => part === fault.part && detail === fault.detail)
  return checkText(draft, publishedDay(day)).faults.filter(
    (fault) => fault.weight !== 'not-stated' && !isKnown(fault),
  )
}

const faultsOfTags = (tags: readonly string[], day: SelectedDay): readonly string[] => [
  ...tags.flatMap((tag) => faultsOfTag(tag, day)),
  ...(new Set(tags).size < tags.length ? ['The tags are the same. Write two different ones.'] : []),
]

/** A tag is a name of the day or a few plain words. */
function faultsOfTag(tag: string, day: SelectedDay): string[] {
  const isName = day.facts.some(({ unit, value }) => unit === 'name' && value === tag)
  if (isName) return []
  if (tag.split(/\s+/).length > TAG_WORDS_MAX)
    return [`The tag "${tag}" has more than three words.`]
  if (/[\p{Lu}\d{}<>]/u.test(tag) && tag !== "New Year's Day") {
    return [`The tag "${tag}" is neither plain words in lower case nor a name from the facts.`]
  }
  return []
}
