import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  SERVING_BUSY: {
    policy: 'block',
    message: ({ operation }: { operation: string }) => `Too many readers wait (${operation})`,
  },
  ISSUER_UNREACHABLE: {
    policy: 'block',
    message: ({ jwksUrl }: { jwksUrl: string }) => `The keys at ${jwksUrl} cannot be read`,
  },
  LINK_SECRET_UNUSABLE: {
    policy: 'stop',
    message: ({ file, reason }: { file: string; reason: string }) =>
      `${file} cannot sign links: ${reason}. Put at least 32 random bytes into it, or remove it.`,
  },
})
