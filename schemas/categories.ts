// The closed list behind the fields named `category`. `categories/` has everything about each.

/** Why a day is worth a report, in the order of priority among rules. */
export const categoryNames = [
  'biggest-music-day',
  'biggest-podcast-day',
  'biggest-top-podcast-day',
  'biggest-discovery-day',
  'biggest-top-artist-day',
  'biggest-top-genre-day',
  'most-nostalgic-day',
  'most-unusual-day',
  'birthday',
  'one-artist-day',
  'repeat-heavy-day',
  'most-diverse-day',
  'most-energetic-day',
  'new-years-day',
] as const

export type Category = (typeof categoryNames)[number]

const names: ReadonlySet<string> = new Set(categoryNames)

export const isCategory = (name: string): name is Category => names.has(name)
