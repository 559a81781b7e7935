import { defineNotices } from '#foundation/notice.ts'

export const campaignNotices = defineNotices({
  CLOCK_JUMPED: {
    severity: 'warn',
    message: ({ campaignId, seconds }: { campaignId: string; seconds: number }) =>
      `the clock of the campaign ${campaignId} went ${seconds < 0 ? 'back' : 'ahead'} by ${Math.abs(seconds)} s`,
  },
})
