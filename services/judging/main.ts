import { openModel } from '#models/openai.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { readConfig } from '#runtime/config.ts'
import { runService } from '#runtime/service.ts'
import { stopRequested } from '#runtime/stop.ts'
import { judging } from './actor.ts'
import { Config } from './config.ts'

const settings = readConfig(Config, process.env)
const log = openLog('judging', settings.LOG_LEVEL)
const prompt = loadPrompt('judge', settings.JUDGE_PROMPT_VERSION)
const stop = stopRequested()

// Released in reverse: the actor drains, the model closes, the last spans leave.
await using _telemetry = startTelemetry('judging', settings)
await using model = openModel(settings)
log.info('judging reports', { model: settings.OPENAI_MODEL, share: settings.JUDGE_SHARE })
await runService(judging, {
  settings,
  needs: { model, prompt, share: settings.JUDGE_SHARE },
  log,
  stop,
})
