import { z } from 'zod'
import { catalogueShape } from '#catalogue/settings.ts'
import { windowShape } from '#facts/settings.ts'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('heuristics-0'),
  /** How long a listener's plays must have been quiet before days are selected; 0 selects in the same turn. */
  SELECTION_QUIET_MS: z.coerce.number().int().min(0).max(3_600_000).default(2_000),
  ...windowShape,
  ...catalogueShape,
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_071),
  INSPECTION_PORT: serviceShape.INSPECTION_PORT.default(19_061),
})
