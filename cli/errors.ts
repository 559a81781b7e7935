import { defineErrors } from '#foundation/service-error.ts'

export const cliErrors = defineErrors({
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
  CATALOGUE_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `the heuristics service does not answer at ${url}`,
  },
  CATALOGUE_UNSETTLED: {
    policy: 'stop',
    message: ({ left, seconds }: { left: number; seconds: number }) =>
      `${left} listeners were not summed up anew within ${seconds} s`,
  },
  INTERRUPTED: {
    policy: 'stop',
    message: (_: object) => 'interrupted',
  },
})
