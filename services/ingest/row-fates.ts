// What becomes of each row of an import that is a play: a byte each.

/** Why a row is no play of its own. Numbers below the first are ordinals of rows that are kept. */
export const fates = {
  /** A part of a play that was paused: the row of its last part has the minutes of all. */
  part: 252,
  /** Another reporter's row of a play that is kept. */
  otherReport: 253,
  /** The same reporter reported the listen twice, some seconds apart or under another credit. */
  reportedTwice: 254,
  /** The same row again, in this file or another. */
  sameRow: 255,
} as const
export type RowFate = keyof typeof fates

export const ORDINAL_MAX = 251 // At most 60 rows of one content can differ in the second of one minute.

export class RowFates {
  readonly #decisions: Uint8Array
  /** What a row's play is known to have lasted and when it ended, where another row knew it. */
  readonly #playedMs = new Map<number, number>()
  readonly #ends = new Map<number, number>()

  /** The row that has the play of each row that is not kept; only where asked for. */
  readonly #partners: Uint32Array | undefined

  constructor(count: number, arePartnersKept = false) {
    this.#decisions = new Uint8Array(count)
    if (arePartnersKept) this.#partners = new Uint32Array(count)
  }

  isKept(row: number): boolean {
    return (this.#decisions[row] as number) <= ORDINAL_MAX
  }

  /** Undefined for a row that is kept. */
  fateOf(row: number): RowFate | undefined {
    const decision = this.#decisions[row] as number
    return names.get(decision)
  }

  /** 0 for the first play of its content in its minute, 1 for the next. */
  ordinal(row: number): number {
    return this.#decisions[row] as number
  }

  number(row: number, ordinal: number): void {
    this.#decisions[row] = Math.min(ordinal, ORDINAL_MAX)
  }

  /** `row` is another row of the play of `into`. */
  join(row: number, fate: (typeof fates)[RowFate], into: number): void {
    this.#decisions[row] = fate
    if (this.#partners) this.#partners[row] = into
  }

  /** The row that `row` was joined with. */
  partnerOf(row: number): number {
    return this.#partners?.[row] ?? row
  }

  /** ms since 1970 UTC; undefined where the row itself knows best. */
  endOf(row: number): number | undefined {
    return this.#ends.get(row)
  }

  setEnd(row: number, endedAt: number): void {
    this.#ends.set(row, endedAt)
  }

  playedMsOf(row: number): number | undefined {
    return this.#playedMs.get(row)
  }

  setPlayedMs(row: number, playedMs: number): void {
    this.#playedMs.set(row, playedMs)
  }
}

const names: ReadonlyMap<number, RowFate> = new Map(
  Object.entries(fates).map(([name, decision]) => [decision, name as RowFate]),
)
