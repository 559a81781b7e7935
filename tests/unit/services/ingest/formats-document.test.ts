import { readFileSync } from 'node:fs'
import { formats } from '#services/ingest/exports/formats.ts'
import { formatsDocument } from '#services/ingest/formats-document.ts'

test('docs/FORMATS.md is what the readers say (else: npm run formats)', () => {
  expect(readFileSync('docs/FORMATS.md', 'utf8')).toBe(formatsDocument())
})

test('every format has a name of its own and a section', () => {
  const names = formats.map(({ name }) => name)

  expect(new Set(names).size).toBe(names.length)
  for (const { guide } of formats) expect(formatsDocument()).toContain(`### ${guide.title}\n`)
})
