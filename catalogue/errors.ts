import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  CATALOGUE_TOO_LARGE: {
    policy: 'stop',
    message: (d: { folder: string; entriesMax: number }) =>
      `the catalogue in ${d.folder} says more than ${d.entriesMax} things, which one process does not hold`,
  },
  CATALOGUE_FILE_DAMAGED: {
    policy: 'stop',
    message: (d: { file: string; problem: string }) =>
      `${d.file} of the catalogue is no whole Parquet file (${d.problem})`,
  },
})
