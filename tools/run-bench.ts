// `npm run bench -- NAME [options]` runs bench/NAME.ts; without a name it says which there are.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'

const [name = '', ...rest] = process.argv.slice(2)
const file = `bench/${name}.ts`
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync('bench').filter((each) => each.endsWith('.ts'))
  process.stderr.write(`say which: ${names.map((each) => each.slice(0, -3)).join(', ')}\n`)
  process.exit(2)
}
const child = spawn(process.execPath, [file, ...rest], {
  stdio: 'inherit',
  env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
})
const [code] = (await once(child, 'exit')) as [number | null]
process.exitCode = code ?? 1
