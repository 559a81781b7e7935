import { defineErrors } from '#foundation/service-error.ts'

export const localModelErrors = defineErrors({
  LOCAL_MODEL_CORRUPT: {
    policy: 'stop',
    message: (d: { sha256: string; expected: string }) =>
      `the local model arrived damaged (SHA-256 ${d.sha256}, not ${d.expected}): its parts were deleted, try again`,
  },
  LOCAL_MODEL_UNSUPPORTED: {
    policy: 'stop',
    message: (d: { platform: string }) => `the local model does not run on ${d.platform}`,
  },
})
