import { z } from 'zod'

/** What every service spreads into its own config. */
export const telemetryShape = {
  /** Base URL of an OTLP/HTTP collector; without it, spans are made and not exported. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** Share of the traces that are recorded, 0 to 1, whole ones; the same for all services. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
}
