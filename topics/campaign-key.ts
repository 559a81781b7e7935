import type { KeyKind } from '#runtime/topic.ts'

declare const form: unique symbol

/** 1 to 64 of a to z, 0 to 9 and dashes. */
export type CampaignId = string & { readonly [form]: 'CampaignId' }

export const campaignIdPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

const isCampaignId = (text: string): text is CampaignId => campaignIdPattern.test(text)

/** Identifies a campaign: one actor lives for each. */
export const campaignKey: KeyKind<'campaignId', CampaignId> = {
  field: 'campaignId',
  isValid: isCampaignId,
}
