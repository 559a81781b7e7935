// De-duplicates plays across services: a player reports to Last.fm or ListenBrainz what its own export contains too.
// Two rows of different services are one play if the titles agree (as far as services write them alike) and the
// starts are within two minutes. That covers the minute of account data, pauses and slow reports, and a person does
// not hear one title from two places at the same time. A row gets one partner, the nearest: a track that is heard
// again is in both services again. Artists are not compared: one service names the album's, the other the track's.
import { MINUTE_MS } from '#foundation/time.ts'
import type { Fingerprints } from './fingerprints.ts'

/** The decision for a row whose play another row already represents. */
export const DUPLICATE = 255

const APART_MS_MAX = 2 * MINUTE_MS

/** Decides that rows are duplicates of those of a service that knows more (see `services`). */
export function matchServices(rows: Fingerprints, decisions: Uint8Array): void {
  const kept = keptByTitle(rows, decisions)
  for (let start = 0, end = 0; start < kept.length; start = end) {
    end = start + 1
    const title = rows.title(kept[start] as number)
    while (end < kept.length && rows.title(kept[end] as number) === title) end++
    matchTitle(rows, kept.subarray(start, end), decisions)
  }
}

/** By title, then the service that knows most first, then by start; the rest only makes the order one. */
function keptByTitle(rows: Fingerprints, decisions: Uint8Array): Uint32Array {
  const kept = new Uint32Array(decisions.length)
  let count = 0
  for (let row = 0; row < decisions.length; row++)
    if (decisions[row] !== DUPLICATE) kept[count++] = row
  return kept
    .subarray(0, count)
    .sort(
      (a, b) =>
        rows.title(a) - rows.title(b) ||
        rows.service(b) - rows.service(a) ||
        rows.startedAt(a) - rows.startedAt(b) ||
        rows.compareContent(a, b),
    )
}

function matchTitle(rows: Fingerprints, group: Uint32Array, decisions: Uint8Array): void {
  let listens: number[] = []
  for (let start = 0, end = 0; start < group.length; start = end) {
    const service = rows.service(group[start] as number)
    end = start + 1
    while (end < group.length && rows.service(group[end] as number) === service) end++
    const reported = group.subarray(start, end)
    const more =
      listens.length === 0 ? [...reported] : unmatched(rows, reported, listens, decisions)
    if (end === group.length) return
    listens = [...listens, ...more].sort((a, b) => rows.startedAt(a) - rows.startedAt(b))
  }
}

/** The rows of `reported` that match no row of `listens`; the others are duplicates. Both ascend by start. */
function unmatched(
  rows: Fingerprints,
  reported: Uint32Array,
  listens: readonly number[],
  decisions: Uint8Array,
): number[] {
  const taken = new Set<number>()
  const left: number[] = []
  let from = 0
  for (const row of reported) {
    const startedAt = rows.startedAt(row)
    const apart = (listen: number) => Math.abs(rows.startedAt(listen) - startedAt)
    while (
      from < listens.length &&
      rows.startedAt(listens[from] as number) < startedAt - APART_MS_MAX
    )
      from++
    let nearest = -1
    for (let at = from; at < listens.length; at++) {
      const listen = listens[at] as number
      if (rows.startedAt(listen) > startedAt + APART_MS_MAX) break
      if (!taken.has(at) && (nearest < 0 || apart(listen) < apart(listens[nearest] as number)))
        nearest = at
    }
    if (nearest < 0) left.push(row)
    else {
      taken.add(nearest)
      decisions[row] = DUPLICATE
    }
  }
  return left
}
