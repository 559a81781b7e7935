// Names that version 0.1 wrote into a home, or took on the command line, and that mean the same today.

/** Parts that no longer exist: they hold ports, and `down` ends them too. */
export const retiredParts: readonly string[] = ['stand-in']

const renamed: Readonly<Record<string, string>> = { 'stand-in': 'fake' }

/** Today's name of a model; any other text stays as it is. */
export const currentModelName = (name: string): string => renamed[name] ?? name
