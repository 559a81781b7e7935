import { z } from 'zod'

/** What a service that opens the music catalogue spreads into its own config. */
export const catalogueShape = {
  /**
   * What is known of artists and tracks: CSV and JSON files and dumps below it. Empty, or a missing folder, for none.
   */
  CATALOGUE_FOLDER: z.string().default(''),
}
