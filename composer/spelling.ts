// Plans are written as Britain spells; other countries get their own. Names are put in afterwards, so that no
// artist is ever respelt.
const american: Readonly<Record<string, string>> = {
  colour: 'color',
  colours: 'colors',
  catalogue: 'catalog',
  travelled: 'traveled',
  totalled: 'totaled',
  programme: 'program',
  centre: 'center',
  neighbour: 'neighbor',
  honour: 'honor',
  theatre: 'theater',
}
/** Canada keeps these with Britain. */
const canadian = new Set([
  'colour',
  'colours',
  'catalogue',
  'travelled',
  'totalled',
  'centre',
  'neighbour',
  'honour',
  'theatre',
])
const british = new Set(['GB', 'IE', 'AU', 'NZ', 'IN', 'ZA'])

export type SpellingSide = 'british' | 'canadian' | 'american'

export function spellingSideOf(country: string | null): SpellingSide {
  if (country === 'CA') return 'canadian'
  return country !== null && british.has(country) ? 'british' : 'american'
}

export function spell(template: string, side: SpellingSide): string {
  if (side === 'british') return template
  return template.replace(/\b[a-z]+\b/g, (word) =>
    side === 'canadian' && canadian.has(word) ? word : (american[word] ?? word),
  )
}
