// Names as a catalogue and an export may both write them.

const CACHED_MAX = 100_000
const artists = new Map<string, string>()
const titles = new Map<string, string>()

/** One key for `Sigur Rós` in any normal form, `The  Beatles` and `the beatles`. */
export const artistKey = (name: string): string => cached(artists, name, letters)

/** The same for a title, without suffixes that name an edition. */
export const titleKey = (title: string): string =>
  cached(titles, title, (each) => letters(withoutEdition(each)) || letters(each))

function cached(cache: Map<string, string>, text: string, make: (text: string) => string): string {
  const known = cache.get(text)
  if (known !== undefined) return known
  if (cache.size >= CACHED_MAX) cache.clear()
  const made = make(text)
  cache.set(text, made)
  return made
}

const letters = (text: string): string => {
  const folded = text.normalize('NFKC').toLowerCase()
  return folded.replace(/[^\p{L}\p{N}]/gu, '') || folded
}

const edition = String.raw`(?:\d{4} )?(?:digital(?:ly)? )?(?:remaster(?:ed)?|mono|stereo|single|album|radio|deluxe|bonus)`

const withoutEdition = (title: string): string =>
  title
    .replace(new RegExp(String.raw`\s+[-–]\s+${edition}\b.*$`, 'i'), '')
    .replace(new RegExp(String.raw`\s*[([]\s*(?:${edition}|feat|ft|with)\b[^)\]]*[)\]]`, 'gi'), '')
