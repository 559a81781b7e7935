const ESCAPE = '\u001b'

interface LiveStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Writes lines in place of those that it wrote before; undefined where nobody watches. */
export function liveLines(
  stream: LiveStream,
  { TERM, CI }: NodeJS.ProcessEnv,
): ((lines: readonly string[]) => void) | undefined {
  if (stream.isTTY !== true || TERM === 'dumb' || CI) return undefined
  let drawn = 0
  return (lines) => {
    const width = stream.columns || 80
    const cut = lines.map((line) => shortenedTo(line, width - 1))
    const up = drawn > 0 ? `${ESCAPE}[${drawn}A${ESCAPE}[0J` : ''
    drawn = cut.length
    stream.write(`${up}${cut.join('\n')}\n`)
  }
}

const COLOUR = new RegExp(`(${ESCAPE}\\[\\d+m)`)

/** A line that the terminal would wrap is two lines, and could not be drawn over. Colours take no room. */
function shortenedTo(line: string, width: number): string {
  let room = width
  const parts = line.split(COLOUR)
  return parts
    .map((part, at) => {
      if (at % 2 === 1) return part
      const shown = part.slice(0, Math.max(0, room))
      room -= shown.length
      return shown
    })
    .join('')
}
