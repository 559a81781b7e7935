import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  MODEL_BUSY: {
    policy: 'block',
    message: ({ waitedMs, reason }: { waitedMs: number; reason: string }) =>
      `the model gave no answer in ${Math.round(waitedMs / 1_000)} s: ${reason}`,
  },
})
