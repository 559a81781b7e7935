import { systemClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { openReportStore } from '#reports/mongo.ts'
import { openLinkSecret } from './link.ts'
import { startServer } from './server.ts'
import { servingService } from './service.ts'

const config = readConfig(servingService.settings, process.env)
const log = openLog(servingService.name, config.LOG_LEVEL)
const secret = await openLinkSecret(config.LINK_SECRET_FILE)
const stop = stopRequested()

// Released in reverse: requests end, the store closes, the last spans leave.
await using _telemetry = startTelemetry(servingService.name, config)
await using store = await openReportStore(config)
await using server = await startServer(config, { store, secret, clock: systemClock, log })

log.info('serving archives', { url: server.url })
await stop
