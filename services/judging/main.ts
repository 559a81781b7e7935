import { once } from 'node:events'
import { openModel } from '#models/openai.ts'
import { startHealth } from '#observability/health.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { readConfig } from '#runtime/config.ts'
import { startActor } from '#runtime/run.ts'
import { judging } from './actor.ts'
import { Config } from './config.ts'

const settings = readConfig(Config, process.env)
const log = openLog('judging', settings.LOG_LEVEL)
const prompt = loadPrompt('judge', settings.JUDGE_PROMPT_VERSION)
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort())

// Released in reverse: health ends, the actor drains, the model closes, the last spans leave.
await using _telemetry = startTelemetry('judging', settings)
await using model = openModel(settings)
await using actor = await startActor(judging, {
  settings,
  needs: { model, prompt, share: settings.JUDGE_SHARE },
  log,
})
await using _health = await startHealth({
  port: settings.HEALTH_PORT,
  isReady: () => actor.isReady(),
  routes: {
    '/v1/listeners/:userId': async ({ userId = '' }) => actor.inspect(userId),
    '/v1/partitions': async () => actor.partitions(),
  },
})

log.info('judging reports', { model: settings.OPENAI_MODEL, share: settings.JUDGE_SHARE })
if (!stop.signal.aborted) await Promise.race([once(stop.signal, 'abort'), actor.stopped])
