import { systemClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { openReportStore } from '#reports/mongo.ts'
import { openLinkSecret, readLinkSecret } from './link.ts'
import { startServer } from './server.ts'
import { servingService } from './service.ts'
import { TokenVerifier } from './token-verifier.ts'

const config = readConfig(servingService.settings, process.env)
const log = openLog(servingService.name, config.LOG_LEVEL)
const secrets = await Promise.all([
  openLinkSecret(config.LINK_SECRET_FILE),
  ...config.LINK_SECRET_FILES_BEFORE.map(readLinkSecret),
])
const { SERVING_ISSUER: issuer, SERVING_AUDIENCE: audience, SERVING_JWKS_URL: jwksUrl } = config
const outside = issuer && audience && jwksUrl ? { issuer, audience, jwksUrl } : undefined
const verifier = new TokenVerifier({ secrets, outside })
const stop = stopRequested()

// Released in reverse: requests end, the store closes, the last spans leave.
await using _telemetry = startTelemetry(servingService.name, config)
await using store = await openReportStore(config)
await using server = await startServer(config, { reader: store, verifier, clock: systemClock, log })

log.info('serving archives', { url: server.url })
await stop
