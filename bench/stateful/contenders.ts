// The three contenders as programs: each in its own process, on the same input and topics of the same shape.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runCommand } from '#bootstrap/command.js'
import { findJava } from '#bootstrap/machine.js'
import type { Program } from '../measuring/contender.ts'
import { balance, balanced, entry } from './entry.ts'

export const names = ['ours', 'streams', 'raw'] as const
export type ContenderName = (typeof names)[number]

export interface Round {
  readonly brokers: string
  /** Of this contender in this round: nothing is shared with another but the input. */
  readonly id: string
  readonly input: string
  readonly stateDir: string
  readonly commitMs: number
}

export const contenderGroup = (name: ContenderName, { id }: Round) =>
  name === 'ours' ? `linernotes.${id}` : id
export const outputOf = ({ id }: Round) => `${id}-output`
export const changelogOf = ({ id }: Round) => `${id}-changelog`

export async function programOf(
  name: ContenderName,
  round: Round,
  profileDir?: string | undefined,
): Promise<Program> {
  const env = {
    KAFKA_BROKERS: round.brokers,
    INPUT: round.input,
    OUTPUT: outputOf(round),
    CHANGELOG: changelogOf(round),
    GROUP: round.id,
    ACTOR: round.id,
    INSTANCE_ID: `${round.id}-0`,
    STATE_DIR: round.stateDir,
    COMMIT_INTERVAL_MS: String(round.commitMs),
    KAFKA_COMPRESSION: 'none', // As the other contenders, which have it off by default.
    UV_THREADPOOL_SIZE: '16',
  }
  if (name === 'streams') return await streams(env)
  const file = { ours: 'runtime-main.ts', raw: 'raw-main.ts' }[name]
  const options =
    name === 'ours' && profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
  return {
    command: process.execPath,
    args: [...options, join(import.meta.dirname, file)],
    env,
  }
}

async function streams(env: Readonly<Record<string, string>>): Promise<Program> {
  const java = findJava(17, process.env)
  if (!java) throw new Error('Kafka Streams needs a Java of 17 or newer')
  const target = await build()
  return {
    command: java,
    args: ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', target, 'linernotes.Stateful'],
    env: {
      ...env,
      THREADS: '1', // Two did no more on two cores, at more CPU, and a record cache cost a third.
      ENTRY_SCHEMA: JSON.stringify(entry.avro),
      BALANCE_SCHEMA: JSON.stringify(balance.avro),
      BALANCED_SCHEMA: JSON.stringify(balanced.avro),
    },
  }
}

/** Compiles the Java part, with its libraries beside it. Maven does nothing where nothing has changed. */
async function build(): Promise<string> {
  const cwd = resolve('bench/kafka-streams')
  const goals = ['package', 'dependency:copy-dependencies', '-DoutputDirectory=target/lib']
  const log = resolve('.linernotes/bench-kafka-streams.log')
  const jar = join(cwd, 'target', 'bench-kafka-streams.jar')
  await runCommand('mvn', ['-q', '-B', ...goals], { cwd, log, env: process.env })
  if (!existsSync(jar)) throw new Error(`Maven made no ${jar}; see ${log}`)
  return `${jar}:${join(cwd, 'target', 'lib', '*')}`
}
