import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Artefact, ensureArtefact } from '#bootstrap/cache.js'
import { openProgress } from '#bootstrap/progress.js'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
const env = { XDG_CACHE_HOME: folder }
const options = { env, progress: openProgress({ write: () => undefined }, {}) }
const place = join(folder, 'linernotes', 'thing-1')
afterEach(() => rmSync(join(folder, 'linernotes'), { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

function thing(): Artefact & { fetched: number } {
  const artefact = {
    folder: 'thing-1',
    title: 'Fetch a thing',
    fetched: 0,
    fetch: async (context: { folder: string }) => {
      artefact.fetched += 1
      await new Promise(setImmediate)
      writeFileSync(join(context.folder, 'whole'), 'yes')
    },
  }
  return artefact
}

test('a thing is fetched once, whoever asks at the same time', async () => {
  const artefact = thing()

  const places = await Promise.all([1, 2, 3].map(() => ensureArtefact(artefact, options)))

  expect(places).toEqual([place, place, place])
  expect(artefact.fetched).toBe(1)
  expect(readFileSync(join(place, 'whole'), 'utf8')).toBe('yes')
})

test('a fetch that fails half way leaves nothing that counts as whole', async () => {
  const fetch: Artefact['fetch'] = async (context) => {
    writeFileSync(join(context.folder, 'half'), 'only')
    throw new Error('connection lost')
  }

  await expect(ensureArtefact({ ...thing(), fetch }, options)).rejects.toThrow('connection lost')
  expect(existsSync(place)).toBe(false)
  expect(existsSync(`${place}.partial`)).toBe(false)
})

test('what a killed fetch has left is thrown away', async () => {
  mkdirSync(`${place}.partial`, { recursive: true })
  writeFileSync(join(`${place}.partial`, 'half'), 'only')

  await ensureArtefact(thing(), options)

  expect(existsSync(join(place, 'half'))).toBe(false)
  expect(existsSync(join(place, 'whole'))).toBe(true)
})
