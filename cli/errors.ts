import { defineErrors } from '#foundation/service-error.ts'

export const cliErrors = defineErrors({
  ANSWER_MISSING: {
    policy: 'stop',
    message: ({ option }: { option: string }) => `${option} is required where nobody can be asked`,
  },
  USER_MISSING: {
    policy: 'stop',
    message: (_: object) => 'whose history it is must be said: --user NAME',
  },
  INTERRUPTED: {
    policy: 'stop',
    message: (_: object) => 'interrupted',
  },
})
