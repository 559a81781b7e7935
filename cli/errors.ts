import { defineErrors } from '#runtime/errors.ts'

export const cliErrors = defineErrors({
  SETTINGS_INVALID: {
    policy: 'stop',
    message: ({ faults }: { faults: string }) =>
      `the settings in the environment are wrong:\n${faults}`,
  },
  ANSWER_MISSING: {
    policy: 'stop',
    message: ({ option }: { option: string }) => `${option} is required where nobody can be asked`,
  },
  IMPORT_UNSETTLED: {
    policy: 'stop',
    message: ({ userId, seconds }: { userId: string; seconds: number }) =>
      `the plays of ${userId} were not counted within ${seconds} s`,
  },
  KAFKA_UNREACHABLE: {
    policy: 'stop',
    message: ({ brokers }: { brokers: string }) => `Kafka does not answer at ${brokers}`,
  },
  USER_MISSING: {
    policy: 'stop',
    message: (_: object) => 'whose history it is must be said: --user NAME',
  },
  ERASURE_UNFINISHED: {
    policy: 'stop',
    message: ({ userId, where }: { userId: string; where: string }) =>
      `something of ${userId} is left: ${where}`,
  },
  INTERRUPTED: {
    policy: 'stop',
    message: (_: object) => 'interrupted',
  },
})
