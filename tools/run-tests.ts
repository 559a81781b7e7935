// Runs the tests in the order in which they find a fault soonest: units without any server, then what
// needs the real servers, started once for all, then the acceptance test, which starts its own.
// `npm test -- unit`, `npm test -- integration/topics` and the like run a part.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ensureBrowser } from './browser.ts'

const alone = ['unit', 'simulation']
const onServers = ['contract', 'integration', 'fault', 'browser']
const selfStarting = ['acceptance']

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'))

/** Folders or files of `kinds` that were asked for: all that exist where nothing was. */
const chosen = (kinds: readonly string[]): string[] =>
  (wanted.length === 0 ? kinds : wanted.filter((each) => kinds.includes(each.split('/')[0] ?? '')))
    .map((each) => `tests/${each}`)
    .filter((each) => wanted.length > 0 || existsSync(each))

async function jest(paths: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  if (paths.length === 0) return true
  const bin = resolve('node_modules/jest/bin/jest.js')
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin]
  const child = spawn(process.execPath, [...options, ...flags, ...paths], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}

async function jestOnServers(paths: readonly string[]): Promise<boolean> {
  if (paths.length === 0) return true
  if (paths.some((path) => path.startsWith('tests/browser'))) ensureBrowser()
  const { testStack } = await import('#testkit/stack.ts')
  await using stack = await testStack()
  return await jest(['--runInBand', ...paths], { ...stack.env, UV_THREADPOOL_SIZE: '32' })
}

for (const each of wanted) {
  if (![...alone, ...onServers, ...selfStarting].includes(each.split('/')[0] ?? '')) {
    process.stderr.write(
      `no such tests: ${each}; say one of ${[...alone, ...onServers, ...selfStarting].join(', ')}, or a path below one\n`,
    )
    process.exit(2)
  }
}

const passed =
  (await jest(chosen(alone), {})) &&
  (await jestOnServers(chosen(onServers))) &&
  (await jest(chosen(selfStarting).length > 0 ? ['--runInBand', ...chosen(selfStarting)] : [], {}))
process.exitCode = passed ? 0 : 1
