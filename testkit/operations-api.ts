// The operators' API over a real HTTP server, with its ports in memory.
import { type Clock, settled } from '#foundation/clock.ts'
import { openLog } from '#observability/log.ts'
import { operationHandlers } from '#operations/api/handlers.ts'
import { auditTopic } from '#operations/audit.ts'
import { type OperationsClient, openOperationsClient } from '#operations/client.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'
import {
  type OperationRecorded,
  type ProfileDeclared,
  playsRecorded,
  profileDeclared,
} from '#schemas/index.ts'
import { newOperationsServer } from '#services/operations/server.ts'
import { audit } from '#topics/audit.ts'
import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'
import { type MemoryPorts, memoryPorts } from './operation-ports.ts'

/** Two operators. */
export const operators = [
  { name: 'grace', token: '0123456789abcdef0123456789abcdef' },
  { name: 'ops', token: 'fedcba9876543210fedcba9876543210' },
]
export const [grace, ops] = operators

export interface OperationsApi extends AsyncDisposable {
  readonly url: string
  readonly ports: MemoryPorts
  readonly client: OperationsClient
  ask(path: string, request?: RequestInit): Promise<{ status: number; body: any; headers: Headers }>
  /** The clock goes on; everything that is due within so long is due now. */
  pass(ms: number): void
  until(isSo: () => Promise<boolean>): Promise<void>
  /** What the audit holds. */
  audited(): Promise<readonly OperationRecorded[]>
}

/** The API on a port of its own, with its ports in memory; `fail` may throw, or wait, before a record of the audit. */
export async function openOperationsApi(fail?: () => void | Promise<void>): Promise<OperationsApi> {
  const alarms = new Map<number, () => void>()
  let nowMs = 1_000
  const clock: Clock = {
    now: () => nowMs,
    after(ms, run) {
      alarms.set(ms, run)
      return () => void alarms.delete(ms)
    },
  }
  const ports = memoryPorts(clock)
  const sender = await ports.openSender('audit')
  const topic = auditTopic(sender)
  const trail = {
    async record(event: OperationRecorded) {
      await fail?.()
      await topic.record(event)
    },
  }
  const log = openLog('test', process.env.TEST_LOG ? 'info' : 'silent')
  const handlers = operationHandlers(ports)
  const app = await newOperationsServer({ handlers, tokens: operators, trail, clock, log })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    ports,
    client: openOperationsClient({ url, token: () => grace?.token ?? '' }),
    async ask(path, request = {}) {
      const authorization = `Bearer ${grace?.token}`
      const headers = { authorization, 'content-type': 'application/json', ...request.headers }
      const answer = await fetch(`${url}${path}`, { ...request, headers })
      return { status: answer.status, body: await answer.json(), headers: answer.headers }
    },
    pass(ms) {
      nowMs += ms
      for (const [due, run] of alarms) if (due <= ms) run()
    },
    async until(isSo) {
      while (!(await isSo())) await settled()
    },
    audited: async () =>
      ports.sent
        .filter(({ topic: name }) => name === audit.name)
        .map(({ event }) => event as OperationRecorded),
    [Symbol.asyncDispose]: () => app.close(),
  }
}

const profile: ProfileDeclared = {
  userId: 'ada',
  zone: 'Europe/Berlin',
  zoneHistory: [],
  country: null,
  language: 'en',
  birthday: null,
  years: [],
  hiddenCreators: [],
  hiddenDates: [],
  isHidden: false,
  declaredAt: 1,
}

/** A profile and a play of Ada. */
export async function recordListener(ports: MemoryPorts): Promise<void> {
  const sender = await ports.openSender('test')
  await sender.send(profiles, profileDeclared, profile)
  const play = {
    playId: 'p1',
    endedAt: Date.UTC(2025, 6, 14, 12),
    playedMs: 180_000,
    kind: 'track' as const,
    title: 'One',
    creator: 'The Testers',
    collection: null,
    uri: null,
    country: null,
    isLengthAssumed: false,
  }
  const about = { importId: 'i1', source: 'test', batch: 0, isLast: true, recordedAt: 5 }
  await sender.send(plays, playsRecorded, { userId: 'ada', ...about, plays: [play] })
}

/** A dead letter of heuristics. */
export const aDeadLetter = (offset: number, userId = 'ada'): QueuedDeadLetter => ({
  id: `heuristics:0:${offset}`,
  actor: 'heuristics',
  partition: 0,
  offset,
  bytes: 10,
  why: {
    actor: 'heuristics',
    owner: userId,
    source: { topic: 'plays', partition: 0, offset, timestampMs: 0 },
    code: 'BUG',
    message: 'a mistake',
    stack: '',
    attempts: 1,
    failedAtMs: offset,
  },
})
