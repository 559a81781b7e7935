import picocolors from 'picocolors'

/** Emphasis at a terminal; plain text everywhere else. */
export interface Colors {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

/**
 * Asks the stream alone: picocolors' own guess colours also what is piped where `CI` is set, and a
 * script would read escape codes.
 */
export const colorsFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Colors =>
  picocolors.createColors(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb')

export const plainColors: Colors = picocolors.createColors(false)
