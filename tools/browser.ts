// The browser that page tests drive: Debian's chromium. Installed where it is missing and we may.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const path = '/usr/bin/chromium'

/** Makes sure of chromium, or ends with what to install. */
export function ensureBrowser(): void {
  if (existsSync(path)) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('installing chromium for the page tests\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
      env,
    }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options)
  }
  if (existsSync(path)) return
  process.stderr.write(
    `${path} is missing: the page tests drive it. sudo apt-get install chromium\n`,
  )
  process.exit(78)
}
