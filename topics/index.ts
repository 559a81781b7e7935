import { audit } from './audit.ts'
import { calls } from './calls.ts'
import { campaignCommands } from './campaign-commands.ts'
import { campaignOutcomes } from './campaign-outcomes.ts'
import { campaignRequests } from './campaign-requests.ts'
import { campaigns } from './campaigns.ts'
import { days } from './days.ts'
import { drafts } from './drafts.ts'
import { erasures } from './erasures.ts'
import { plays } from './plays.ts'
import { profiles } from './profiles.ts'
import { reports } from './reports.ts'
import { requests } from './requests.ts'
import { verdicts } from './verdicts.ts'

/** Every topic, in the order a play travels. `deploy/topics/create-topics.ts` creates them in Kafka. */
export const topics = [
  plays,
  profiles,
  days,
  requests,
  drafts,
  calls,
  reports,
  verdicts,
  erasures,
  campaignCommands,
  campaignRequests,
  campaigns,
  campaignOutcomes,
  audit,
] as const
