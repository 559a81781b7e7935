// Three copies of the IANA database that may be of different ages: the one that days are cut and recounted by, Node's
// and DuckDB's. Every difference has its name here; an update of any of the three shows what it changes.
import { type DuckDBConnection, DuckDBInstance, version } from '@duckdb/node-api'
import { offsetsOf, zoneData, zoneNames } from '#facts/zone-data.ts'
import { DAY_MS, HOUR_MS } from '#foundation/time.ts'

const TEST_MS_MAX = 120_000
const released = Date.parse(zoneData.releasedOn)
const [from, to] = [released - 2 * 365 * DAY_MS, released + 2 * 365 * DAY_MS]
const days = Array.from({ length: (to - from) / DAY_MS }, (_, day) => from + day * DAY_MS)

/** Of these years: each day, and the hours around each change of clocks. */
function instantsOf(zone: string): number[] {
  const changes = offsetsOf(zone).filter(({ fromMs }) => fromMs > from && fromMs < to)
  const around = changes.flatMap(({ fromMs }) => [fromMs - 1_000, fromMs])
  return [...new Set([...days, ...around])].sort((a, b) => a - b)
}

const offsetAt = (zone: string, instantMs: number) =>
  offsetsOf(zone).findLast(({ fromMs }) => fromMs <= instantMs)?.offsetMs ?? 0

type OffsetAt = (instantMs: number) => number

/** Names what `other` has otherwise, with the first and the last such time. */
function differenceOf(zone: string, other: OffsetAt): string[] {
  const wrong = instantsOf(zone).filter((ms) => other(ms) !== offsetAt(zone, ms))
  const [first] = wrong
  if (first === undefined) return []
  const hours = (ms: number) => `UTC${ms < 0 ? '-' : '+'}${Math.abs(ms) / HOUR_MS}`
  const dates = [first, wrong.at(-1) ?? first].map((ms) => new Date(ms).toISOString().slice(0, 10))
  return [
    `${zone}: ${hours(other(first))} and not ${hours(offsetAt(zone, first))}, ${dates.join(' to ')}`,
  ]
}

test(
  "in these zones Node's clocks are not those of the data, in all others they are",
  () => {
    const differences = zoneNames().flatMap((zone) => {
      const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      return differenceOf(zone, (ms) => shownOffset(format.format(ms)))
    })

    expect({ node: process.versions.tz, data: zoneData.version, differences }).toEqual({
      node: '2026c',
      data: '2026f',
      differences: [
        'America/Havana: UTC-5 and not UTC-4, 2026-11-02 to 2027-03-14',
        'America/Inuvik: UTC-7 and not UTC-6, 2026-11-02 to 2028-03-12',
        'America/Rainy_River: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'America/Winnipeg: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'Canada/Central: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'Cuba: UTC-5 and not UTC-4, 2026-11-02 to 2027-03-14',
      ],
    })
  },
  TEST_MS_MAX,
)

test(
  "in these zones DuckDB's clocks are not those of the data, in all others they are",
  async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
    const connection = await instance.connect()
    const differences: string[] = []
    for (const zone of zoneNames()) {
      const offsets = await duckdbOffsets(connection, zone)
      differences.push(...differenceOf(zone, (ms) => offsets.get(ms) ?? Number.NaN))
    }
    connection.closeSync()
    instance.closeSync()

    expect({ duckdb: version(), data: zoneData.version, differences }).toEqual({
      duckdb: 'v1.5.6',
      data: '2026f',
      differences: [
        'America/Havana: UTC-5 and not UTC-4, 2026-11-02 to 2027-03-14',
        'America/Rainy_River: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'America/Winnipeg: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'Canada/Central: UTC-6 and not UTC-5, 2026-11-02 to 2028-03-12',
        'Cuba: UTC-5 and not UTC-4, 2026-11-02 to 2027-03-14',
      ],
    })
  },
  TEST_MS_MAX,
)

/** Of `10/29/2026, GMT-06:30`. */
function shownOffset(text: string): number {
  const [, sign, hours, minutes = '0', seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? []
  if (sign === undefined) return 0
  const ms = Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds) * 1_000
  return sign === '-' ? -ms : ms
}

async function duckdbOffsets(
  connection: DuckDBConnection,
  zone: string,
): Promise<ReadonlyMap<number, number>> {
  const query = `select ms, epoch_ms(timezone($1, make_timestamptz(ms * 1000))) - ms as offset_ms
    from (select unnest(from_json($2::json, '["bigint"]')) as ms)`
  const result = await connection.runAndReadAll(query, [zone, JSON.stringify(instantsOf(zone))])
  const rows = result.getRowObjectsJS() as { ms: bigint; offset_ms: bigint }[]
  return new Map(rows.map(({ ms, offset_ms }) => [Number(ms), Number(offset_ms)]))
}
