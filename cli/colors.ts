import picocolors from 'picocolors'

/** Emphasis for whoever reads at a terminal; text as it is everywhere else. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

/**
 * Asks the stream alone: picocolors' own guess colours also what is piped where `CI` is set, and a
 * script would read escape codes.
 */
export const paintFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint =>
  picocolors.createColors(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb')

export const plainPaint: Paint = picocolors.createColors(false)
