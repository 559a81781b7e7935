// The tally actor as a process of its own, to be killed.
import { appendFileSync, readFileSync } from 'node:fs'
import { destination } from 'pino'
import { afterIfRunning } from '#foundation/clock.ts'
import { openLog } from '#observability/log.ts'
import { startActor } from '#runtime/start-actor.ts'
import { newDeps, tallyActor } from './tally-actor.ts'
import { settingsOf, tallyTopicsOf } from './tally-topics.ts'

const { WORLD_ID = '', WORLD_STATE = '', WORLD_NOTES = '', WORLD_SETTINGS = '{}' } = process.env
const { WORLD_LOG = '/dev/null' } = process.env
const END_MS_MAX = 5_000
const fileOf = (dest: string) => destination({ dest, sync: true })
const world = tallyTopicsOf(WORLD_ID, WORLD_STATE)
const stopping = Promise.withResolvers<void>()
process.once('SIGTERM', () => stopping.resolve())

const hadLife = readFileSync(WORLD_NOTES, 'utf8') !== ''
const isSecondLife = () => hadLife

// The last to be disposed of. A native client whose close was given up keeps a process that is done.
using _end = { [Symbol.dispose]: () => afterIfRunning(END_MS_MAX, () => process.exit()) }
await using actor = await startActor(tallyActor(world), {
  settings: settingsOf(world, JSON.parse(WORLD_SETTINGS)),
  deps: { ...newDeps((what) => appendFileSync(WORLD_NOTES, `${what}\n`)), isSecondLife },
  log: openLog(world.actor, 'info', ...(process.env.TEST_LOG ? [] : [fileOf(WORLD_LOG)])),
})
await Promise.race([actor.stopped, stopping.promise])
