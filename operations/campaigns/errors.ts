import { defineErrors } from '#foundation/service-error.ts'

export const campaignErrors = defineErrors({
  CAMPAIGN_UNKNOWN: {
    policy: 'stop',
    message: ({ campaignId }: { campaignId: string }) => `there is no campaign ${campaignId}`,
  },
  CAMPAIGN_EXISTS: {
    policy: 'stop',
    message: ({ campaignId }: { campaignId: string }) =>
      `there is a campaign ${campaignId} already`,
  },
  CAMPAIGN_UNFIT: {
    policy: 'stop',
    message: ({ campaignId, status, verb }: { campaignId: string; status: string; verb: string }) =>
      `the campaign ${campaignId} is ${status}: ${verb} does not fit`,
  },
  CAMPAIGN_SILENT: {
    policy: 'stop',
    message: ({ campaignId, seconds }: { campaignId: string; seconds: number }) =>
      `the campaign ${campaignId} did not answer within ${seconds} s`,
  },
  CAMPAIGN_BUDGET_EMPTY: {
    policy: 'stop',
    message: ({ what }: { what: string }) => `${what} leaves nothing to write with`,
  },
  CAMPAIGN_BUDGET_USED: {
    policy: 'stop',
    message: ({ campaignId, used }: { campaignId: string; used: string }) =>
      `the campaign ${campaignId} would pause again immediately: ${used}`,
  },
  CAMPAIGN_OVERLAPS: {
    policy: 'stop',
    message: ({ other, listeners }: { other: string; listeners: number }) =>
      `${listeners} listeners of the cohort are in the campaign ${other} already`,
  },
  PROMPT_UNKNOWN: {
    policy: 'stop',
    message: ({ version, known }: { version: string; known: readonly string[] }) =>
      `there is no prompt report ${version}; there are ${known.join(', ')}`,
  },
  COHORT_INVALID: {
    policy: 'stop',
    message: ({ reason }: { reason: string }) => `the cohort's query is not usable: ${reason}`,
  },
  COHORT_SLOW: {
    policy: 'stop',
    message: ({ seconds }: { seconds: number }) =>
      `the cohort's query did not end within ${seconds} s and was stopped`,
  },
  COHORT_EMPTY: {
    policy: 'stop',
    message: ({ year }: { year: number }) =>
      `the cohort's query selects nobody with a selected day in ${year}`,
  },
})
