import type { Colors } from './colors.ts'

/** Columns as wide as they need to be, below a head; the last one is not padded. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { dim }: Pick<Colors, 'dim'>,
): readonly string[] {
  const widths = head.map((title, at) =>
    rows.reduce((widest, row) => Math.max(widest, row[at]?.length ?? 0), title.length),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return [dim(line(head)), ...rows.map(line)]
}
