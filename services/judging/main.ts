import { openCatalogue } from '#catalogue/open-catalogue.ts'
import { zoneData } from '#facts/zone-data.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openGovernedModel } from '#models/governed-model.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { runService } from '#runtime/run-service.ts'
import { openListenerLog } from '#topics/listener-log.ts'
import { judging } from './actor.ts'
import { openCounter } from './recount/duckdb.ts'
import { recountFrom } from './recount/recount.ts'
import { judgingService } from './service.ts'

const settings = readConfig(judgingService.settings, process.env)
const log = openLog(judgingService.name, settings.LOG_LEVEL)
const prompt = loadPrompt('judge', settings.JUDGE_PROMPT_VERSION)
const readerPrompt = loadPrompt('reader', settings.READER_PROMPT_VERSION)
const stop = stopRequested()

// Released in reverse: the actor drains, what it reads from closes, the last spans leave.
await using _telemetry = startTelemetry(judgingService.name, settings)
await using model = openGovernedModel(settings, log)
await using counter = await openCounter()
await using plays = await openListenerLog(settings, log)
const { catalogue, leftOut } = await openCatalogue(settings.CATALOGUE_FOLDER)
for (const fault of leftOut) log.warn('a file of the catalogue was left out', fault)
const recount = recountFrom(plays, { counter, catalogue }, settings)
log.info('the time zone data is loaded', zoneData)
log.info('judging reports', { model: settings.OPENAI_MODEL, share: settings.JUDGE_SHARE })
await runService(judging, {
  settings,
  deps: {
    model,
    prompt,
    readerPrompt,
    share: settings.JUDGE_SHARE,
    recount: { share: settings.RECOUNT_SHARE, check: recount },
  },
  log,
  stop,
  onShare: (share) => model.governor.setInstanceShare(share),
  routes: () => ({ '/v1/time-zones': async () => zoneData }),
})
