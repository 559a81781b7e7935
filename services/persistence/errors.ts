import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  DRAFT_MISADDRESSED: {
    policy: 'dead-letter',
    message: ({ reportId }: { reportId: string }) =>
      `"${reportId.slice(0, 160)}" is not <userId>:<YYYYMMDD> of the event's own listener and date.`,
  },
})
