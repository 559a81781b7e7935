import { defineErrors } from '#foundation/service-error.ts'

const FAULTS_MAX = 10

/** All of them, or the first few. */
function listed(faults: readonly string[]): string {
  const more = faults.length - FAULTS_MAX
  return [...faults.slice(0, FAULTS_MAX), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

export const apiErrors = defineErrors({
  OPERATIONS_UNREACHABLE: {
    policy: 'stop',
    message: ({ url }: { url: string }) => `the operations service does not answer at ${url}`,
  },
  TOKEN_REFUSED: {
    policy: 'stop',
    message: (_: object) => 'the request has no token that the operations service knows',
  },
  REQUEST_INVALID: {
    policy: 'stop',
    message: ({ faults }: { faults: readonly string[] }) =>
      `the request is not valid: ${listed(faults)}`,
  },
  ROUTE_UNKNOWN: {
    policy: 'stop',
    message: ({ method, path }: { method: string; path: string }) =>
      `there is no ${method} ${path}`,
  },
  OPERATION_TIMED_OUT: {
    policy: 'stop',
    message: ({ seconds }: { seconds: number }) =>
      `the operation did not end within ${seconds} s and was aborted`,
  },
  OPERATION_FAILED: {
    policy: 'stop',
    message: ({ requestId }: { requestId: string }) =>
      `the operation failed; the log of the operations service says why at request ${requestId}`,
  },
})
