// Endpoints of the operators' API that are about campaigns and their snapshots.

import { z } from 'zod'
import { MINUTE_MS } from '#foundation/time.ts'
import { defineChange, defineRead } from './endpoint.ts'
import {
  CampaignAnswer,
  CampaignList,
  CommandBody,
  ofCampaign,
  PlanAnswer,
  PlanBody,
  ResumeBody,
  SnapshotAnswer,
  SnapshotList,
} from './shapes-of-campaigns.ts'

const campaign = '/v1/campaigns/:campaignId'

const command = (verb: 'start' | 'pause' | 'cancel', summary: string) =>
  defineChange({
    path: `${campaign}/${verb}`,
    tag: 'campaigns',
    summary,
    change: `${verb}-campaign`,
    msMax: MINUTE_MS,
    params: ofCampaign,
    body: CommandBody,
    answer: CampaignAnswer,
  })

export const campaignContract = {
  listSnapshots: defineRead({
    path: '/v1/snapshots',
    tag: 'campaigns',
    summary: 'List snapshots of the selected days, the latest first.',
    answer: SnapshotList,
  }),
  takeSnapshot: defineChange({
    path: '/v1/snapshots',
    tag: 'campaigns',
    summary: 'Export the selected days of all listeners, for cohorts to be chosen from.',
    change: 'take-snapshot',
    msMax: 30 * MINUTE_MS,
    body: z.object({}),
    answer: SnapshotAnswer,
  }),
  listCampaigns: defineRead({
    path: '/v1/campaigns',
    tag: 'campaigns',
    summary: 'List campaigns with their status, the one that changed last first.',
    answer: CampaignList,
  }),
  getCampaign: defineRead({
    path: campaign,
    tag: 'campaigns',
    summary: 'Say how far a campaign is, what it has used, and when it ends.',
    params: ofCampaign,
    answer: CampaignAnswer,
  }),
  planCampaign: defineChange({
    path: '/v1/campaigns',
    tag: 'campaigns',
    summary: 'Choose a cohort, say what it will use, and publish it as the input of a campaign.',
    change: 'plan-campaign',
    msMax: 10 * MINUTE_MS,
    body: PlanBody,
    answer: PlanAnswer,
  }),
  startCampaign: command('start', 'Begin to write.'),
  pauseCampaign: command('pause', 'Make no more calls; those that have left are waited for.'),
  resumeCampaign: defineChange({
    path: `${campaign}/resume`,
    tag: 'campaigns',
    summary: 'Continue a paused campaign, with another budget where one is given.',
    change: 'resume-campaign',
    msMax: MINUTE_MS,
    params: ofCampaign,
    body: ResumeBody,
    answer: CampaignAnswer,
  }),
  cancelCampaign: command('cancel', 'End a campaign for good; what is written stays.'),
} as const
