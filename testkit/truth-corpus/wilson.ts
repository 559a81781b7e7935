/** A share with its 95 % interval after Wilson, which holds for small counts and for shares near 0 and 1. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z_95 = 1.959964

/** Source: E. B. Wilson, Probable inference, 1927. Of nothing, the interval is from 0 to 1. */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 }
  const share = count / of
  const zz = (Z_95 * Z_95) / of
  const middle = share + zz / 2
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / of + zz / (4 * of))
  const scale = 1 + zz
  return {
    count,
    of,
    share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  }
}
