/** The position of a genre on a map of genres. */
export interface MapPoint {
  readonly x: number
  readonly y: number
}

type Distance = (a: string, b: string) => number | undefined

/** Distance on the map, each axis by its own length, 0 to 1; undefined for a genre that is not on it. */
export function mapDistance(points: ReadonlyMap<string, MapPoint>): Distance {
  const width = spanOf([...points.values()].map(({ x }) => x))
  const height = spanOf([...points.values()].map(({ y }) => y))
  return (a, b) => {
    const from = points.get(a)
    const to = points.get(b)
    if (!from || !to) return undefined
    return Math.hypot((from.x - to.x) / width, (from.y - to.y) / height) / Math.SQRT2
  }
}

function spanOf(values: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most > least ? most - least : 1
}

/** A genre has few above it, unless the tree bites its own tail. */
const DEPTH_MAX = 20

/**
 * Distance in a tree of genres (Wu and Palmer, 1994): 1 less twice the depth of what both belong to over the sum
 * of their depths. Undefined for a genre that is not in it.
 */
export function treeDistance(parents: ReadonlyMap<string, string>): Distance {
  const inTree = new Set([...parents.keys(), ...parents.values()])
  const pathOf = (genre: string): string[] => {
    const path = [genre]
    for (let at = parents.get(genre); at !== undefined && path.length < DEPTH_MAX; ) {
      path.push(at)
      at = parents.get(at)
    }
    return path.reverse()
  }
  return (a, b) => {
    if (!inTree.has(a) || !inTree.has(b)) return undefined
    const [first, second] = [pathOf(a), pathOf(b)]
    let shared = 0
    while (first[shared] !== undefined && first[shared] === second[shared]) shared += 1
    return 1 - (2 * shared) / (first.length + second.length)
  }
}
