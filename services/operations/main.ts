import { readTokens } from '#foundation/bearer-token.ts'
import { systemClock } from '#foundation/clock.ts'
import { readConfig } from '#foundation/config.ts'
import { stopRequested } from '#foundation/process-signals.ts'
import { newUuid } from '#foundation/random.ts'
import { startHealth } from '#observability/health.ts'
import { openLog } from '#observability/log.ts'
import { startTelemetry } from '#observability/telemetry.ts'
import { operationHandlers } from '#operations/api/handlers.ts'
import { auditTopic } from '#operations/audit.ts'
import { openPorts } from '#operations/open-ports.ts'
import { parseAddresses } from './parse-addresses.ts'
import { newOperationsServer } from './server.ts'
import { operationsService } from './service.ts'

const config = readConfig(operationsService.settings, process.env)
const log = openLog(operationsService.name, config.LOG_LEVEL)
const tokens = readTokens(config.OPERATIONS_TOKEN_FILE)
const stop = stopRequested()

// Released in reverse: requests end, connections close, the last spans leave.
await using _telemetry = startTelemetry(operationsService.name, config)
let isServing = false
const probes = { port: config.HEALTH_PORT, host: config.HEALTH_HOST }
await using _health = await startHealth({ ...probes, isReady: () => isServing })
await using ports = openPorts(config, {
  actors: parseAddresses(config.INSPECTION_URLS),
  inspectionToken: () => readTokens(config.INSPECTION_TOKEN_FILE)[0]?.token ?? '',
  log,
})
// All changes wait for it: the client, too, waits as long as this for a Kafka that has stalled.
const transactionMsMax = 10_000
await using sender = await ports.openSender(`operations-audit-${newUuid()}`, { transactionMsMax })
const app = await newOperationsServer({
  handlers: operationHandlers(ports),
  tokens,
  trail: auditTopic(sender),
  clock: systemClock,
  log,
})
await using _server = { [Symbol.asyncDispose]: () => app.close() }
const url = await app.listen({ port: config.OPERATIONS_PORT, host: config.OPERATIONS_HOST })
isServing = true
log.info('serving operations', { url })
await stop
isServing = false
