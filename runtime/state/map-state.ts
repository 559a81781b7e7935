import type { Pages, State } from '../actor.ts'

/**
 * A state over pages in a map, by `family/part`: for reading what a running actor shows, and for tests. Nothing
 * is encoded, kept or committed; `onClear` clears the timers, where there are any.
 */
export function stateOverMap<P extends Pages>(
  pages: Map<string, unknown>,
  onClear: () => void = () => {},
): State<P> {
  return {
    get: (family, part) => pages.get(mapKey(family, part)) as never,
    set: (family, part, page) => void pages.set(mapKey(family, part), page),
    delete: (family, part) => void pages.delete(mapKey(family, part)),
    parts: (family) =>
      [...pages.keys()]
        .filter((key) => key.startsWith(mapKey(family)))
        .map((key) => key.slice(family.length + 1))
        .sort(),
    clear: () => {
      pages.clear()
      onClear()
    },
  }
}

export const mapKey = (family: string, part = ''): string => `${family}/${part}`
