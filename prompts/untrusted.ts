// Titles are untrusted data. A model reads them as JSON strings in a marked block, cleaned; one that reads
// like an instruction it does not read at all: it sees a slot, `{T3}`, and code fills it afterwards.

const TITLE_CHARACTERS_MAX = 120

// Control and format characters: C0, C1, bidi, zero-width, soft hyphen, tags, unpaired surrogates, private use.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu

/** `text` on one line, without characters that cannot be seen, 120 characters at most. */
export const cleanTitle = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').replace(invisible, '').replace(/ {2,}/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= TITLE_CHARACTERS_MAX) return line
  return characters.slice(0, TITLE_CHARACTERS_MAX).join('').trim()
}

const instructions: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|bypass|skip|drop)\b.{0,40}\b(all|any|previous|prior|above|earlier|these|your|the|instructions?|rules?|prompts?|context|facts)\b/,
  /\b(system|developer|hidden|secret|initial)\b.{0,10}\b(prompts?|message|instructions?|mode)\b/,
  /\b(system|assistant|user|developer|human|ai)\s*[:>\]]/,
  /\b(you are|you're|act|behave|pretend|roleplay|role-play|respond|answer)\b.{0,20}\b(now|as|to be|ai|chatgpt|assistant|model|dan|admin|root|unrestricted)\b/,
  /\b(say|write|print|output|respond|reply|return|repeat|echo|tell|answer|include|insert|append|add|mention|end|begin|start|replace|use|call|set)\b.{0,40}\b(with|that|only|exactly|instead|the (words?|story|title|text|prompt|listener|user|reader)|this|following|in (the|your)|everyone|them|him|her|json|html|your|title|story|tags?)\b/,
  /\b(new|updated|important|urgent|real|actual|final)\b.{0,12}\b(instructions?|rules?|task|orders?|note to)\b/,
  /\b(instructions?|jailbreak|prompt injection|do anything now|developer mode|language model|llm|gpt|openai|anthropic|api[ _-]?keys?|passwords?|credentials?|exfiltrate|base64|rot13)\b/,
  /\b(must|should|shall|has to|have to|needs? to)\b.{0,20}\b(include|contain|say|mention|begin|start with|end with|be called|write|answer|reply)\b/,
  /\b(reveal|leak|disclose|expose|dump|execute|eval|sudo|translate|summari[sz]e|visit|click|download|send|email|transfer|delete)\b.{0,30}\b(your|the|this|all|prompt|data|here|link|to|now|into)\b/,
  /\b(ignora|ignoriere|ignorez|ignorer|vergiss|oublie|olvida|esquece|dimentica|negeer|anweisung\w*|instruc+i\w*|instruções)\b/,
  /(忽略|無視|无视|指示|指令|игнорируй|забудь|инструкци|تجاهل|무시)/u,
  /[{}<>`|\\]|\[\/?(inst|sys|system|user|assistant)\]|#{2,}|-{4,}|={4,}|https?:|www\.|\/\/|"\s*[:,]\s*"/,
]

/**
 * Whether a title may be read as an order to the model. It errs on the side of the slot: a song's title that is
 * taken for an order is still in the text; code puts it there instead of the model.
 */
export function looksLikeInstruction(title: string): boolean {
  const plain = unspaced(fold(title))
  return instructions.some((pattern) => pattern.test(plain))
}

// Cyrillic and Greek characters that look like Latin ones, and digits that do.
// biome-ignore format: a table
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', һ: 'h',
  α: 'a', ε: 'e', ο: 'o', ρ: 'p', ι: 'i', ν: 'v', τ: 't', υ: 'u',
}

const fold = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  const plain = text.replace(invisible, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  // Only where a word mixes alphabets: a title in Russian stays Russian.
  return plain.replace(/[\p{L}\p{N}]+/gu, (word) =>
    /[a-z]/.test(word) ? [...word].map((letter) => lookalikes[letter] ?? letter).join('') : word,
  )
}

/** `i g n o r e` and `i.g.n.o.r.e` as one word. */
const unspaced = (text: string): string =>
  text.replace(/\b[a-z](?:[ ._*-][a-z]){3,}\b/g, (run) => run.replace(/[^a-z]/g, ''))

/** `value` as JSON that cannot end its block: a line for each property and each item of a list. */
export function blockJson(value: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(value).map(([name, each]) => {
    const isList = Array.isArray(each) && each.length > 0
    const json = isList ? `[\n${each.map(compact).join(',\n')}\n]` : compact(each)
    return `${compact(name)}: ${json}`
  })
  return `{\n${lines.join(',\n')}\n}`
}

const compact = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

/** Names as a model may see them, and back. */
export class Names {
  readonly #shown = new Map<string, string>()
  readonly #slotOf = new Map<string, string>()
  readonly #textOf = new Map<string, string>()

  /** `name` cleaned, or its slot: `{T1}`, `{T2}` and so on. The same name gets the same slot. */
  show(name: string): string {
    const shown = this.#shown.get(name) ?? this.#look(cleanTitle(name))
    this.#shown.set(name, shown)
    return shown
  }

  #look(text: string): string {
    const known = this.#slotOf.get(text)
    if (known) return known
    if (!looksLikeInstruction(text)) return text
    const slot = `{T${this.#slotOf.size + 1}}`
    this.#slotOf.set(text, slot)
    this.#textOf.set(slot, text)
    return slot
  }

  /** The value of each slot that was given out. */
  get slots(): ReadonlyMap<string, string> {
    return this.#textOf
  }
}
