import { z } from 'zod'

/** What every service spreads into its own config. */
export const telemetryShape = {
  /** Base URL of an OTLP/HTTP collector; without it, spans are made and not exported. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
}
