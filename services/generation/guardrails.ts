import { checkText, storySentences } from '#fact-check/check.ts'
import type { CheckedSentence, TextFault } from '#fact-check/fault.ts'
import type { SelectedDay, Sentence } from '#schemas/index.ts'
import type { ModelAnswer } from './draft.ts'
import { beginsLike } from './opening.ts'

export interface Grounds {
  readonly day: SelectedDay
  readonly country: string | null
  /** Beginnings of stories that may not be used again. */
  readonly openings: readonly string[]
}

export interface Examination {
  /** What is wrong, each in a sentence for a writer: form, and what the facts contradict. */
  readonly faults: readonly string[]
  /** Sentences that code could not settle. They may not stand unless a second reader finds them supported. */
  readonly open: readonly CheckedSentence[]
  readonly sentences: readonly Sentence[]
}

const TAG_WORDS_MAX = 3
const FAULTS_MAX = 12

/** What code says of a draft: what is wrong with it, and what it leaves open. */
export function examine(draft: ModelAnswer, { day, country, openings }: Grounds): Examination {
  const checked = checkText(draft, { ...day, country, language: 'en' })
  const used = openings.find((opening) => beginsLike(draft.story, opening))
  const isWrong = ({ weight }: TextFault) => weight !== 'not-stated'
  const faults = [
    ...checked.faults.filter(isWrong).map(({ detail }) => detail),
    ...(used
      ? [`The story begins like another of this archive: "${used}". Begin in another way.`]
      : []),
    ...draft.tags.flatMap((tag) => faultsOfTag(tag, day)),
  ]
  return {
    faults: faults.slice(0, FAULTS_MAX),
    open: checked.sentences.filter(({ outcome }) => outcome === 'not-stated'),
    sentences: storySentences(checked),
  }
}

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
