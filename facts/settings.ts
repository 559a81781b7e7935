import { z } from 'zod'

/** What a service that selects or counts the days of a year spreads into its own config. */
export const windowShape = {
  /** The last day of a year that counts, MM-DD. */
  SELECTION_WINDOW_END: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD')
    .default('12-31'),
}
