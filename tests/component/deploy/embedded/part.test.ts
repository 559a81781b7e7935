import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type StackPart, startPart } from '#deploy/embedded/part.ts'
import { findProcess, stopProcess } from '#deploy/embedded/process.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
const options = { home, env: {}, signal: undefined }
afterEach(() => stopProcess(home, 'fake', 0))
afterAll(() => rmSync(home, { recursive: true }))

const fake = (script: string, changes: Partial<StackPart> = {}): StackPart => ({
  name: 'fake',
  title: 'Fake',
  address: 'nowhere',
  ports: [],
  startMsMax: 10_000,
  after: [],
  plan: async () => ({ program: process.execPath, args: ['-e', script], env: {} }),
  ask: async () => undefined,
  ...changes,
})
const idle = 'setInterval(() => {}, 1000)'

test('a second start finds the first', async () => {
  const first = await startPart(fake(idle), options)
  const second = await startPart(fake(idle), options)

  expect([first.isNew, second.isNew]).toEqual([true, false])
  expect(second.running).toEqual(first.running)
})

test('a member whose settings have changed is started again', async () => {
  const first = await startPart(fake(idle), options)
  const second = await startPart(fake(`${idle}; 'changed'`), options)

  expect(second.isNew).toBe(true)
  expect(second.running.pid).not.toBe(first.running.pid)
})

test('a port that another program has is named, with the setting that moves it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const started = startPart(fake(idle, { ports: [port] }), options)

  await expect(started).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringMatching(`fake needs port ${port}.*LINERNOTES_PORT_BASE`),
  })
  expect(findProcess(home, 'fake')).toBeUndefined()
  other.close()
})

test('a member that ends before it answers is told with the end of its log', async () => {
  const ends = fake("console.log('no disk left'); process.exit(3)", { ask: refuse })

  await expect(startPart(ends, options)).rejects.toMatchObject({
    code: 'SERVER_ENDED',
    message: expect.stringContaining('no disk left'),
  })
})

test('a program that cannot be run is told with the reason', async () => {
  const plan = async () => ({ program: '/nowhere/at-all', args: [], env: {} })

  await expect(startPart(fake('', { plan, ask: refuse }), options)).rejects.toMatchObject({
    code: 'SERVER_ENDED',
    message: expect.stringContaining('/nowhere/at-all is missing'),
  })
})

test('a member that never answers is ended again', async () => {
  const silent = fake(idle, { ask: refuse, startMsMax: 200 })

  await expect(startPart(silent, options)).rejects.toMatchObject({ code: 'SERVER_SILENT' })
  expect(findProcess(home, 'fake')).toBeUndefined()
})

test('a start that is called off leaves nothing running', async () => {
  const controller = new AbortController()
  const ask = async () => {
    controller.abort(new Error('Ctrl-C'))
    throw new Error('not yet')
  }

  const started = startPart(fake(idle, { ask }), { ...options, signal: controller.signal })

  await expect(started).rejects.toThrow('Ctrl-C')
  expect(findProcess(home, 'fake')).toBeUndefined()
})

async function refuse(): Promise<void> {
  throw new Error('not yet')
}
