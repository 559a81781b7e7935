// One checker for every fault: holds what the topics, the stores and the world outside show against
// what was asked for. It trusts nothing that the workload says of itself: what counts as asked for is
// what is committed in the input topics.
import { foldNotes, type LedgerPages, wrongStores } from './check-state.ts'
import type { Paid, Receipt, Transferred } from './ledger-events.ts'
import type { Call } from './model-server.ts'

export interface LedgerInput {
  /** `<topic>/<partition>/<offset>` */
  readonly source: string
  readonly userId: string
  /** Of an order; a transfer has none. */
  readonly command: string
  /** Of a transfer; an order has 0. */
  readonly amount: number
}

/** Something was done to the processes, the brokers or the way between them, from when to when. */
export interface Disruption {
  readonly fromMs: number
  readonly toMs: number
}

export interface Evidence {
  /** Each topic's in order of offsets, partition by partition. */
  readonly inputs: readonly LedgerInput[]
  readonly receipts: readonly Receipt[]
  readonly payments: readonly Paid[]
  readonly transfers: readonly Transferred[]
  /** Sources of the dead letters. */
  readonly letters: readonly string[]
  readonly pages: LedgerPages
  readonly calls: readonly Call[]
  readonly disruptions: readonly Disruption[]
}

export interface LedgerCheck {
  readonly events: number
  readonly turns: number
  readonly deadLetters: number
  readonly timers: number
  readonly payments: number
  readonly calls: number
  /** Events that left neither a receipt nor a dead letter, timers that never fired, lost payments. */
  readonly missing: number
  readonly twice: number
  /** Out of their key's order. */
  readonly outOfOrder: number
  /** Receipts and pages that are not what the events add up to, and stores that are not the changelog. */
  readonly wrong: number
  readonly early: number
  /** Calls made again after their result was journaled, or though the world could be asked. */
  readonly journaledRepeated: number
  /** Calls made again, of those that were in flight at a disruption: these may be. */
  readonly repeated: number
  /** Calls made again though nothing had happened. */
  readonly unexplained: number
  /** What is wrong, in words; the first few. */
  readonly faults: readonly string[]
}

const FAULTS_SHOWN = 20

export function check(evidence: Evidence): LedgerCheck {
  const faults: string[] = []
  const events = checkEvents(evidence, faults)
  const turns = checkTurns(evidence, faults)
  const payments = checkPayments(evidence, faults)
  const timers = checkTimers(evidence, faults)
  const calls = checkCalls(evidence, faults)
  const wrongNotes = foldNotes(evidence, turns.accounts)
  const stores = wrongStores(evidence.pages)
  faults.push(...wrongNotes, ...stores)
  return {
    events: evidence.inputs.length,
    turns: evidence.receipts.length,
    deadLetters: evidence.letters.length,
    timers: timers.fired,
    payments: evidence.payments.length,
    calls: evidence.calls.length,
    missing: events.missing + payments.missing + timers.missing,
    twice: events.twice + payments.twice + timers.twice,
    outOfOrder: turns.outOfOrder,
    wrong: turns.wrong + wrongNotes.length + stores.length + events.strange,
    early: timers.early,
    ...calls,
    faults: faults.slice(0, FAULTS_SHOWN),
  }
}

function checkEvents({ inputs, receipts, letters }: Evidence, faults: string[]) {
  const done = new Map<string, number>()
  const note = (source: string) => done.set(source, (done.get(source) ?? 0) + 1)
  for (const { source } of receipts) if (source !== 'timer') note(source)
  for (const source of letters) note(source)
  let [missing, twice, strange] = [0, 0, 0]
  for (const { source, command } of inputs) {
    const times = done.get(source) ?? 0
    done.delete(source)
    if (times === 0) missing += 1
    if (times > 1) twice += times - 1
    if (times !== 1) faults.push(`${source} ${command} was done ${times} times`)
  }
  for (const source of done.keys()) {
    strange += 1
    faults.push(`${source} was done, but nobody asked for it`)
  }
  const refused = new Set(inputs.filter(({ command }) => command === 'refuse').map((i) => i.source))
  for (const source of letters) {
    if (refused.has(source)) continue
    strange += 1
    faults.push(`${source} became a dead letter`)
  }
  return { missing, twice, strange }
}

/** What the receipts say of each user must follow from one to the next. */
function checkTurns({ inputs, receipts }: Evidence, faults: string[]) {
  const bySource = new Map(inputs.map((input) => [input.source, input]))
  const accounts = new Map<string, { sequence: number; balance: number }>()
  const lasts = new Map<string, number>()
  let [outOfOrder, wrong] = [0, 0]
  for (const { userId, source, sequence, balance } of receipts) {
    const before = accounts.get(userId) ?? { sequence: 0, balance: 0 }
    const expected = { sequence: before.sequence + 1, balance: before.balance }
    if (source !== 'timer') {
      const end = source.lastIndexOf('/')
      const stream = `${userId} ${source.slice(0, end)}`
      const offset = Number(source.slice(end + 1))
      if (offset < (lasts.get(stream) ?? -1)) {
        outOfOrder += 1
        faults.push(`${source} of ${userId} came after ${lasts.get(stream)}`)
      }
      lasts.set(stream, offset)
      expected.balance += changeOf(bySource.get(source))
    }
    if (sequence !== expected.sequence || balance !== expected.balance) {
      wrong += 1
      const is = `turn ${sequence} with ${balance}`
      faults.push(`${source} of ${userId} is ${is}, not ${JSON.stringify(expected)}`)
    }
    accounts.set(userId, { sequence, balance })
  }
  return { outOfOrder, wrong, accounts }
}

function changeOf(input: LedgerInput | undefined): number {
  const [name, , amount = '0'] = input?.command.split(':') ?? []
  return name === 'pay' ? -Number(amount) : (input?.amount ?? 0)
}

function checkPayments({ inputs, payments, transfers }: Evidence, faults: string[]) {
  const asked = inputs.filter(({ command }) => command.startsWith('pay:')).map((i) => i.source)
  let [missing, twice] = [0, 0]
  for (const [what, found] of [
    ['payment', payments],
    ['transfer', transfers],
  ] as const) {
    const ids = new Set(found.map(({ id }) => id))
    const lost = asked.filter((id) => !ids.has(id))
    missing += lost.length
    twice += found.length - ids.size
    for (const id of lost) faults.push(`${what} ${id} is missing`)
    if (found.length > ids.size) faults.push(`${found.length - ids.size} ${what}s came twice`)
  }
  return { missing, twice }
}

function checkTimers({ inputs, receipts }: Evidence, faults: string[]) {
  const done = new Set(receipts.map(({ source }) => source))
  const asked = inputs.filter(
    ({ command, source }) => command.startsWith('later') && done.has(source),
  )
  const balances = new Map<string, number>()
  const add = (userId: string, by: number) => balances.set(userId, (balances.get(userId) ?? 0) + by)
  for (const { userId } of asked) add(userId, 1)
  let [fired, early, missing, twice] = [0, 0, 0, 0]
  for (const { userId, source, covers, dueMs, firedMs } of receipts) {
    if (source !== 'timer') continue
    fired += 1
    add(userId, -covers)
    if (covers === 0) twice += 1
    if (covers === 0) faults.push(`a timer of ${userId} fired twice`)
    if (firedMs < dueMs) early += 1
    if (firedMs < dueMs) faults.push(`a timer of ${userId} fired ${dueMs - firedMs} ms early`)
  }
  for (const [userId, left] of balances) {
    if (left > 0) missing += left
    if (left < 0) twice -= left
    if (left !== 0) faults.push(`timers of ${userId} are off by ${left}`)
  }
  return { fired, early, missing, twice }
}

function checkCalls({ calls, disruptions }: Evidence, faults: string[]) {
  const byStep = Map.groupBy(calls, ({ place, step }) => `${place} ${step}`)
  let [journaledRepeated, repeated, unexplained] = [0, 0, 0]
  for (const [key, own] of byStep) {
    const { place = '', step = '' } = own[0] ?? {}
    const followed = byStep.get(`${place} second`)?.[0]?.startMs ?? Number.POSITIVE_INFINITY
    for (const [at, call] of own.slice(1).entries()) {
      const before = own[at] as Call
      const isJournaled = step === 'once' || (step === 'first' && call.startMs > followed)
      const isExplained = disruptions.some(
        ({ fromMs, toMs }) => fromMs <= call.startMs && toMs >= before.startMs,
      )
      if (isJournaled) journaledRepeated += 1
      else if (isExplained) repeated += 1
      else unexplained += 1
      if (isJournaled || !isExplained) faults.push(`${key} was called again`)
    }
  }
  return { journaledRepeated, repeated, unexplained }
}
