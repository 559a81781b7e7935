import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  MODEL_BUSY: {
    policy: 'block',
    message: ({ waitedMs, reason }: { waitedMs: number; reason: string }) =>
      `no call could leave for the model in ${Math.round(waitedMs / 1_000)} s: ${reason}`,
  },
})
