import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  STORE_UNAVAILABLE: {
    policy: 'block',
    message: ({ operation }: { operation: string }) =>
      `The report store did not answer (${operation})`,
  },
  STORE_REFUSED: {
    policy: 'dead-letter',
    message: ({ operation, reason }: { operation: string; reason: string }) =>
      `The report store refused ${operation}: ${reason}`,
  },
  STORE_FORBIDDEN: {
    policy: 'stop',
    message: ({ operation }: { operation: string }) =>
      `The report store does not let us ${operation}. Check the user, password and roles in MONGODB_URL.`,
  },
})
