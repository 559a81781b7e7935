// A catalogue from its files to checked stories, in memory.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalogue } from '#catalogue/open-catalogue.ts'
import { sampleProfile } from '#sample/profile.ts'
import { writeSample } from '#sample/sample.ts'
import { writeSampleMetadata } from '#sample/sample-metadata.ts'
import { categoryNames } from '#schemas/categories.ts'
import { archiveInMemory } from '#testkit/archive-in-memory.ts'
import { draftFaults } from '#testkit/writing.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linernotes-catalogue-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the sample is told with what its catalogue knows, and every story holds', async () => {
  const path = join(folder, '7.zip')
  await writeSample(path, { seed: 7 })
  await writeSampleMetadata(join(folder, 'known'), 7)
  const { catalogue, leftOut } = await openCatalogue(join(folder, 'known'))
  const options = { userId: 'sample', year: 2025, ...sampleProfile }

  const { selection, reports } = await archiveInMemory([path], options, catalogue)

  expect(leftOut).toEqual([])
  expect(catalogue.counts.artists).toBeGreaterThan(250)
  for (const report of reports) expect(draftFaults(report, selection)).toEqual([])
  const coverages = selection.days.flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === 'top-genre-minutes').map(({ coverage }) => coverage),
  )
  expect(coverages.length).toBeGreaterThan(2)
  for (const coverage of coverages) expect(coverage).toBeGreaterThanOrEqual(0.6)
  const rules = new Set([
    ...selection.days.map(({ category }) => category),
    ...selection.runnersUp.map(({ category }) => category),
  ])
  expect([...rules].sort()).toEqual([...categoryNames].sort())
}, 60_000)
