// Everything around the runtime, in memory.
import { type Log, openLog } from '#observability/log.ts'
import { changelogTopic } from '#runtime/changelog.ts'
import { type Clock, systemClock } from '#runtime/clock.ts'
import { Codec } from '#runtime/codec.ts'
import { deadLetterTopic } from '#runtime/dead-letter.ts'
import { partitionOf } from '#runtime/partitioner.ts'
import { seededRandom } from '#runtime/random.ts'
import type { Registry } from '#runtime/registry/registry.ts'
import { startActor } from '#runtime/run.ts'
import type { AvroSchema, Schema } from '#runtime/schema.ts'
import type { Change, Entry, OpenStore, Store, Table } from '#runtime/store.ts'
import { FakeBroker } from './fake-broker.ts'
import { type Needs, newNeeds, tallyActor } from './tally-actor.ts'
import { bumped, settingsOf, type Tallied, tallied, worldOf } from './world.ts'

/** Numbers schemas as they come. */
export function fakeRegistry(): Registry & { schemas: Map<number, AvroSchema> } {
  const ids = new Map<string, number>()
  const schemas = new Map<number, AvroSchema>()
  return {
    schemas,
    async idOf(_subject: string, schema: Schema) {
      const id = ids.get(schema.hash) ?? ids.size + 1
      ids.set(schema.hash, id)
      schemas.set(id, schema.avro)
      return id
    },
    async schemaOf(id) {
      const schema = schemas.get(id)
      if (!schema) throw new Error(`no schema ${id}`)
      return schema
    },
  }
}

interface Disk {
  readonly entries: Map<string, Entry & { readonly table: Table }>
  changelogOffset: number | undefined
  changelogId: string | undefined
  appliedAtMs: number | undefined
}

/** Stores whose content outlives a crash, as a disk's does. */
export function memoryStores(): { open: OpenStore; disks: Map<number, Disk> } {
  const disks = new Map<number, Disk>()
  const open: OpenStore = async (partition) => {
    const disk = disks.get(partition) ?? {
      entries: new Map(),
      changelogOffset: undefined,
      changelogId: undefined,
      appliedAtMs: undefined,
    }
    disks.set(partition, disk)
    return memoryStore(disk)
  }
  return { open, disks }
}

const keyOf = (table: Table, userId: string, name: string) => `${table} ${userId}:${name}`

function memoryStore(disk: Disk): Store {
  const sorted = (isWanted: (entry: Entry & { table: Table }) => boolean) =>
    [...disk.entries.values()].filter(isWanted).sort((a, b) => (a.name < b.name ? -1 : 1))
  const write = ({ table, userId, name, value }: Change) => {
    if (value) disk.entries.set(keyOf(table, userId, name), { table, userId, name, value })
    else disk.entries.delete(keyOf(table, userId, name))
  }
  return {
    get changelogOffset() {
      return disk.changelogOffset
    },
    get changelogId() {
      return disk.changelogId
    },
    get appliedAtMs() {
      return disk.appliedAtMs
    },
    get: (table, userId, name) => disk.entries.get(keyOf(table, userId, name))?.value,
    entriesOf: (table, userId, prefix) =>
      sorted((e) => e.table === table && e.userId === userId && e.name.startsWith(prefix)),
    all: (table) => sorted((each) => each.table === table),
    async apply(changes, { changelogOffset, changelogId, nowMs }) {
      await new Promise(setImmediate)
      for (const change of changes) write(change)
      if (changelogOffset !== undefined) disk.changelogOffset = changelogOffset
      if (changelogId !== undefined) disk.changelogId = changelogId
      disk.appliedAtMs = nowMs
    },
    size: () => {
      const values = [...disk.entries.values()].map(({ value }) => value)
      return { entries: values.length, bytes: Buffer.concat(values).length }
    },
    async wipe() {
      disk.entries.clear()
      disk.changelogOffset = undefined
      disk.changelogId = undefined
    },
    async close() {},
  }
}

/** The system's clock, until it dies: then nothing that waits on it ever goes on. */
function mortalClock(): Clock & { die(): void } {
  const waiting = new Set<() => void>()
  let isDead = false
  return {
    now: () => systemClock.now(),
    after(ms, run) {
      if (isDead) return () => {}
      const callOff = systemClock.after(ms, () => {
        waiting.delete(callOff)
        run()
      })
      waiting.add(callOff)
      return callOff
    },
    die() {
      isDead = true
      for (const callOff of waiting) callOff()
    },
  }
}

interface FakeOptions {
  readonly partitions?: number
  readonly log?: Log
}

const silent = openLog('test', 'silent')

/** A log that keeps the codes of errors that were told. */
export function codeLog(): Log & { readonly codes: string[] } {
  const codes: string[] = []
  return {
    ...silent,
    codes,
    error(_message, fields) {
      codes.push((fields?.error as { code?: string } | undefined)?.code ?? '')
    },
  }
}

/** A tally actor's whole surroundings. `start` it as often as the test needs. */
export async function fakeWorld({ partitions = 1, log = silent }: FakeOptions = {}) {
  const world = worldOf('fake', '/nowhere')
  const broker = new FakeBroker({
    [world.bumps.name]: partitions,
    [world.tallies.name]: partitions,
    [changelogTopic(world.actor)]: partitions,
    [deadLetterTopic(world.actor)]: partitions,
  })
  const registry = fakeRegistry()
  const stores = memoryStores()
  const codec = new Codec(registry, 1_000_000)
  await codec.declare(world.bumps.name, bumped)
  await codec.declare(world.tallies.name, tallied)
  let clock = mortalClock()
  return {
    world,
    broker,
    registry,
    stores,
    codec,
    start: (more: Parameters<typeof settingsOf>[1] = {}, needs: Needs = newNeeds()) =>
      startActor(tallyActor(world), {
        settings: settingsOf(world, { DRAIN_MS_MAX: 300, ...more }),
        clock,
        needs,
        log,
        broker,
        registry,
        openStore: stores.open,
        random: seededRandom(1),
      }),
    /** As `kill -9` does to every process at once; what was started since goes on. */
    crash() {
      broker.crash()
      clock.die()
      clock = mortalClock()
    },
    bump(userId: string, number: number, command = '', traceparent?: string) {
      broker.append([
        {
          topic: world.bumps.name,
          partition: partitionOf(userId, partitions),
          key: userId,
          value: codec.encode(world.bumps.name, bumped, { userId, number, command }),
          headers: traceparent ? { traceparent } : undefined,
        },
      ])
    },
    tallies: (): Tallied[] =>
      broker
        .visible(world.tallies.name)
        .map(({ value }) => ({ ...codec.decode(tallied, value as Buffer) })),
  }
}
