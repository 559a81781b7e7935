import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  CAMPAIGN_UNREADABLE: {
    policy: 'block',
    message: ({ campaignId }: { campaignId: string }) =>
      `the topics of the campaign ${campaignId} cannot be read`,
  },
})
