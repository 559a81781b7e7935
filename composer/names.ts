// Names are data from anywhere. A sentence takes those that cannot break it; it is written without the others.

const CHARACTERS_MAX = 48
const WORDS_MAX = 7

/** What exports write where no name is known. */
const placeholder =
  /^[<([]?(?:unknown|various|no|untitled)(?: (?:artists?|titles?|tracks?|shows?|albums?|podcasts?|episodes?))?[>)\]]?$|^(?:v\.?\s?\/?a\.?|n\/?a|null|undefined|none)$/i
/** Control and format characters, and quotation marks that would end the quotation around a title. */
const breaking = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u201c\u201d"{}<>|\\]/u
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export function isSayable(name: string): boolean {
  const text = name.replace(/\{T\d+\}/, 'slot') // A name that the model does not see.
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    text === text.trim() &&
    text.length <= CHARACTERS_MAX &&
    text.split(/\s+/).length <= WORDS_MAX &&
    !placeholder.test(text) &&
    !breaking.test(text)
  )
}

/** Whether a sentence may begin with it: as a name that begins in lower case, it would look like a mistake. */
export const canBegin = (name: string): boolean => !/^[\p{Ll}\p{P}\p{S}]/u.test(name)

/** The name in a sentence. One that runs from right to left is kept apart, so that what is beside it stays there. */
export const nameText = (name: string): string =>
  rightToLeft.test(name) ? `\u2068${name}\u2069` : name
