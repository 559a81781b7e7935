// Kafka brokers of a test's own, to be killed: one, or a cluster, as plain processes on loopback.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from '#bootstrap/cache.js'
import { findJava } from '#bootstrap/machine.js'
import { artefacts } from '#bootstrap/server-artefacts.js'
import { reachKafka } from '#runtime/kafka/reach-kafka.ts'
import { until } from '../tally/tally-topics.ts'

export interface OwnBroker {
  /** `host:port` without any proxy. */
  readonly address: string
  start(): Promise<void>
  /** As a power cut would; its transaction state is on disk, or is not. */
  kill(): Promise<void>
  /** Stops its process where it is: connections stay open, and nothing answers. `kill` ends it all the same. */
  freeze(): void
  /** Lets its process go on. */
  thaw(): void
}

export interface OwnBrokers extends AsyncDisposable {
  readonly brokers: readonly OwnBroker[]
  /** For clients. */
  readonly addresses: string
}

interface Options {
  /** First of the ports that are used: two a broker. */
  readonly portBase: number
  readonly count?: number
  /** Where clients of the second listener are sent: a proxy's port. One broker only. */
  readonly proxyPort?: number
}

const START_MS_MAX = 60_000
const heapMegabytes = { alone: 384, inCluster: 256 } as const

export async function openBrokers(options: Options): Promise<OwnBrokers> {
  const { portBase, count = 1 } = options
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-brokers-'))
  const java = findJava(17, process.env)
  if (!java) throw new Error('Java 17 or newer is missing')
  const jars = join(cacheFolder(process.env), artefacts.kafka.folder, 'lib', '*')
  const jvm = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', jars]
  const clusterId = `l${randomBytes(16).toString('base64url').slice(1)}`
  const brokers = Array.from({ length: count }, (_, at): OwnBroker => {
    const home = join(folder, String(at + 1))
    mkdirSync(home)
    const properties = join(home, 'server.properties')
    writeFileSync(properties, propertiesOf(options, at + 1, join(home, 'data')))
    return newBroker({ java, jvm, count, home, properties, clusterId, port: portBase + 2 * at })
  })
  const own = {
    brokers,
    addresses: brokers.map(({ address }) => address).join(','),
    async [Symbol.asyncDispose]() {
      await Promise.all(brokers.map((broker) => broker.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await Promise.all(brokers.map((broker) => broker.start()))
  } catch (error) {
    await own[Symbol.asyncDispose]()
    throw error
  }
  return own
}

interface Parts {
  readonly java: string
  readonly jvm: readonly string[]
  readonly count: number
  readonly home: string
  readonly properties: string
  readonly clusterId: string
  readonly port: number
}

function newBroker(parts: Parts): OwnBroker {
  const { java, jvm, count, home, properties, clusterId, port } = parts
  const address = `127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let isFormatted = false
  return {
    address,
    async start() {
      if (!isFormatted) {
        const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties]
        await promisify(execFile)(java, [...jvm, ...tool])
        isFormatted = true
      }
      const log = openSync(join(home, 'log'), 'a')
      const heap = count === 1 ? heapMegabytes.alone : heapMegabytes.inCluster
      child = spawn(
        java,
        [`-Xmx${heap}m`, '-XX:TieredStopAtLevel=1', ...jvm, 'kafka.Kafka', properties],
        {
          stdio: ['ignore', log, log],
        },
      )
      const isAnswering = () =>
        reachKafka(address).then(
          () => true,
          () => false,
        )
      await until(`the broker at ${address}`, isAnswering, START_MS_MAX)
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    freeze() {
      child?.kill('SIGSTOP')
    },
    thaw() {
      child?.kill('SIGCONT')
    },
  }
}

function propertiesOf({ portBase, count = 1, proxyPort }: Options, id: number, data: string) {
  const host = '127.0.0.1'
  const port = portBase + 2 * (id - 1)
  const voters = Array.from(
    { length: count },
    (_, at) => `${at + 1}@${host}:${portBase + 2 * at + 1}`,
  )
  const replicas = Math.min(3, count)
  const isrMin = count > 1 ? 2 : 1
  const listeners = [`PLAINTEXT://${host}:${port}`, `CONTROLLER://${host}:${port + 1}`]
  const advertised = [`PLAINTEXT://${host}:${port}`]
  if (proxyPort) {
    listeners.push(`PROXIED://${host}:${port + 2}`)
    advertised.push(`PROXIED://${host}:${proxyPort}`)
  }
  const lines = Object.entries({
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters.join(','),
    listeners: listeners.join(','),
    'advertised.listeners': advertised.join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    'group.consumer.min.session.timeout.ms': 1_000,
    'group.consumer.session.timeout.ms': 3_000,
    'group.consumer.min.heartbeat.interval.ms': 500,
    'group.consumer.heartbeat.interval.ms': 1_000,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': isrMin,
    'default.replication.factor': replicas,
    'min.insync.replicas': isrMin,
    'log.cleaner.backoff.ms': 200,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'log.initial.task.delay.ms': 100,
    'log.retention.check.interval.ms': 1_000,
    'file.delete.delay.ms': 100,
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    'controlled.shutdown.enable': false,
  })
  return `${lines.map(([key, value]) => `${key}=${value}`).join('\n')}\n`
}
