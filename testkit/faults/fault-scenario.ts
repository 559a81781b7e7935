// A tally actor in several processes under load, somebody who disturbs them, and what is found afterwards.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '#foundation/random.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import { Codec } from '#runtime/codec/codec.ts'
import { openSchemaRegistry } from '#runtime/codec/registry.ts'
import { BrokerError } from '#runtime/kafka/port.ts'
import type { RuntimeSettings } from '#runtime/settings.ts'
import { startActor } from '#runtime/start-actor.ts'
import { changelogTopic } from '#runtime/state/changelog.ts'
import { check, type LedgerCheck } from '../ledger/checker.ts'
import type { OpenTopics } from '../tally/open-topics.ts'
import { startTally, type TallyProcess } from '../tally/process.ts'
import { newDeps, tallyActor } from '../tally/tally-actor.ts'
import { bumpAll, letters, quiet } from '../tally/tally-driver.ts'
import {
  brokerSettings,
  readAll,
  settingsOf,
  type Tallied,
  tallySchema,
  until,
} from '../tally/tally-topics.ts'
import { cutOffOf, evidenceOf, type FaultEvidence } from './evidence.ts'

type Settings = Partial<Record<keyof RuntimeSettings, string | number>>

export interface ScenarioMember {
  readonly name: string
  /** Again, after it was killed or has ended. */
  start(): void
  kill(): Promise<void>
  /** Lets it finish and commit. */
  terminate(): Promise<number | null>
  /** How often it ended without a request. */
  readonly endings: number
  /** As a long garbage collection or a sleeping laptop would. */
  freeze(): void
  thaw(): void
  lastLog(): string
}

export interface FaultScenario {
  readonly world: OpenTopics
  readonly members: readonly ScenarioMember[]
  readonly random: Random
  /** Waits in real time. */
  wait(ms: number): Promise<void>
}

interface Play {
  readonly seed: number
  readonly members?: number
  readonly settings?: Settings
  /** What events ask for besides being counted. */
  readonly commands?: readonly string[]
  /** Between two rounds of events. */
  readonly pauseMs?: number
  readonly users?: number
  /** The load goes on for as long as this does. */
  readonly disturb: (stage: FaultScenario) => Promise<void>
  /** How long the rest may take once nobody disturbs. */
  readonly settleMsMax?: number
}

const PARTITIONS = 4
const LOG_LINES_SHOWN = 40
const usualSettings: Settings = {
  KAFKA_SESSION_TIMEOUT_MS: 6_000,
  KAFKA_TRANSACTION_TIMEOUT_MS: 10_000,
  CHECKPOINT_INTERVAL_MS: 500,
  DRAIN_MS_MAX: 20_000,
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export interface ScenarioOutcome {
  readonly verdict: LedgerCheck
  /** How often a process ended without a request. */
  readonly endings: number
  readonly cutOff: number
}

/** Plays it, and says what was found once everything that was sent has its result. */
export async function runScenario(world: OpenTopics, what: Play): Promise<ScenarioOutcome> {
  const random = seededRandom(what.seed)
  const notes = join(mkdtempSync(join(tmpdir(), 'linernotes-notes-')), 'notes')
  writeFileSync(notes, 'begun\n') // So that nobody takes this for a first life.
  const settings = { ...usualSettings, ...what.settings }
  const members = Array.from({ length: what.members ?? 2 }, (_, at) =>
    newMember(world, `member-${at}`, notes, settings),
  )
  for (const member of members) member.start()
  try {
    const users = Array.from({ length: what.users ?? 24 }, (_, at) => `user-${at}`)
    let isOver = false
    const loading = load(world, { ...what, users, random, isOver: () => isOver })
    try {
      await what.disturb({ world, members, random, wait })
    } finally {
      isOver = true
    }
    await loading
    await untilSettled(world, members, what.settleMsMax ?? 90_000)
    await wait(300) // Whatever would come twice has time to.
    for (const member of members) await member.terminate()
    const endings = members.reduce((sum, member) => sum + member.endings, 0)
    const seen = await patiently(() => gather(world, { notes, settings, users }))
    return { verdict: check(evidenceOf(seen)), endings, cutOff: cutOffOf(seen) }
  } finally {
    await Promise.all(members.map((member) => member.kill()))
  }
}

/** Leaders of partitions may still move after a broker has come back. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined
  await until('brokers that answer for everything', async () => {
    result = await run().then(
      (value) => ({ value }),
      (error) => {
        if (error instanceof BrokerError) return undefined
        throw error
      },
    )
    return result !== undefined
  })
  if (!result) throw new TypeError('there is a result by now')
  return result.value
}

function newMember(
  world: OpenTopics,
  name: string,
  notes: string,
  settings: Settings,
): ScenarioMember {
  let running: TallyProcess | undefined
  let endings = 0
  let isTold = false
  return {
    name,
    get endings() {
      return endings
    },
    start() {
      isTold = false
      const own = { ...settings, INSTANCE_ID: name, STATE_DIR: join(world.stateDir, name) }
      running = startTally(world, notes, own)
      running.child.once('exit', () => {
        if (!isTold) endings += 1
      })
    },
    async kill() {
      isTold = true
      running?.child.kill('SIGCONT')
      if (isAlive(running)) await running.kill()
    },
    async terminate() {
      isTold = true
      return isAlive(running) ? await running.terminate() : null
    },
    freeze: () => void running?.child.kill('SIGSTOP'),
    thaw: () => void running?.child.kill('SIGCONT'),
    lastLog: () => running?.lastLog(LOG_LINES_SHOWN) ?? '',
  }
}

const isAlive = (running: TallyProcess | undefined): running is TallyProcess =>
  running !== undefined && running.child.exitCode === null && running.child.signalCode === null

interface Load extends Pick<Play, 'commands' | 'pauseMs'> {
  readonly users: readonly string[]
  readonly random: Random
  readonly isOver: () => boolean
}

/** An event a user each round; in the end each sets a timer. A round whose sending failed is not there. */
async function load(world: OpenTopics, { users, random, isOver, ...what }: Load): Promise<void> {
  const commands = what.commands ?? ['', '', 'ask:30', 'slow:50']
  const anyCommand = () => commands[Math.floor(random.next() * commands.length)] ?? ''
  let number = 0
  const send = async (commandOf: () => string) => {
    number += 1
    const events = users.map((userId) => ({ userId, number, command: commandOf() }))
    await bumpAll(world, events)
  }
  while (!isOver()) {
    await send(anyCommand).catch(() => undefined)
    await wait(what.pauseMs ?? 100)
  }
  await until('the last events', () =>
    send(() => 'later:200').then(
      () => true,
      () => false,
    ),
  )
}

/** Waits until every event and every timer has its result; a failure says what is known of those that have none. */
async function untilSettled(
  world: OpenTopics,
  members: readonly ScenarioMember[],
  msMax: number,
): Promise<void> {
  let last = 'nothing was read'
  const isSettled = async () => {
    // A broker that was away a moment ago may not answer for all its partitions yet.
    const counts = await countResults(world).catch((error) => {
      last = reasonOf(error)
    })
    if (counts) last = `${counts.results} of ${counts.expected} are there`
    return counts !== undefined && counts.results >= counts.expected
  }
  try {
    await until('every result', isSettled, msMax)
  } catch (error) {
    const logs = members.map(({ name, lastLog }) => `${name}:\n${lastLog()}`).join('\n')
    throw new Error(`${reasonOf(error)}; ${last}\n${logs}`)
  }
}

/** One for each event, and one for each timer that an event set. */
async function countResults(world: OpenTopics) {
  const [sent, tallies, dead] = await Promise.all([
    readAll(world.reader, world.bumps),
    readAll(world.reader, world.tallies),
    letters(world, 0),
  ])
  const timers = sent.filter(({ command }) => command.startsWith('later')).length
  return { results: tallies.length + dead.length, expected: sent.length + timers }
}

interface Place {
  readonly notes: string
  readonly settings: Settings
  readonly users: readonly string[]
}

async function gather(
  world: OpenTopics,
  { notes, settings, users }: Place,
): Promise<FaultEvidence> {
  const plain = <T extends object>(list: readonly T[]): T[] => list.map((each) => ({ ...each }))
  const { folded, journaled } = await readChangelog(world)
  return {
    sent: plain(await readAll(world.reader, world.bumps)),
    tallies: plain<Tallied>(await readAll(world.reader, world.tallies)),
    letters: (await letters(world, 0)).length,
    asked: readFileSync(notes, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('asked '))
      .map((line) => line.slice('asked '.length)),
    journaled,
    folded,
    stored: await readStored(world, settings, users),
  }
}

async function readChangelog(world: OpenTopics) {
  const { SCHEMA_REGISTRY_URL } = brokerSettings()
  const codec = new Codec(openSchemaRegistry(SCHEMA_REGISTRY_URL), Number.MAX_SAFE_INTEGER)
  const folded = new Map<string, number>()
  const journaled: string[] = []
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    for await (const { key, value } of world.reader.records(
      changelogTopic(world.actor),
      partition,
    )) {
      const [userId = '', table] = String(key).split(':')
      if (table === 'effects' && value) journaled.push(JSON.parse(String(value)).result)
      if (table !== 'pages' || !value) continue
      await codec.nameOf(value)
      folded.set(userId, codec.decode(tallySchema, value).total)
    }
  }
  return { folded, journaled }
}

/** As the next owner finds it, from the first member's local store on. */
async function readStored(world: OpenTopics, settings: Settings, users: readonly string[]) {
  const own = { ...settings, INSTANCE_ID: 'member-0', STATE_DIR: join(world.stateDir, 'member-0') }
  await using actor = await startActor(tallyActor(world), {
    settings: settingsOf(world, own),
    deps: newDeps(),
    log: quiet,
  })
  const isOwner = () => actor.isReady() && users.every((userId) => actor.inspect(userId))
  await until('one owner of everything', isOwner, 60_000)
  return new Map(
    users.map((userId) => {
      const page = actor.inspect(userId)?.pages[0]?.page as { total: number } | undefined
      return [userId, page?.total ?? 0]
    }),
  )
}
