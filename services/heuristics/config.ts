import { z } from 'zod'
import { serviceShape } from '#runtime/settings.ts'

export const Config = z.object({
  ...serviceShape,
  INSTANCE_ID: serviceShape.INSTANCE_ID.default('heuristics-0'),
  /** How long a listener's plays must have been quiet before days are selected; 0 selects in the same turn. */
  SELECTION_QUIET_MS: z.coerce.number().int().min(0).max(3_600_000).default(2_000),
  /** Last day of a year that is looked at, MM-DD. */
  SELECTION_WINDOW_END: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD')
    .default('12-31'),
  /** What is known of artists and tracks: CSV and JSON files and dumps below it. Empty, or a folder that is not there, for none. */
  CATALOGUE_FOLDER: z.string().default(''),
  HEALTH_PORT: serviceShape.HEALTH_PORT.default(19_071),
})
