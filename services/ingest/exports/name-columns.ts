import { appleMusicColumns } from './apple-music-columns.ts'
import { plainName } from './columns.ts'

// Names under which formats look for cells. People, spreadsheets and exporters in other languages write them otherwise.
const exact = ['uts', 'artist', 'album', 'track', 'utc_time']

const canonical = new Map<string, string>([
  ...exact.map((name) => [plainName(name), name] as const),
  ...Object.entries(appleMusicColumns).flatMap(([name, others]) =>
    [name, ...others].map((each) => [plainName(each), name] as const),
  ),
])

/** The names of a header that a format knows under another spelling: from the file's to the format's. */
export function nameColumns(header: readonly string[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const name of header) {
    const known = canonical.get(plainName(name))
    if (known !== undefined && known !== name && !header.includes(known)) renamed.set(name, known)
  }
  return renamed
}
