// Real histories beside the archives that their owners got for them: the days of each category are the same days.
// LINERNOTES_REFERENCE_ARCHIVES names a folder with `<name>.zip`, an export, and `<name>.archive.json` for each.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { categoryNames } from '#schemas/categories.ts'
import { archiveInMemory } from '#testkit/archive-in-memory.ts'

const ReferenceArchive = z.object({
  /** The time zone of its days. */
  zone: z.string(),
  /** The last day that it looked at, MM-DD. */
  windowEnd: z.string(),
  year: z.number(),
  /** Its days by our categories, YYYYMMDD. */
  days: z.partialRecord(z.enum(categoryNames), z.string()),
})

const MS_MAX = 120_000
const folder = process.env.LINERNOTES_REFERENCE_ARCHIVES ?? ''
const names = folder
  ? readdirSync(folder).flatMap((file) => /^(.+)\.archive\.json$/.exec(file)?.[1] ?? [])
  : []
const testReference = names.length > 0 ? test.each(names) : test.skip.each(['none'])

testReference(
  '%s: each category proposes the day of the reference archive',
  async (name) => {
    const path = join(folder, `${name}.archive.json`)
    const { zone, windowEnd, year, days } = ReferenceArchive.parse(
      JSON.parse(readFileSync(path, 'utf8')),
    )
    const options = { userId: 'ada', year, zone }
    const { selection } = await archiveInMemory(
      [join(folder, `${name}.zip`)],
      options,
      undefined,
      windowEnd,
    )

    // A runner-up that another category has the date of is its category's best day all the same.
    const proposals = [...selection.days, ...selection.runnersUp]
    const proposed = Object.keys(days).map((category) => {
      const ours = proposals.find((each) => each.category === category)
      return [category, ours?.date]
    })

    expect(Object.fromEntries(proposed)).toEqual(days)
  },
  MS_MAX,
)
