const USUAL = 'en-GB'
/** Where English dates have a form of their own. */
const regions: ReadonlySet<string> = new Set(['GB', 'US', 'CA', 'AU', 'NZ', 'IE', 'ZA', 'IN', 'SG'])

/** The kind of English that the reader asks for first, for dates: the page's own words are English. */
export function localeOf(acceptLanguage = ''): string {
  const wanted = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .find((tag) => /^en(-[a-z]{2})?$/i.test(tag))
  const region = wanted?.slice(3).toUpperCase() ?? ''
  return regions.has(region) ? `en-${region}` : USUAL
}
