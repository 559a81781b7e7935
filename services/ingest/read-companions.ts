// Reads the files beside a history before the history itself: those that name artists, shows and the country of the
// account. Which they are is seen at their beginnings; of all other files no more than that is read here.

import { beginningOf } from './beginning-of.ts'
import { CompanionNames, companionKinds } from './companions.ts'
import type { Row } from './exports/export.ts'
import { asRow, parseCountry } from './exports/values.ts'
import { openScanner } from './open-scanner.ts'
import { SNIFF_BYTES } from './sniff.ts'
import type { Source } from './source.ts'
import { toUtf8 } from './text-stream.ts'

/** A file that was read for what it names. */
export interface UsedCompanion {
  readonly name: string
  /** What it gives, such as `artists of songs in the library`. */
  readonly gives: string
}

export interface CompanionsRead {
  readonly names: CompanionNames
  readonly used: readonly UsedCompanion[]
  /** The other files, and histories that also name something. */
  readonly histories: readonly Source[]
}

const OBJECT_BYTES_MAX = 64 * 1024 ** 2
const TABLE =
  /Track Description|Last Played Date|"Track Identifier"|"Content Type"|Track Identifier/
const HISTORY = /Event Start Timestamp/

export async function readCompanions(
  sources: readonly Source[],
  signal?: AbortSignal,
): Promise<CompanionsRead> {
  const names = new CompanionNames()
  const used: UsedCompanion[] = []
  const histories: Source[] = []
  if (sources.length < 2) return { names, used, histories: sources }
  for (const source of sources) {
    signal?.throwIfAborted()
    const head = await beginningOf(source)
    if (/"podcastName"/.test(head)) await readShows(source, names)
    const gives = await readOne(source, head, names)
    if (gives === undefined) histories.push(source)
    else used.push({ name: source.name, gives })
  }
  return { names, used, histories }
}

async function readOne(
  source: Source,
  head: string,
  names: CompanionNames,
): Promise<string | undefined> {
  if (TABLE.test(head) && !HISTORY.test(head)) return readRows(source, names)
  const isObject = /^\s*\{/.test(head) && source.bytes <= OBJECT_BYTES_MAX
  return isObject &&
    /"(?:shows|country)"\s*:/.test(head + source.name.replace(/.*yourlibrary.*/i, '"shows":'))
    ? readObject(source, names)
    : undefined
}

async function readRows(source: Source, names: CompanionNames): Promise<string | undefined> {
  let gives: string | undefined
  await eachRow(source, (row) => {
    const kind = companionKinds.find((each) => each.recognises(row))
    kind?.note(row, names)
    gives ??= kind?.gives
  })
  return gives
}

const readShows = (source: Source, names: CompanionNames): Promise<void> =>
  eachRow(source, (row) => names.addShow(row.podcastName))

async function eachRow(source: Source, note: (row: Row) => void): Promise<void> {
  const sink = {
    row: note,
    bad: () => undefined,
    isHeader: (row: Row) => companionKinds.some((kind) => kind.recognises(row)),
  }
  let head: Buffer | undefined = Buffer.alloc(0)
  let scanner: ReturnType<typeof openScanner> | undefined
  try {
    for await (const chunk of toUtf8(source.read())) {
      if (scanner) scanner.push(chunk)
      else {
        head = Buffer.concat([head ?? Buffer.alloc(0), chunk])
        if (head.length < SNIFF_BYTES) continue
        scanner = openScanner(head, sink)
        scanner.push(head)
      }
    }
    if (!scanner) {
      scanner = openScanner(head, sink)
      scanner.push(head)
    }
    scanner.end()
  } catch {
    // What was read until it broke counts.
  }
}

/** Spotify's library, of which the shows, and its file about the account, of which the country and no more. */
async function readObject(source: Source, names: CompanionNames): Promise<string | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of toUtf8(source.read())) chunks.push(Buffer.from(chunk))
    const { shows, tracks, country, username, displayName } = asRow(
      JSON.parse(Buffer.concat(chunks).toString()),
    )
    if (Array.isArray(shows) && Array.isArray(tracks)) {
      for (const show of shows) names.addShow(asRow(show).name)
      return 'names of shows'
    }
    if (parseCountry(country) === null || (username ?? displayName) === undefined) return undefined
    names.country = parseCountry(country)
    return 'the country of the account'
  } catch {
    return undefined
  }
}
