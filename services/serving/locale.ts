const USUAL = 'en-GB'

/** The kind of English that the reader asks for first, for dates: the page's own words are English. */
export function localeOf(acceptLanguage = ''): string {
  const wanted = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .find((tag) => /^en(-[A-Za-z]{2})?$/.test(tag))
  return wanted && wanted !== 'en' ? wanted : USUAL
}
