// A profile replaces the one before it as a whole. A change of one part therefore declares the rest again:
// an import neither loses a birthday nor shows again what its listener has hidden.
import type { ProfileDeclared, ZonePeriod } from '#schemas/index.ts'

export interface GivenProfile {
  readonly userId: string
  readonly zone: string
  /** As it was where it is left out; an empty one takes it back. */
  readonly zoneHistory?: readonly ZonePeriod[] | undefined
  /** As it was where it is left out; null takes it back. */
  readonly country?: string | null | undefined
  /** MM-DD; as it was where it is left out; null takes it back. */
  readonly birthday?: string | null | undefined
  readonly year: number
}

/** The profile that an import declares, on top of what its listener declared earlier. */
export function profileAfter(
  earlier: ProfileDeclared | undefined,
  { userId, zone, zoneHistory, country, birthday, year }: GivenProfile,
  declaredAt: number,
): ProfileDeclared {
  const years = new Set([...(earlier?.years ?? []), year])
  return {
    userId,
    zone,
    zoneHistory: zoneHistory ?? earlier?.zoneHistory ?? [],
    country: country === undefined ? (earlier?.country ?? null) : country,
    language: earlier?.language ?? 'en',
    birthday: birthday === undefined ? (earlier?.birthday ?? null) : birthday,
    years: [...years].sort((a, b) => a - b),
    hiddenCreators: earlier?.hiddenCreators ?? [],
    hiddenDates: earlier?.hiddenDates ?? [],
    isHidden: earlier?.isHidden ?? false,
    // Of two, heuristics takes the one that is dated later.
    declaredAt: Math.max(declaredAt, (earlier?.declaredAt ?? 0) + 1),
  }
}

/** What a listener wants left out, or back. */
export interface Choice {
  readonly creators: readonly string[]
  /** YYYYMMDD */
  readonly dates: readonly string[]
  /** All reports, independent of what else is hidden. */
  readonly isAll: boolean
}

/** The profile with a choice hidden, or no longer; undefined where that changes nothing. */
export function profileHiding(
  earlier: ProfileDeclared,
  { creators, dates, isAll }: Choice,
  isHiding: boolean,
  declaredAt: number,
): ProfileDeclared | undefined {
  const change = isHiding ? together : without
  const next = {
    ...earlier,
    hiddenCreators: change(earlier.hiddenCreators, creators),
    hiddenDates: change(earlier.hiddenDates, dates),
    isHidden: isAll ? isHiding : earlier.isHidden,
  }
  return JSON.stringify(next) === JSON.stringify(sorted(earlier))
    ? undefined
    : { ...next, declaredAt: Math.max(declaredAt, earlier.declaredAt + 1) }
}

const together = (all: readonly string[], more: readonly string[]) =>
  [...new Set([...all, ...more])].sort()

const without = (all: readonly string[], less: readonly string[]) =>
  all.filter((each) => !less.includes(each)).sort()

const sorted = (profile: ProfileDeclared): ProfileDeclared => ({
  ...profile,
  hiddenCreators: [...profile.hiddenCreators].sort(),
  hiddenDates: [...profile.hiddenDates].sort(),
})
