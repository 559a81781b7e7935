/** What an operator may ask of a campaign. */
export const campaignVerbs = ['start', 'pause', 'resume', 'cancel'] as const
export type CampaignVerb = (typeof campaignVerbs)[number]

export const campaignStatuses = ['planned', 'running', 'paused', 'cancelled', 'done'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

const transitions: Readonly<Record<CampaignVerb, readonly [readonly string[], CampaignStatus]>> = {
  start: [['planned'], 'running'],
  pause: [['running'], 'paused'],
  resume: [['paused'], 'running'],
  cancel: [['planned', 'running', 'paused'], 'cancelled'],
}

/** The status that a command leads to; undefined where it does not fit. */
export function statusAfter(status: string, command: string): CampaignStatus | undefined {
  const [from, to] = transitions[command as CampaignVerb] ?? [[], undefined]
  return from.includes(status) ? to : undefined
}
