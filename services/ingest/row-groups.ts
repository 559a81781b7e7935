// Brings together rows whose hash is equal, without sorting them by a function: a hash and the row's number fit in
// one double, and doubles are sorted natively, at a tenth of the time (bench/import.ts).
import assert from 'node:assert/strict'

const ROW_BITS = 24 // More than `importLimits.rowsMax`.
const ROWS_MAX = 2 ** ROW_BITS
const HASH_SHIFT = 3 // 29 of 32 bits: with the row's they fill a double's 53.

/**
 * Calls `visit` with the rows of each group of two and more, in the order of `compare`. Hashes can collide:
 * `isSame` says which neighbours are of one group. `isLeftOut` says which rows are in none.
 */
export function eachGroup(
  hashes: Uint32Array,
  count: number,
  group: {
    isLeftOut(row: number): boolean
    compare(a: number, b: number): number
    isSame(a: number, b: number): boolean
    visit(rows: Uint32Array): void
  },
): void {
  assert(count <= ROWS_MAX, 'more rows than their numbers have bits')
  const keys = new Float64Array(count)
  let used = 0
  for (let row = 0; row < count; row++)
    if (!group.isLeftOut(row))
      keys[used++] = ((hashes[row] as number) >>> HASH_SHIFT) * ROWS_MAX + row
  const sorted = keys.subarray(0, used).sort()
  let start = 0
  let hash = Number.NaN
  for (let at = 0; at <= used; at++) {
    const next = at < used ? Math.floor((sorted[at] as number) / ROWS_MAX) : Number.NaN
    if (next === hash) continue
    if (at - start > 1) visitEach(rowsIn(sorted, start, at), group)
    start = at
    hash = next
  }
}

function rowsIn(keys: Float64Array, start: number, end: number): Uint32Array {
  const rows = new Uint32Array(end - start)
  for (let at = start; at < end; at++) rows[at - start] = (keys[at] as number) % ROWS_MAX
  return rows
}

function visitEach(
  rows: Uint32Array,
  { compare, isSame, visit }: Parameters<typeof eachGroup>[2],
): void {
  if (!isSorted(rows, compare)) rows.sort(compare)
  for (let start = 0, end = 0; start < rows.length; start = end) {
    end = start + 1
    while (end < rows.length && isSame(rows[start] as number, rows[end] as number)) end++
    if (end - start > 1) visit(rows.subarray(start, end))
  }
}

/** Files are mostly in order: most groups need no sorting. */
function isSorted(rows: Uint32Array, compare: (a: number, b: number) => number): boolean {
  for (let at = 1; at < rows.length; at++)
    if (compare(rows[at - 1] as number, rows[at] as number) > 0) return false
  return true
}
