// Reads a time zone's name as a person writes it; `facts/local-time.ts` applies it.
import { zoneNames } from '#facts/zone-data.ts'
import { errors } from './errors.ts'

const NEAR_MAX = 3

// The list of the platform has these under their older names.
const RENAMED = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
]

// Abbreviations are fixed offsets to the platform, without summer time: never what a person means.
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  est: ['America/New_York', 'America/Toronto'],
  edt: ['America/New_York', 'America/Toronto'],
  cst: ['America/Chicago', 'Asia/Shanghai'],
  cdt: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  pst: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles'],
  hst: ['Pacific/Honolulu'],
  gmt: ['UTC', 'Europe/London'],
  bst: ['Europe/London'],
  wet: ['Europe/Lisbon'],
  cet: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  cest: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  met: ['Europe/Berlin'],
  eet: ['Europe/Athens', 'Europe/Helsinki'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
}

/** Which names there are. What they mean is in `facts/zone-data.ts` alone. */
export interface ZoneNames {
  /** Those that a person would write. */
  readonly listed: readonly string[]
  /** The listed name of a zone under any of its names; undefined where there is no such zone. */
  canonicalOf(zone: string): string | undefined
}

const platformNames: ZoneNames = {
  get listed() {
    return Intl.supportedValuesOf('timeZone')
  },
  canonicalOf(zone) {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
    } catch {
      return undefined
    }
  },
}

/**
 * The zone's name as the IANA list writes it. Case and spaces are forgiven, nothing else.
 * @throws IMPORT_ZONE_UNKNOWN with the nearest names.
 */
export function parseZone(text: string, platform: ZoneNames = platformNames): string {
  const wanted = text.trim().replaceAll(' ', '_')
  const isWanted = (zone: string) => zone.toLowerCase() === wanted.toLowerCase()
  const known = ['UTC', ...RENAMED, ...platform.listed]
  const match = known.find(isWanted)
  if (match) return match
  // Other names of the same zones, such as US/Eastern, are missing from the list but known. A zone that is newer than
  // the platform is in our data alone.
  const isName = /^[A-Za-z]+(\/[A-Za-z_+-]+)+$/.test(wanted) && !/^etc\//i.test(wanted)
  const name = isName ? (platform.canonicalOf(wanted) ?? zoneNames().find(isWanted)) : undefined
  if (name) return name
  throw errors.IMPORT_ZONE_UNKNOWN({ zone: text, near: nearestZones(wanted, known) })
}

function nearestZones(wanted: string, known: readonly string[]): readonly string[] {
  const text = wanted.toLowerCase()
  const abbreviation = ABBREVIATIONS[text]
  if (abbreviation) return abbreviation
  const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase()
  return known
    .map((zone) => {
      const whole = distance(text, zone.toLowerCase())
      const city = distance(cityOf(text), cityOf(zone))
      return { zone, away: Math.min(whole, city), whole, most: Math.ceil(cityOf(text).length / 3) }
    })
    .filter(({ away, most }) => away <= most)
    .sort((a, b) => a.away - b.away || a.whole - b.whole)
    .slice(0, NEAR_MAX)
    .map(({ zone }) => zone)
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1])
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
