import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastImportAt, noteImport } from '#cli/last-import.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterAll(() => rmSync(home, { recursive: true }))

test('the last import of each listener is remembered', () => {
  expect(lastImportAt(home, 'ada')).toBeUndefined()

  noteImport(home, 'ada', 7)
  noteImport(home, 'ada', 9)
  noteImport(home, 'bob@example.org', 8)

  expect(lastImportAt(home, 'ada')).toBe(9)
  expect(lastImportAt(home, 'bob@example.org')).toBe(8)
})

test('a note that cannot be read counts as none', () => {
  noteImport(home, 'cut', 7)
  writeFileSync(join(home, 'imports', 'cut.json'), '{"recor')

  expect(lastImportAt(home, 'cut')).toBeUndefined()
})
