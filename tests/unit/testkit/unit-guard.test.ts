import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { connect, createServer } from 'node:net'

const doors: readonly (readonly [string, () => unknown])[] = [
  ['listens', () => createServer().listen(0)],
  ['connects', () => connect(1, '127.0.0.1')],
  ['starts a process', () => spawn('true')],
  ['waits for a process', () => execFileSync('true')],
  ['makes a folder', () => mkdtempSync('/tmp/unit-guard-')],
  ['makes a folder later', () => mkdtemp('/tmp/unit-guard-')],
]

test.each(doors)('a unit test that %s fails, and reads where it belongs', (_, open) => {
  expect(open).toThrow('move it to tests/component')
})
