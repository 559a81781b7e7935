import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openGovernedModel } from '#models/governed-model.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { loadPrompt, type Prompt } from '#prompts/prompt.ts'
import { runService } from '#runtime/run-service.ts'
import { generation } from './actor.ts'
import { followCampaigns } from './campaign-table.ts'
import { openReader } from './second-reader.ts'
import { generationService } from './service.ts'

const settings = readConfig(generationService.settings, process.env)
const log = openLog(generationService.name, settings.LOG_LEVEL)
const prompt = loadPrompt('report', settings.REPORT_PROMPT_VERSION)
const prompts = new Map<string, Prompt>([[settings.REPORT_PROMPT_VERSION, prompt]])
const promptOf = (version: string): Prompt => {
  const known = prompts.get(version) ?? loadPrompt('report', version)
  prompts.set(version, known)
  return known
}
const stop = stopRequested()

// Released in reverse: the actor drains, the model closes, the last spans leave.
await using _telemetry = startTelemetry(generationService.name, settings)
await using model = openGovernedModel(settings, log)
await using reader = openReader(settings, log)
await using followed = await followCampaigns(settings, log)
if (settings.READER_MODEL === settings.OPENAI_MODEL) {
  log.warn('the second reader is the writer: it believes what its own kind writes')
}
log.info('writing reports', {
  model: settings.OPENAI_MODEL,
  route: model.route,
  prompt: prompt.id,
  reader: reader ? `${settings.READER_MODEL}/${reader.prompt.id}` : '',
})
await runService(generation, {
  settings,
  deps: {
    model,
    prompt,
    promptOf,
    order: settings.WRITER_ORDER,
    reader,
    campaignYears: new Set(settings.CAMPAIGN_YEARS),
    campaigns: followed.table,
    load() {
      const { inFlight, limit } = model.governor.view
      return { instance: settings.INSTANCE_ID, inFlight, limit: Math.floor(limit) }
    },
  },
  log,
  stop,
  onShare(share) {
    model.governor.setInstanceShare(share)
    reader?.model.governor.setInstanceShare(share)
  },
})
