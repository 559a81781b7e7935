// SecantusDB, which speaks MongoDB's protocol over WiredTiger: for trying and testing; production is MongoDB.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { askStore } from './health.ts'
import type { StackPart } from './part.ts'
import type { StackSettings } from './stack-settings.ts'

export const documentStore = (settings: StackSettings, folder: string): StackPart => ({
  name: 'store',
  title: 'Document store',
  address: settings.mongodbUrl,
  ports: [settings.port.store],
  startMsMax: 60_000,
  after: [],
  ask: () => askStore(settings.mongodbUrl),
  async plan() {
    const data = join(settings.home, 'data', 'store')
    mkdirSync(data, { recursive: true })
    const listen = ['--host', '127.0.0.1', '--port', String(settings.port.store)]
    const keep = ['--storage-path', data, '--cache-size', '256M', '--sync-on-commit']
    return {
      // By way of the interpreter: the script's first line names the folder in which it was installed.
      program: join(folder, 'bin', 'python'),
      args: [join(folder, 'bin', 'secantusd-py'), ...listen, ...keep],
      env: { PYTHONUNBUFFERED: '1' },
    }
  },
})
