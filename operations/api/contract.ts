// The operators' API, version 1. Endpoints and fields are added here and never changed; what changes goes to /v2.

import { z } from 'zod'
import { factIdPattern } from '#facts/fact.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { reportIdPattern } from '#schemas/ids.ts'
import { campaignContract } from './contract-of-campaigns.ts'
import { defineChange, defineRead } from './endpoint.ts'
import {
  ArchiveAnswer,
  DayDate,
  DayExplanation,
  EraseAnswer,
  Hidden,
  HidingAnswer,
  HidingBody,
  ImportList,
  isDryRun,
  ListenerPage,
  ListenerStatus,
  ofUser,
  ReportAnswer,
  RewriteAnswer,
  RewriteBody,
  UndoAnswer,
  UserId,
} from './shapes.ts'
import {
  ActorAnswers,
  ApplyAnswer,
  ApplyBody,
  CatalogueAnswer,
  DeadLetterAnswer,
  DeadLetterId,
  DeadLetterPage,
  DeadLetterQuery,
  DeadLettersAnswer,
  DeadLettersBody,
  LeaveAnswer,
  LeaveBody,
  ofActor,
  StateAnswers,
  StatusAnswer,
  TimeZonesAnswer,
} from './shapes-of-actors.ts'

const listener = '/v1/listeners/:userId'

export const contract = {
  getStatus: defineRead({
    path: '/v1/status',
    tag: 'status',
    summary: 'Say what answers, and how far each actor is.',
    answer: StatusAnswer,
  }),
  listListeners: defineRead({
    path: '/v1/listeners',
    tag: 'listeners',
    summary: 'List listeners that have an archive, in the order of their IDs.',
    query: z.object({
      after: UserId.optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
    }),
    answer: ListenerPage,
  }),
  getListener: defineRead({
    path: listener,
    tag: 'listeners',
    summary: 'Say how far a listener is: years in the store, and the selection.',
    params: ofUser,
    answer: ListenerStatus,
  }),
  explainDay: defineRead({
    path: `${listener}/days/:date`,
    tag: 'listeners',
    summary: 'Say why a day was chosen or not, its facts and log; of one fact, the plays too.',
    params: ofUser.extend({ date: DayDate }),
    query: z.object({
      fact: z
        .string()
        .max(200)
        .regex(factIdPattern, 'an ID such as minutes or artist:2')
        .optional(),
    }),
    answer: DayExplanation,
  }),
  getArchive: defineRead({
    path: `${listener}/archive`,
    tag: 'reports',
    summary: 'Read the stories of a year; of the latest where none is named.',
    params: ofUser,
    query: z.object({ year: z.coerce.number().int().min(1970).max(2100).optional() }),
    answer: ArchiveAnswer,
  }),
  getReport: defineRead({
    path: '/v1/reports/:reportId',
    tag: 'reports',
    summary: 'Read one report with its facts, lineage and verdict.',
    params: z.object({
      reportId: z.string().regex(reportIdPattern, 'an ID such as ada:20250714'),
    }),
    answer: ReportAnswer,
  }),
  rewriteReports: defineChange({
    path: `${listener}/rewrite`,
    tag: 'reports',
    summary: 'Ask for stories to be written again; the answer does not wait for them.',
    change: 'rewrite',
    params: ofUser,
    body: RewriteBody,
    answer: RewriteAnswer,
  }),
  getHidden: defineRead({
    path: `${listener}/hidden`,
    tag: 'hiding',
    summary: 'Say what a listener has hidden.',
    params: ofUser,
    answer: Hidden,
  }),
  hide: defineChange({
    path: `${listener}/hide`,
    tag: 'hiding',
    summary: 'Leave artists, shows, days or everything out of the archive.',
    change: 'hide',
    params: ofUser,
    body: HidingBody,
    answer: HidingAnswer,
  }),
  unhide: defineChange({
    path: `${listener}/unhide`,
    tag: 'hiding',
    summary: 'Bring back what was hidden.',
    change: 'unhide',
    params: ofUser,
    body: HidingBody,
    answer: HidingAnswer,
  }),
  listImports: defineRead({
    path: `${listener}/imports`,
    tag: 'imports',
    summary: "List a listener's imports whose plays count.",
    params: ofUser,
    answer: ImportList,
  }),
  undoImport: defineChange({
    path: `${listener}/imports/:importId/undo`,
    tag: 'imports',
    summary: 'Take back the plays that only this import brought.',
    change: 'undo-import',
    params: ofUser.extend({ importId: z.string().min(1).max(100) }),
    body: z.object({ isDryRun }),
    answer: UndoAnswer,
  }),
  eraseListener: defineChange({
    path: `${listener}/erase`,
    tag: 'erasure',
    summary: 'Delete everything of a listener, and look everywhere for what is left.',
    change: 'erase',
    msMax: 15 * MINUTE_MS,
    params: ofUser,
    body: z.object({
      confirm: UserId.describe('the listener again: it cannot be undone'),
      seconds: z.number().int().min(0).max(600).default(60).describe('for services to obey'),
    }),
    answer: EraseAnswer,
  }),
  getListenerState: defineRead({
    path: `${listener}/state`,
    tag: 'actors',
    summary: 'Print what actors keep of a listener: pages and timers.',
    params: ofUser,
    query: ofActor,
    answer: StateAnswers,
  }),
  listActors: defineRead({
    path: '/v1/actors',
    tag: 'actors',
    summary: 'Say of every partition who owns it, how far it is, and what runs and waits.',
    query: ofActor,
    answer: ActorAnswers,
  }),
  endMembership: defineChange({
    path: '/v1/instances/:instance/leave',
    tag: 'actors',
    summary: 'Give the partitions of a process that is gone for good to others immediately.',
    change: 'end-membership',
    params: z.object({ instance: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/) }),
    body: LeaveBody,
    answer: LeaveAnswer,
  }),
  listDeadLetters: defineRead({
    path: '/v1/dead-letters',
    tag: 'dead letters',
    summary: 'List the dead letters that wait, the oldest first.',
    msMax: 2 * MINUTE_MS,
    query: DeadLetterQuery,
    answer: DeadLetterPage,
  }),
  getDeadLetter: defineRead({
    path: '/v1/dead-letters/:id',
    tag: 'dead letters',
    summary: 'Say why one message was given up, where, and what it says.',
    msMax: 2 * MINUTE_MS,
    params: z.object({ id: DeadLetterId }),
    answer: DeadLetterAnswer,
  }),
  redriveDeadLetters: defineChange({
    path: '/v1/dead-letters/redrive',
    tag: 'dead letters',
    summary: 'Send dead letters to their services again, each once.',
    change: 'redrive-dead-letters',
    msMax: 10 * MINUTE_MS,
    body: DeadLettersBody,
    answer: DeadLettersAnswer,
  }),
  discardDeadLetters: defineChange({
    path: '/v1/dead-letters/discard',
    tag: 'dead letters',
    summary: 'Let dead letters go.',
    change: 'discard-dead-letters',
    msMax: 10 * MINUTE_MS,
    body: DeadLettersBody,
    answer: DeadLettersAnswer,
  }),
  getCatalogue: defineRead({
    path: '/v1/catalogue',
    tag: 'catalogue',
    summary: 'Say which catalogue heuristics has.',
    answer: CatalogueAnswer,
  }),
  applyCatalogue: defineChange({
    path: '/v1/catalogue/apply',
    tag: 'catalogue',
    summary: 'Select the days of every listener again, by the catalogue that heuristics has.',
    change: 'apply-catalogue',
    msMax: 30 * MINUTE_MS,
    body: ApplyBody,
    answer: ApplyAnswer,
  }),
  getTimeZones: defineRead({
    path: '/v1/time-zones',
    tag: 'time zones',
    summary: 'Say which time zone data heuristics cuts days by.',
    answer: TimeZonesAnswer,
  }),
  applyTimeZones: defineChange({
    path: '/v1/time-zones/apply',
    tag: 'time zones',
    summary: 'Cut the days again of every listener whose zones have other offsets now.',
    change: 'apply-time-zones',
    msMax: 30 * MINUTE_MS,
    body: ApplyBody,
    answer: ApplyAnswer,
  }),
  ...campaignContract,
} as const

export type Contract = typeof contract
export type OperationName = keyof Contract
