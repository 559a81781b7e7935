import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning } from '#bootstrap/process.js'
import {
  findProcess,
  findProcesses,
  logFile,
  type ProcessPlan,
  startProcess,
  stopProcess,
} from '#deploy/embedded/process.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterEach(() => Promise.all(['one', 'two'].map((name) => stopProcess(home, name, 0))))
afterAll(() => rmSync(home, { recursive: true }))

const node = (script: string): ProcessPlan => ({
  program: process.execPath,
  args: ['-e', script],
  env: {},
})
const idle = node('setInterval(() => {}, 1000)')

test('a process is found again by its name, until it is stopped', async () => {
  const { pid } = startProcess(home, 'one', idle, {})

  expect(findProcess(home, 'one')?.pid).toBe(pid)
  expect(await stopProcess(home, 'one')).toBe(true)
  expect(findProcess(home, 'one')).toBeUndefined()
  expect(await stopProcess(home, 'one')).toBe(false)
})

test('a pid that another process has by now is neither found nor ended', async () => {
  const other = startProcess(home, 'one', idle, {})
  const record = join(home, 'run', 'two.json')
  writeFileSync(record, JSON.stringify({ ...other, name: 'two', started: 'before the restart:1' }))

  expect(findProcess(home, 'two')).toBeUndefined()
  expect(await stopProcess(home, 'two')).toBe(false)
  expect(isRunning(other)).toBe(true)
})

test('a process that does not end when asked is made to', async () => {
  const stubborn = node(
    "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 9)",
  )
  const running = startProcess(home, 'one', stubborn, {})
  while (!readFileSync(logFile(home, 'one'), 'utf8').endsWith('up\n')) await undefined

  await stopProcess(home, 'one', 100)

  expect(isRunning(running)).toBe(false)
})

test('what a process says lies in its log, after what it said the time before', async () => {
  rmSync(logFile(home, 'one'), { force: true })
  for (const word of ['first', 'second']) {
    const running = startProcess(home, 'one', node(`console.log('${word}')`), {})
    while (isRunning(running)) await new Promise(setImmediate)
  }

  expect(readFileSync(logFile(home, 'one'), 'utf8')).toBe('first\nsecond\n')
})

test('a record that was cut off counts as none', () => {
  startProcess(home, 'one', idle, {})
  writeFileSync(join(home, 'run', 'two.json'), '{"name":"tw')

  expect(findProcesses(home).map(({ name }) => name)).toEqual(['one'])
})

test('a secret in the environment of a process is not in its record', () => {
  const secret = { ...idle, env: { OPENAI_API_KEY: 'sk-very-secret' } }

  startProcess(home, 'one', secret, {})

  expect(readFileSync(join(home, 'run', 'one.json'), 'utf8')).not.toContain('sk-very-secret')
})
