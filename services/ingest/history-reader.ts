// The rows of one file become plays. Which format they are in, and what only its rows together say, is found in the
// first of them: they wait until it is known. Nothing is lost by waiting: every row is given, or counted with a reason.
import { EXAMPLES_MAX, type Examples, rowExample } from './examples.ts'
import type {
  DropReason,
  ExportFormat,
  FileContext,
  FileReader,
  ParsedPlay,
  Row,
} from './exports/export.ts'
import { formats } from './exports/formats.ts'
import { nameColumns } from './exports/name-columns.ts'
import { isTime } from './exports/times.ts'
import { lostMsOf } from './lost-time.ts'

/** So many rows decide what a file holds; a file in which none of them is known holds something else. */
const UNRECOGNISED_ROWS_MAX = 200
const SAMPLE_ROWS = 500

export interface RowsRead {
  readonly format: ExportFormat | undefined
  readonly rows: number
  readonly assumed: number
  /** Plays of music without the name of an artist. */
  readonly unnamed: number
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
  /** At most 3 rows of each reason to drop, in words. */
  readonly examples: Examples
  readonly checks: readonly string[]
  readonly refusal: string | undefined
  /** Listening that the rows of an unknown format speak of, in ms. */
  readonly lostMs: number
}

export class HistoryReader implements RowsRead {
  format: ExportFormat | undefined
  rows = 0
  assumed = 0
  unnamed = 0
  lostMs = 0
  dropped: Partial<Record<DropReason, number>> = {}
  examples: Record<string, string[]> = {}
  #context: FileContext
  #onPlay: (play: ParsedPlay, format: ExportFormat) => void
  #reader: FileReader | undefined
  #comments: string[] = []
  #held: Row[] = []
  #isGivenUp = false
  #rename: ReadonlyMap<string, string> | undefined

  constructor(context: FileContext, onPlay: (play: ParsedPlay, format: ExportFormat) => void) {
    this.#context = context
    this.#onPlay = onPlay
  }

  get checks(): readonly string[] {
    return this.#reader?.checks ?? []
  }

  get refusal(): string | undefined {
    return this.#reader?.refusal
  }

  /** True once it is clear that the rows are no plays. What was listened to is still added up. */
  get isHopeless(): boolean {
    const isUnknown = !this.format && this.rows > UNRECOGNISED_ROWS_MAX && this.lostMs === 0
    return isUnknown || this.refusal !== undefined
  }

  /** Whether the cells of a line are the names of columns that a format knows. */
  isHeader(row: Row): boolean {
    if (Object.keys(row).some(isTime)) return false
    const rename = nameColumns(Object.keys(row))
    const named = renamed(row, rename)
    if (!formats.some((format) => format.recognises(named))) return false
    this.#rename = rename
    return true
  }

  comment(line: string): void {
    this.#comments.push(line)
  }

  read(given: Row): void {
    const row = renamed(given, this.#rename)
    if (this.#reader) this.#parse(row, this.#reader)
    else this.#hold(row)
  }

  drop(reason: DropReason): void {
    this.rows++
    this.dropped[reason] = (this.dropped[reason] ?? 0) + 1
  }

  end(): void {
    if (!this.#reader) this.#open()
  }

  #hold(row: Row): void {
    if (this.#isGivenUp) {
      this.#giveUp(row)
      return
    }
    this.#held.push(row)
    if (!this.format) {
      this.format = formats.find((format) => format.recognises(row))
      // What came before and has no keys of the format is no row of it; cells of a table have only numbers.
      if (this.format && !('0' in row)) {
        for (const _ of this.#held.splice(0, this.#held.length - 1)) this.drop('not-a-row')
      }
    }
    const rowsMax = this.format ? SAMPLE_ROWS : UNRECOGNISED_ROWS_MAX + 1
    if ((this.format && !this.format.open) || this.#held.length >= rowsMax) this.#open()
  }

  #open(): void {
    const { format } = this
    const held = this.#held
    this.#held = []
    if (!format) {
      this.#isGivenUp = true
      for (const row of held) this.#giveUp(row)
      return
    }
    const context = { ...this.#context, comments: this.#comments }
    this.#reader = format.open?.(held, context) ?? {
      checks: [],
      parse: (row) => format.parse(row, context.nowMs, context),
    }
    for (const row of held) this.#parse(row, this.#reader)
  }

  #giveUp(row: Row): void {
    this.lostMs += lostMsOf(row)
    this.drop('not-a-row')
  }

  #parse(row: Row, reader: FileReader): void {
    const play = reader.parse(row)
    if (typeof play === 'string') {
      this.drop(play)
      const examples = this.examples[play] ?? []
      if (examples.length === 0) this.examples[play] = examples
      if (examples.length < EXAMPLES_MAX) examples.push(rowExample(row, play))
      return
    }
    this.rows++
    if (play.isLengthAssumed) this.assumed++
    if (play.creator === '' && play.kind === 'track') this.unnamed++
    this.#onPlay(play, this.format as ExportFormat)
  }
}

function renamed(row: Row, names: ReadonlyMap<string, string> | undefined): Row {
  if (names === undefined || names.size === 0) return row
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [names.get(key) ?? key, value]),
  )
}
