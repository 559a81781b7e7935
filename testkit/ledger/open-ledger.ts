// A ledger under load on a broker: processes to do harm to, and the verdict at the end.
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '#observability/log.ts'
import { type EventReader, openEventReader } from '#runtime/kafka/event-reader.ts'
import { type EventSender, openEventSender } from '#runtime/kafka/event-sender.ts'
import type { BrokerSettings } from '#runtime/settings.ts'
import { brokerSettings, until } from '../tally/tally-topics.ts'
import { check, type Disruption, type LedgerCheck } from './checker.ts'
import { eventsOf, ledgerInputs, ledgerLetters, ledgerPages, storesOf } from './evidence.ts'
import {
  type LedgerSchemas,
  ledgerTopicsOf,
  ordered,
  paid,
  receipt,
  transferred,
} from './ledger-events.ts'
import { type LedgerProcess, startLedger } from './ledger-process.ts'
import {
  LEDGER_PARTITIONS,
  type LedgerTopics,
  openLedgerTopics,
  type TopicOptions,
} from './ledger-topics.ts'
import { carry, everything, type Load, type LoadOptions, startLoad } from './load.ts'
import { type ModelServer, openModelServer } from './model-server.ts'
import { Tail } from './tail.ts'

const CARRY_MS = 500

interface Options extends TopicOptions {
  /** The stack's where it is left out. */
  readonly brokers?: string
  /** Where the processes find Kafka, if not there too: at a proxy. */
  readonly brokersSeen?: string
  /** Whether a process that stops by itself is started again, as an orchestrator would. */
  readonly isSupervised?: boolean
  /** Settings of every process. */
  readonly settings?: Readonly<Record<string, string>>
}

type Env = Readonly<Record<string, string>>

export async function openLedger(options: Options = {}): Promise<OpenLedger> {
  const servers = {
    ...brokerSettings(),
    ...(options.brokers && { KAFKA_BROKERS: options.brokers }),
  }
  const world = ledgerTopicsOf(randomUUID().slice(0, 8))
  const log = openLog('fault', 'silent')
  const topics = await openLedgerTopics(servers, world, options)
  const [sender, courier, reader, model] = await Promise.all([
    openEventSender(servers, { transactionalId: `load-${world.id}`, log }),
    openEventSender(servers, { transactionalId: `courier-${world.id}`, log }),
    openEventReader(servers, { log }),
    openModelServer(),
  ])
  return new OpenLedger({ options, servers, world, topics, sender, courier, reader, model })
}

interface Parts {
  readonly options: Options
  readonly servers: BrokerSettings
  readonly world: LedgerSchemas
  readonly topics: LedgerTopics
  readonly sender: EventSender
  readonly courier: EventSender
  readonly reader: EventReader
  readonly model: ModelServer
}

export class OpenLedger implements AsyncDisposable {
  readonly #parts: Parts
  readonly #folder: string
  readonly #tails: Record<'orders' | 'payments' | 'transfers' | 'receipts' | 'letters', Tail>
  readonly #stateDirs = new Map<string, string>()
  readonly #disruptions: Disruption[] = []
  readonly #carrying: Promise<void>
  /** By instance: the last that was started. */
  readonly processes = new Map<string, LedgerProcess>()
  #load: Load | undefined
  #isOver = false

  constructor(parts: Parts) {
    const { world, topics, reader } = parts
    const tailOf = (topic: string) => new Tail(reader, topic, LEDGER_PARTITIONS)
    this.#parts = parts
    this.#folder = mkdtempSync(join(tmpdir(), `linernotes-fault-${world.id}-`))
    this.#tails = {
      orders: tailOf(world.orders.name),
      payments: tailOf(world.payments.name),
      transfers: tailOf(world.transfers.name),
      receipts: tailOf(world.receipts.name),
      letters: tailOf(topics.letters),
    }
    this.#carrying = this.#carry()
  }

  get topics() {
    return this.#parts.topics
  }

  get world() {
    return this.#parts.world
  }

  get reader() {
    return this.#parts.reader
  }

  start(instance: string, more: Env = {}): LedgerProcess {
    const { servers, options, world, model } = this.#parts
    const stateDir = more.STATE_DIR ?? join(this.#folder, instance)
    mkdirSync(stateDir, { recursive: true })
    this.#stateDirs.set(instance, stateDir)
    const running = startLedger(instance, {
      ...servers,
      ...(options.brokersSeen && { KAFKA_BROKERS: options.brokersSeen }),
      ...options.settings,
      ...more,
      STATE_DIR: stateDir,
      WORLD_ID: world.id,
      MODEL_URL: model.url,
    })
    this.processes.set(instance, running)
    if (options.isSupervised) void this.#superviseUntilOver(running, more)
    return running
  }

  /** Starts a process, and waits until it reads everything that it is assigned. */
  async startReady(instance: string, more: Env = {}): Promise<LedgerProcess> {
    const running = this.start(instance, more)
    const isReady = async () => (await running.usage())?.isReady || running.hasEnded()
    await until(`${instance} is ready`, isReady, 60_000)
    return running
  }

  startLoad(more: Partial<LoadOptions> & { readonly seed: number }): void {
    const usual = { users: 40, ordersPerSecond: 50, commands: everything }
    this.#load = startLoad(this.#parts.world, this.#parts.sender, { ...usual, ...more })
  }

  async stopLoad(): Promise<void> {
    await this.#load?.stop()
    this.#load = undefined
  }

  /** Calls that are in flight while `run` runs, and `afterMs` longer, may be made again. */
  async disturb(run: () => Promise<void>, afterMs = 0): Promise<void> {
    const fromMs = Date.now()
    try {
      await run()
    } finally {
      this.#disruptions.push({ fromMs, toMs: Date.now() + afterMs })
    }
  }

  /** How many turns have been committed. */
  async turns(): Promise<number> {
    await this.#tails.receipts.pull()
    return this.#tails.receipts.count
  }

  /** Records of the changelog that speak of slips, deletions too. */
  async slipsLogged(): Promise<number> {
    const log = new Tail(this.#parts.reader, this.#parts.topics.changelog, LEDGER_PARTITIONS)
    await log.pull()
    return log.all.filter(({ key }) => String(key).includes(':pages:slip:')).length
  }

  /** Waits until `count` more turns are committed than now. */
  async progress(count: number, msMax = 60_000): Promise<void> {
    const before = await this.turns()
    const isThere = () =>
      this.turns().then(
        (now) => now >= before + count,
        () => false,
      )
    await until(`${count} more turns`, isThere, msMax)
  }

  /** Ends the load, and waits until everything that was asked for is done. */
  async settle(msMax = 60_000): Promise<void> {
    await this.stopLoad()
    await until('everything is done', () => this.#isDone().catch(() => false), msMax)
  }

  /** Waits until all is done, stops the processes, and holds everything to account. */
  async finish(msMax = 60_000): Promise<LedgerCheck> {
    const { reader, model, topics, world } = this.#parts
    const late = await this.settle(msMax).then(
      () => [],
      (error) => [String(error)],
    )
    this.#isOver = true
    await this.#carrying
    await this.stopProcesses()
    const tails = this.#tails
    for (const tail of Object.values(tails)) await tail.pull()
    const log = new Tail(reader, topics.changelog, LEDGER_PARTITIONS)
    await log.pull()
    const stores = await storesOf(world.actor, this.#stateDirs)
    const verdict = check({
      inputs: ledgerInputs(tails.orders.all, tails.transfers.all),
      receipts: eventsOf(tails.receipts.all, receipt),
      payments: eventsOf(tails.payments.all, paid),
      transfers: eventsOf(tails.transfers.all, transferred),
      letters: ledgerLetters(tails.letters.all),
      pages: ledgerPages(log.records, stores),
      calls: model.calls,
      disruptions: this.#disruptions,
    })
    return { ...verdict, faults: [...late, ...verdict.faults] }
  }

  async stopProcesses(): Promise<void> {
    const live = [...this.processes.values()].filter((each) => !each.hasEnded())
    await Promise.all(live.map((each) => each.terminate()))
  }

  async [Symbol.asyncDispose]() {
    const { sender, courier, reader, model, topics } = this.#parts
    this.#isOver = true
    await this.stopLoad()
    await Promise.all([...this.processes.values()].map((each) => each.hasEnded() || each.kill()))
    await this.#carrying
    for (const each of [sender, courier, reader, model, topics]) await each[Symbol.asyncDispose]()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** A kill leaves no exit code: the killer starts it again. */
  async #superviseUntilOver(running: LedgerProcess, more: Env): Promise<void> {
    const code = await running.ended
    if (!code || this.#isOver) return
    process.stderr.write(`${running.instance} stopped by itself: ${running.failure() ?? code}\n`)
    const restart = async () => void this.start(running.instance, more)
    await this.disturb(restart)
  }

  async #carry(): Promise<void> {
    while (!this.#isOver) {
      await carry(this.#parts.world, this.#parts.courier, this.#tails).catch(() => {}) // The broker is away, perhaps.
      await new Promise((resolve) => setTimeout(resolve, CARRY_MS))
    }
  }

  async #isDone(): Promise<boolean> {
    const { orders, payments, transfers, receipts, letters } = this.#tails
    for (const tail of [orders, payments, transfers, receipts, letters]) await tail.pull()
    const receiptsSeen = eventsOf(receipts.all, receipt)
    const timers = receiptsSeen.filter(({ source }) => source === 'timer')
    const asked = eventsOf(orders.all, ordered).filter(({ command }) => command.startsWith('later'))
    const covered = timers.reduce((sum, { covers }) => sum + covers, 0)
    const done = receiptsSeen.length - timers.length + letters.count
    return (
      payments.count <= transfers.count &&
      covered >= asked.length &&
      done >= orders.count + transfers.count
    )
  }
}
