import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLinernotes } from '#testkit/command.ts'
import { music } from '#testkit/fact-corpus/fixtures.ts'

const title = 'The day you heard 412 minutes of music, and Sigur Rós had 14 plays of it'
const good = JSON.stringify({ day: music, title, story: 'Sigur Rós had 14 plays.' })
const folder = mkdtempSync(join(tmpdir(), 'linernotes-check-'))

function fileOf(name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, lines.join('\n'))
  return file
}

test('each line of a file has a line of the answer, in its order', async () => {
  const file = fileOf('good.jsonl', [good, '', good])

  const { code, stdout, stderr } = await startLinernotes(['check', file], {}).finished

  const answers = stdout.trim().split('\n')
  expect({ code, count: answers.length }).toEqual({ code: 0, count: 2 })
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({ outcome: 'supported' })
  expect(stderr).toContain('2 supported, 0 contradicted, 0 not stated')
})

test('a line that cannot be read is answered in its place, the rest goes on, and the command fails', async () => {
  const file = fileOf('mixed.jsonl', ['{"day":', good])

  const { code, stdout, stderr } = await startLinernotes(['check', file], {}).finished

  const answers = stdout.trim().split('\n')
  expect(answers.map((line) => Object.keys(JSON.parse(line))[0])).toEqual(['error', 'outcome'])
  expect(code).toBe(1)
  expect(stderr).toContain('LINES_UNREADABLE: 1 line is no text to check')
})

test('a file that is not there is an error that names it', async () => {
  const { code, stderr } = await startLinernotes(['check', join(folder, 'none')], {}).finished

  expect(code).toBe(1)
  expect(stderr).toContain('TEXTS_UNREADABLE')
})
