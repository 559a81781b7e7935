// Apache Kafka, one node that is broker and controller (KRaft), from the jars of its Maven artefact.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '#bootstrap/command.js'
import { reachKafka } from '#runtime/kafka/reach-kafka.ts'
import type { StackPart } from './part.ts'
import { logFile } from './process.ts'
import type { StackSettings } from './stack-settings.ts'

const quietLog = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
]

export const kafka = (settings: StackSettings, java: string, folder: string): StackPart => ({
  name: 'kafka',
  title: 'Kafka',
  address: settings.kafkaBrokers,
  ports: [settings.port.kafka, settings.port.kafkaController],
  startMsMax: 90_000,
  after: [],
  ask: () => reachKafka(settings.kafkaBrokers),
  async plan(signal) {
    const jvm = [...quietLog, '-cp', join(folder, 'lib', '*')]
    await formatOnce(settings, { java, jvm, signal })
    const properties = writeProperties(settings, dataFolder(settings), 'server.properties')
    return { program: java, args: ['-Xmx512m', ...jvm, 'kafka.Kafka', properties], env: {} }
  },
})

const dataFolder = ({ home }: StackSettings) => join(home, 'data', 'kafka')

interface Format {
  readonly java: string
  readonly jvm: readonly string[]
  readonly signal: AbortSignal | undefined
}

/** Formats beside the data folder and moves it there whole: an interrupted start leaves no half of one. */
async function formatOnce(settings: StackSettings, { java, jvm, signal }: Format): Promise<void> {
  const data = dataFolder(settings)
  if (existsSync(data)) return
  const partial = `${data}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const properties = writeProperties(settings, partial, 'format.properties')
  const tool = ['kafka.tools.StorageTool', 'format', '-t', newClusterId(), '-c', properties]
  await runCommand(java, [...jvm, ...tool, '--standalone'], {
    log: logFile(settings.home, 'kafka-format'),
    signal,
  })
  renameSync(partial, data)
}

/** 16 bytes as Kafka writes them; one that begins with a dash would read as an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url')
  return id.startsWith('-') ? newClusterId() : id
}

function writeProperties(settings: StackSettings, data: string, name: string): string {
  const { home, port } = settings
  const file = join(home, 'run', name)
  mkdirSync(join(home, 'run'), { recursive: true })
  const lines = Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${port.kafkaController}`,
    listeners: `PLAINTEXT://127.0.0.1:${port.kafka},CONTROLLER://127.0.0.1:${port.kafkaController}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port.kafka},CONTROLLER://127.0.0.1:${port.kafkaController}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    // A wrong topic name is a fault to see, and a listener's history is for nobody else to delete.
    'delete.topic.enable': true,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    // A laptop that was shut for a month goes on where it stopped.
    'offsets.retention.minutes': 60 * 24 * 365,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'num.partitions': 1,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  })
  writeFileSync(file, `${lines.map(([key, value]) => `${key}=${value}`).join('\n')}\n`)
  return file
}
