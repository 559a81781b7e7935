import { defineErrors } from '#runtime/errors.ts'

export const cliErrors = defineErrors({
  SETTINGS_INVALID: {
    policy: 'stop',
    message: ({ faults }: { faults: string }) =>
      `the settings in the environment are wrong:\n${faults}`,
  },
})
