import type { ExportFormat, FileContext, ParsedPlay } from '#services/ingest/exports/export.ts'
import { type HistoryRead, readHistory } from '#services/ingest/read-history.ts'

export interface TextRead {
  readonly plays: readonly ParsedPlay[]
  readonly reading: HistoryRead
}

/** Reads one file as an import does, without an import around it. */
export async function readText(
  content: string | Buffer,
  context: Partial<FileContext> = {},
): Promise<TextRead> {
  const plays: ParsedPlay[] = []
  const bytes = Buffer.from(content)
  const source = {
    name: 'file',
    bytes: bytes.length,
    isNamed: true,
    async *read() {
      yield bytes
    },
  }
  const reading = await readHistory(source, {
    nowMs: Date.UTC(2026, 0, 1),
    ...context,
    onPlay: (play: ParsedPlay, _format: ExportFormat) => plays.push(play),
    onChunk: async () => undefined,
  })
  return { plays, reading }
}

/** What a test of a format compares: artist, title and start, by minute. */
export const playsRead = ({ plays }: TextRead): string[] =>
  plays.map(({ creator, title, endedAt, playedMs }) =>
    [creator, title, new Date(endedAt - playedMs).toISOString().slice(0, 16)].join(' / '),
  )
