import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { features } from 'node-rdkafka'
import { addonFile, addonFolder } from '#bootstrap/addon.js'
import { install, isInstalled } from '#bootstrap/install.js'
import { hasZstdHeaders } from '#bootstrap/machine.js'
import { nodeProgram } from '#bootstrap/node.js'
import { openProgress } from '#bootstrap/progress.js'
import { project as thisProject } from '#bootstrap/project.js'

// A project of one package, on a cache that has Node and no npm: what would install anything fails.
const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
const [project, cache] = [join(folder, 'project'), join(folder, 'linernotes')]
const progress = openProgress({ write: () => undefined }, {})
const context = { project, cache, env: { XDG_CACHE_HOME: folder }, progress, signal: undefined }
const lock = join(project, 'package-lock.json')
const packages = { 'node_modules/node-rdkafka': { version: '3.6.1' } }

beforeEach(() => {
  mkdirSync(dirname(nodeProgram(cache)), { recursive: true })
  symlinkSync(process.execPath, nodeProgram(cache))
  mkdirSync(join(project, 'node_modules', 'node', 'bin'), { recursive: true })
  symlinkSync(process.execPath, join(project, 'node_modules', 'node', 'bin', 'node'))
  const build = dirname(dirname(addonFile(project)))
  const built = dirname(dirname(addonFile(thisProject)))
  for (const each of ['Release/node-librdkafka.node', 'deps']) {
    cpSync(join(built, each), join(build, each), { recursive: true, verbatimSymlinks: true })
  }
  writeFileSync(join(project, 'package.json'), '{}')
  writeFileSync(lock, JSON.stringify({ packages: { '': {}, ...packages } }))
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('packages that somebody installed by hand are found whole', async () => {
  expect(isInstalled(project)).toBe(false)

  await install(context)

  expect(isInstalled(project)).toBe(true)
})

test('an install that was interrupted does not count', async () => {
  rmSync(join(project, 'node_modules', '.package-lock.json'))

  await expect(install(context)).rejects.toThrow('npm')
  expect(isInstalled(project)).toBe(false)
})

test('a package-lock.json that asks for more is noticed', async () => {
  await install(context)
  const more = { ...packages, 'node_modules/zod': { version: '4.6.7' } }
  writeFileSync(lock, JSON.stringify({ packages: more }))

  expect(isInstalled(project)).toBe(false)
  await expect(install(context)).rejects.toThrow('npm')
})

test('packages of another version are not those of package-lock.json', async () => {
  const other = { 'node_modules/node-rdkafka': { version: '3.5.0' } }
  writeFileSync(
    join(project, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: other }),
  )

  await expect(install(context)).rejects.toThrow('npm')
})

test('native packages of other platforms may be missing', async () => {
  const mac = { 'node_modules/for-a-mac': { version: '1.0.0', optional: true } }
  writeFileSync(lock, JSON.stringify({ packages: { ...packages, ...mac } }))

  await install(context)

  expect(isInstalled(project)).toBe(true)
})

test('a native part that was built again since is tried again', async () => {
  await install(context)
  utimesSync(addonFile(project), 0, 0)

  expect(isInstalled(project)).toBe(false)
  await install(context)
  expect(isInstalled(project)).toBe(true)
})

test('headers of zstd that were installed since are worth another build', async () => {
  await install(context)
  writeFileSync(join(folder, 'zstd.h'), '')
  const env = { ...process.env, ...context.env, CPATH: folder }

  expect(isInstalled(project)).toBe(true)
  expect(isInstalled(project, env)).toBe(hasZstdHeaders(process.env))
  expect(addonFolder(project, env)).toMatch(/-zstd$/)
  const installed = install({ ...context, env })

  if (features.includes('zstd')) await installed
  else await expect(installed).rejects.toThrow('npm')
})

test('a native part that does not load is not taken for a whole one', async () => {
  await install(context)
  writeFileSync(addonFile(project), 'built for another Node')
  appendFileSync(lock, '\n')

  await expect(install(context)).rejects.toThrow('npm')
  expect(isInstalled(project)).toBe(false)
})
