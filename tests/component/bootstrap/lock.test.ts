import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLock } from '#bootstrap/lock.js'
import { thisProcess } from '#bootstrap/process.js'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
const path = join(folder, 'thing.lock')
afterEach(() => rmSync(path, { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

test('one holds the lock at a time', async () => {
  let [inside, most] = [0, 0]
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise(setImmediate)
    inside -= 1
  }

  await Promise.all([1, 2, 3].map(() => withLock(path, work)))

  expect(most).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a holder that failed lets the next one in', async () => {
  const failing = withLock(path, () => Promise.reject(new Error('disk full')))

  await expect(failing).rejects.toThrow('disk full')
  expect(await withLock(path, async () => 'in')).toBe('in')
})

test.each([
  ['has ended', JSON.stringify({ pid: 2 ** 22 + 1, started: 'long ago' })],
  [
    'had the pid of a process that lives',
    JSON.stringify({ ...thisProcess(), started: 'long ago' }),
  ],
  ['was cut off while writing', '{"pid":'],
])('a holder that %s holds nothing', async (_, content) => {
  writeFileSync(path, content)

  expect(await withLock(path, async () => 'in')).toBe('in')
})

test('a wait can be called off, and says first for whom it waits', async () => {
  writeFileSync(path, JSON.stringify(thisProcess()))
  const controller = new AbortController()
  const waitedFor: number[] = []
  const onWait = (pid: number) => {
    waitedFor.push(pid)
    controller.abort(new Error('Ctrl-C'))
  }

  const waiting = withLock(path, async () => 'in', { signal: controller.signal, onWait })

  await expect(waiting).rejects.toThrow('Ctrl-C')
  expect(waitedFor).toEqual([process.pid])
})
