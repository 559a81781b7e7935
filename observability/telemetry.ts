import { context } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace'
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions'
import { sleep, systemClock } from '#foundation/clock.ts'
import { PatientExporter } from './exporter.ts'
import { type Log, openLog } from './log.ts'
import { meterProvider } from './metrics.ts'
import { observeProcess } from './process.ts'
import { newProvider, useProvider } from './provider.ts'
import { sampleTraces } from './sampling.ts'

export interface TelemetrySettings {
  /** Base URL of an OTLP/HTTP collector; without it, spans are made and not exported. */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined
  /** Share of the traces that are recorded; all where it is left out. */
  readonly OTEL_TRACES_SAMPLER_ARG?: number | undefined
}

const QUEUE_SPANS_MAX = 16_384
const BATCH_SPANS_MAX = 512
const BATCH_DELAY_MS = 500
const EXPORT_MS_MAX = 1_500 // One try. What fails is kept and sent again.
const STOP_MS_MAX = 2_000

/**
 * Starts tracing and measuring this process. Disposal sends what is left, for at most two seconds. `log` hears of a
 * collector that takes nothing.
 */
export function startTelemetry(
  service: string,
  settings: TelemetrySettings,
  log: Log = openLog(service, 'info'),
): AsyncDisposable {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  sampleTraces(settings.OTEL_TRACES_SAMPLER_ARG ?? 1)
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT
  const provider = newProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: service }),
    spanProcessors: endpoint ? [batches(endpoint, log)] : [],
  })
  useProvider(provider)
  observeProcess()
  return {
    async [Symbol.asyncDispose]() {
      const isDone = new AbortController()
      const done = () => isDone.abort()
      provider.shutdown().then(done, done)
      await sleep(systemClock, STOP_MS_MAX, isDone.signal)
    },
  }
}

function batches(endpoint: string, log: Log): BatchSpanProcessor {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  const collector = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_MS_MAX })
  return new BatchSpanProcessor({
    exporter: new PatientExporter(collector, log),
    maxQueueSize: QUEUE_SPANS_MAX,
    maxExportBatchSize: BATCH_SPANS_MAX,
    scheduledDelayMillis: BATCH_DELAY_MS,
    exportTimeoutMillis: STOP_MS_MAX,
    selfObsMeterProvider: meterProvider, // Counts what the full queue drops.
  })
}
