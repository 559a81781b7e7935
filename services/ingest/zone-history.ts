// A person's own list of where they lived and when: lines `2024-03-02,Asia/Tokyo`, or JSON of the same. The zone
// of the import holds before the first; each holds from its day on, as that day begins there, until the next.

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { instantOf } from '#facts/local-time.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import type { ZonePeriod } from '#schemas/index.ts'
import { errors } from './errors.ts'
import { parseZone } from './parse-zone.ts'
import { shownName } from './source.ts'

const FILE_BYTES_MAX = 256 * 1024
const PERIODS_MAX = 1_000

interface Given {
  readonly from: unknown
  readonly zone: unknown
}

/** @throws IMPORT_FILE_MISSING, IMPORT_ZONE_HISTORY */
export async function readZoneHistory(path: string): Promise<readonly ZonePeriod[]> {
  const name = shownName(basename(path))
  try {
    const { size } = await stat(path)
    if (size > FILE_BYTES_MAX)
      throw errors.IMPORT_ZONE_HISTORY({ name, problem: `has ${size} bytes` })
    return parseZoneHistory(await readFile(path, 'utf8'), name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    throw errors.IMPORT_FILE_MISSING({ name: path }, cause)
  }
}

/** Periods ascending. @throws IMPORT_ZONE_HISTORY, which names the line or entry. */
export function parseZoneHistory(text: string, name: string): readonly ZonePeriod[] {
  const refuse = (problem: string, cause?: unknown) =>
    errors.IMPORT_ZONE_HISTORY({ name, problem }, cause)
  const given = text.trimStart().startsWith('[') ? fromJson(text, refuse) : fromLines(text)
  if (given.size > PERIODS_MAX) throw refuse(`holds more than ${PERIODS_MAX} entries`)
  const periods = [...given].map(([place, each]) => {
    try {
      return toPeriod(each)
    } catch (cause) {
      throw refuse(`${place}: ${reasonOf(cause)}`, cause)
    }
  })
  periods.sort((a, b) => a.fromMs - b.fromMs)
  const twice = periods.find(({ fromMs }, index) => periods[index + 1]?.fromMs === fromMs)
  if (twice) throw refuse(`two zones begin at ${new Date(twice.fromMs).toISOString()}`)
  return periods
}

function fromJson(
  text: string,
  refuse: (problem: string, cause?: unknown) => Error,
): Map<string, Given> {
  try {
    const list = JSON.parse(text) as Given[]
    return new Map(list.map((each, index) => [`entry ${index + 1}`, each]))
  } catch (cause) {
    throw refuse('is not JSON', cause)
  }
}

function fromLines(text: string): Map<string, Given> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return new Map(
    lines.flatMap((line, index) => {
      const [from = '', zone = ''] = line
        .split(/[,;\t]/)
        .map((cell) => cell.trim().replaceAll('"', ''))
      const isHeader = index === 0 && from.toLowerCase() === 'from'
      return line.trim() === '' || isHeader ? [] : [[`line ${index + 1}`, { from, zone }] as const]
    }),
  )
}

const FROM = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?$/

function toPeriod(given: Given): ZonePeriod {
  const { from, zone } = given ?? {}
  if (typeof from !== 'string' || !FROM.test(from))
    throw new Error('begins with no date such as 2024-03-02 or 2024-03-02T18:30')
  const name = parseZone(typeof zone === 'string' ? zone : '')
  const shown = Temporal.PlainDateTime.from(from.replace(' ', 'T')).toZonedDateTime('UTC')
  return { fromMs: instantOf(name, shown.epochMilliseconds), zone: name }
}
