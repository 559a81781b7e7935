import { steadyClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { logNotice } from '#foundation/notice.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { runService } from '#runtime/run-service.ts'
import { campaignsActor } from './actor.ts'
import { openCampaignLog } from './campaign-log.ts'
import { campaignsService } from './service.ts'

const settings = readConfig(campaignsService.settings, process.env)
const log = openLog(campaignsService.name, settings.LOG_LEVEL)
const stop = stopRequested()

// Released in reverse: the actor drains, what it reads from closes, the last spans leave.
await using _telemetry = startTelemetry(campaignsService.name, settings)
await using campaignLog = await openCampaignLog(settings, log)
await runService(campaignsActor, {
  settings,
  deps: {
    campaignLog,
    openMax: settings.CAMPAIGN_OPEN_MAX,
    onNotice: (notice) => logNotice(log, notice),
  },
  log,
  stop,
  // A clock that is set back must not stop a campaign, nor one that is set ahead end it.
  clock: steadyClock(),
})
