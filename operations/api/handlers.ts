// What each endpoint of the contract does. Nothing is decided here but how a request becomes an operation.

import { toArchiveJson, toReportJson } from '#reports/archive-json.ts'
import {
  deadLetterHeaders,
  originalHeaders,
  originalKey,
  type Settlement,
} from '#runtime/dead-letters/dead-letter.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import type { ActorReport } from '#runtime/introspection/inspect.ts'
import type { ProfileDeclared } from '#schemas/index.ts'
import { NAMESPACE } from '#topics/listener-key.ts'
import { applyCatalogue, runningCatalogue } from '../apply-catalogue.ts'
import { applyTimeZones, runningTimeZones } from '../apply-time-zones.ts'
import { archiveOf, reportById } from '../archives.ts'
import {
  countDeadLetters,
  listDeadLetters,
  settleDeadLetters,
  showDeadLetter,
} from '../dead-letters.ts'
import { leftAfter, obeyErasure, searchEverything } from '../erase-listener.ts'
import { explainDayOf } from '../explain.ts'
import { changeHidden, profileOf } from '../hiding.ts'
import { listImports, takeImportBack } from '../imports.ts'
import { listenerState } from '../listener-state.ts'
import { listenerStatus, listListeners } from '../listeners.ts'
import { endMemberships, membershipsOf } from '../membership.ts'
import type { OperationPorts } from '../ports.ts'
import { reconcile } from '../reconcile.ts'
import { requestRewrite } from '../rewrite.ts'
import { operationsStatus } from '../status.ts'
import type { Contract, OperationName } from './contract.ts'
import type { EndpointAnswer, EndpointRequest } from './endpoint.ts'
import { apiErrors } from './errors.ts'
import { campaignHandlers } from './handlers-of-campaigns.ts'

export type OperationHandlers = {
  readonly [Name in OperationName]: (
    request: EndpointRequest<Contract[Name]>,
    signal: AbortSignal,
  ) => Promise<EndpointAnswer<Contract[Name]>>
}

export const operationHandlers = (ports: OperationPorts): OperationHandlers => ({
  ...listenerHandlers(ports),
  ...hidingHandlers(ports),
  ...importHandlers(ports),
  ...actorHandlers(ports),
  ...deadLetterHandlers(ports),
  ...campaignHandlers(ports),
  getStatus: (_, signal) => operationsStatus(ports, signal),
  getCatalogue: (_, signal) => runningCatalogue(ports, signal),
  applyCatalogue: ({ body }, signal) => applyCatalogue(ports, { ...body, signal }),
  getTimeZones: (_, signal) => runningTimeZones(ports, signal),
  getReconciliation: ({ query: { graceSeconds, campaignYear } }, signal) =>
    reconcile(ports, {
      graceSeconds,
      campaignYears: campaignYear === undefined ? [] : [campaignYear],
      isMending: false,
      signal,
    }),
  mendReports: ({ body }, signal) => reconcile(ports, { ...body, isMending: true, signal }),
  applyTimeZones: ({ body }, signal) => applyTimeZones(ports, { ...body, signal }),
})

const listenerHandlers = (ports: OperationPorts) =>
  ({
    listListeners: ({ query }) => listListeners(ports, query),
    getListener: ({ params }, signal) => listenerStatus(ports, params.userId, signal),
    explainDay: ({ params, query }, signal) =>
      explainDayOf(ports, { ...params, fact: query.fact }, signal),
    async getArchive({ params, query }) {
      const archive = await archiveOf(await ports.store(), params.userId, query.year)
      const { pending, leaving } = archive
      return { ...toArchiveJson(archive), pending, leaving }
    },
    async getReport({ params }) {
      const report = await reportById(await ports.store(), params.reportId)
      const { userId, year } = report
      return { ...toReportJson(report), userId, year }
    },
    async rewriteReports({ params: { userId }, body }) {
      const { year, requestId, before } = await requestRewrite(ports, { userId, ...body })
      return { userId, year, requestId, dates: before.map(({ date }) => date) }
    },
    async eraseListener({ params: { userId }, body: { confirm, seconds } }, signal) {
      if (confirm !== userId) {
        throw apiErrors.REQUEST_INVALID({ faults: ['body.confirm: must be the listener'] })
      }
      const options = { userId, seconds, signal }
      const obeyed = await obeyErasure(ports, options)
      const places = [...obeyed, ...(await searchEverything(ports, options))]
      return { userId, left: leftAfter(places).left, places }
    },
  }) satisfies Partial<OperationHandlers>

function hidingHandlers(ports: OperationPorts) {
  const change =
    (isHiding: boolean): OperationHandlers['hide'] =>
    async ({ params: { userId }, body }) => {
      const outcome = await changeHidden(ports, { userId, ...body, isHiding })
      const { profile, isChanged, covered } = outcome
      return { ...hiddenIn(profile), isChanged, isDryRun: body.isDryRun, ...covered }
    }
  return {
    getHidden: async ({ params }) => hiddenIn(await profileOf(ports, params.userId)),
    hide: change(true),
    unhide: change(false),
  } satisfies Partial<OperationHandlers>
}

const hiddenIn = ({ userId, hiddenCreators, hiddenDates, isHidden }: ProfileDeclared) => ({
  userId,
  hiddenCreators,
  hiddenDates,
  isHidden,
})

const importHandlers = (ports: OperationPorts) =>
  ({
    listImports: async ({ params }) => ({ imports: await listImports(ports, params.userId) }),
    async undoImport({ params, body: { isDryRun } }) {
      const { userId, undone, gone, kept } = await takeImportBack(ports, { ...params, isDryRun })
      return { userId, ...undone, gone, kept, isDryRun }
    },
  }) satisfies Partial<OperationHandlers>

const actorHandlers = (ports: OperationPorts) =>
  ({
    listActors: ({ query }, signal) =>
      ports.inspector.ask<ActorReport>('/v1/actor', { ...query, signal }),
    getListenerState: ({ params, query }, signal) =>
      listenerState(ports, { ...params, ...query, signal }),
    async endMembership({ params: { instance }, body: { actor, protocol, isDryRun } }) {
      const addresses = ports.inspector.addressesOf(actor)
      const groups = await ports.groups(protocol)
      const actors = [...new Set(addresses.map(({ name }) => name))]
      const memberships = await membershipsOf(groups, actors, instance)
      if (!isDryRun) await endMemberships(groups, memberships)
      return { isDone: !isDryRun, memberships }
    },
  }) satisfies Partial<OperationHandlers>

function deadLetterHandlers(ports: OperationPorts) {
  const settle =
    (outcome: Settlement): OperationHandlers['redriveDeadLetters'] =>
    async ({ body: { ids, isDryRun, ...filter } }, signal) => {
      const { found, done } = await settleDeadLetters(
        ports,
        { ids, filter, outcome, isDryRun },
        signal,
      )
      return { found: found.length, done, counts: countDeadLetters(found) }
    }
  return {
    async listDeadLetters({ query: { limit, ...filter } }, signal) {
      await using opened = await ports.openDeadLetterQueue()
      const { actors } = ports.inspector
      const letters = await listDeadLetters(opened.queue, actors, filter, signal)
      return { letters: letters.slice(0, limit).map(toLetter), counts: countDeadLetters(letters) }
    },
    async getDeadLetter({ params }, signal) {
      const { letter, record, decoded, traceId } = await showDeadLetter(ports, params.id, signal)
      return {
        ...toLetter(letter),
        key: originalKey(letter.why, record)?.toString() ?? null,
        headers: originalHeaders(record.headers, deadLetterHeaders(NAMESPACE)),
        traceId: traceId ?? null,
        event: decoded.ok ? decoded.event : null,
        value: record.value?.toString('base64') ?? null,
      }
    },
    redriveDeadLetters: settle('replayed'),
    discardDeadLetters: settle('discarded'),
  } satisfies Partial<OperationHandlers>
}

const toLetter = ({ why, ...letter }: QueuedDeadLetter) => ({ ...letter, why: { ...why } })
