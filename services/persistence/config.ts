import { z } from 'zod'
import { runtimeShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...runtimeShape,
  INSTANCE_ID: runtimeShape.INSTANCE_ID.default('persistence-0'),
  MONGODB_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  MONGODB_DATABASE: z.string().min(1).max(63).default('linernotes'),
  /** Health and metrics, on 127.0.0.1 unless HEALTH_HOST says otherwise. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(19_073),
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
