import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgetChange, lastChange, noteChange } from '#cli/last-change.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterAll(() => rmSync(home, { recursive: true }))

test('the last change of each listener is remembered, by kind, until it is forgotten', () => {
  expect(lastChange(home, 'ada')).toBeUndefined()

  noteChange(home, 'ada', { declaredAt: 7, countedAt: 7 })
  noteChange(home, 'ada', { countedAt: 9 })
  noteChange(home, 'bob@example.org', { declaredAt: 8 })

  expect(lastChange(home, 'ada')).toEqual({ declaredAt: 7, countedAt: 9 })
  expect(lastChange(home, 'bob@example.org')).toEqual({ declaredAt: 8 })
  expect([forgetChange(home, 'ada'), forgetChange(home, 'ada')]).toEqual([true, false])
  expect(lastChange(home, 'ada')).toBeUndefined()
})

test('a note that cannot be read counts as none', () => {
  noteChange(home, 'cut', { declaredAt: 7 })
  writeFileSync(join(home, 'imports', 'cut.json'), '{"declar')

  expect(lastChange(home, 'cut')).toBeUndefined()
})
