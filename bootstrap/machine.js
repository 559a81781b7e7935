// What this machine brings: Java, Maven, Python and Go, at the versions that the embedded servers need.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The newest Java at or above `versionMin`: JAVA_HOME first, then the path, then where systems keep them.
 *
 * @param {number} versionMin
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} its `java` program
 */
export function findJava(versionMin, env) {
  const own = env.JAVA_HOME ? [env.JAVA_HOME] : []
  for (const homes of [own, homesOnPath(env), homesOfSystem()]) {
    const found = homes
      .map((home) => ({ java: join(home, 'bin', 'java'), version: javaVersion(home) }))
      .filter(({ java, version }) => version >= versionMin && existsSync(java))
      .sort((a, b) => b.version - a.version)[0]
    if (found) return found.java
  }
  return undefined
}

/**
 * The first Python at or above 3.10 on the path, by the name it goes by.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export const pythonCommand = (env) =>
  ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'].find((each) =>
    isAtLeast(versionSaid(each, ['--version'], env), [3, 10]),
  ) ?? 'python3'

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} debian what to install there
 * @property {string} macos
 * @property {(env: NodeJS.ProcessEnv) => boolean} isThere
 */

/** What compiles node-rdkafka with zstd in it; without it, the rest of node-rdkafka compiles all the same. */
export const zstdHeaders = { debian: 'libzstd-dev', macos: 'zstd' }

/** @param {NodeJS.ProcessEnv} env */
export const hasZstdHeaders = (env) =>
  [...(env.CPATH ?? '').split(delimiter), ...includeFolders].some(
    (folder) => folder !== '' && existsSync(join(folder, 'zstd.h')),
  )

const includeFolders = ['/usr/include', '/usr/local/include', '/opt/homebrew/include']

/** @type {Readonly<Record<'java' | 'maven' | 'python' | 'venv' | 'go' | 'compiler', Tool>>} */
export const tools = {
  java: {
    name: 'Java 17 or newer',
    debian: 'sudo apt-get install -y openjdk-17-jre-headless',
    macos: 'brew install openjdk',
    isThere: (env) => findJava(17, env) !== undefined,
  },
  maven: {
    name: 'Maven',
    debian: 'sudo apt-get install -y maven',
    macos: 'brew install maven',
    isThere: (env) => isOnPath('mvn', env),
  },
  python: {
    name: 'Python 3.10 or newer',
    debian: 'sudo apt-get install -y python3',
    macos: 'brew install python',
    isThere: (env) => isAtLeast(versionSaid(pythonCommand(env), ['--version'], env), [3, 10]),
  },
  venv: {
    name: "Python's venv",
    debian: 'sudo apt-get install -y python3-venv',
    macos: 'brew install python',
    isThere: (env) =>
      versionSaid(
        pythonCommand(env),
        ['-c', 'import ensurepip, venv, sys; print(sys.version)'],
        env,
      ) !== '',
  },
  go: {
    name: 'Go 1.25 or newer (or leave tracing out with --without jaeger)',
    debian:
      'see https://go.dev/doc/install, or: sudo apt-get install -y -t bookworm-backports golang-go',
    macos: 'brew install go',
    isThere: (env) => isAtLeast(versionSaid('go', ['env', 'GOVERSION'], env), [1, 25]),
  },
  compiler: {
    name: 'A C++ compiler and make',
    debian: 'sudo apt-get install -y build-essential',
    macos: 'xcode-select --install',
    isThere: (env) =>
      isOnPath('make', env) && ['c++', 'g++', 'clang++'].some((each) => isOnPath(each, env)),
  },
}

/**
 * @param {readonly (keyof typeof tools)[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} what is missing and how to get it, or undefined where nothing is
 */
export function whatIsMissing(names, env) {
  const missing = names.map((name) => tools[name]).filter((tool) => !tool.isThere(env))
  if (missing.length === 0) return undefined
  const isMac = process.platform === 'darwin'
  const lines = missing.map((tool) => `  ${tool.name}\n      ${isMac ? tool.macos : tool.debian}`)
  return `This machine lacks:\n${lines.join('\n')}\n`
}

const homesOnPath = (/** @type {NodeJS.ProcessEnv} */ env) =>
  (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder.endsWith('bin') && existsSync(join(folder, 'java')))
    // The path often leads to a link; the release file lies beside the program that it names.
    .map((folder) => join(realpathSync(join(folder, 'java')), '..', '..'))

function homesOfSystem() {
  const folders = (/** @type {string} */ parent, /** @type {string} */ rest) => {
    try {
      return readdirSync(parent).map((each) => join(parent, each, rest))
    } catch {
      return []
    }
  }
  return [
    ...folders('/usr/lib/jvm', ''),
    ...folders('/Library/Java/JavaVirtualMachines', 'Contents/Home'),
    ...folders('/opt/homebrew/opt', 'libexec/openjdk.jdk/Contents/Home'),
    ...folders('/usr/local/opt', 'libexec/openjdk.jdk/Contents/Home'),
  ]
}

/** The major version from a Java's own `release` file: no JVM is started to ask. */
function javaVersion(/** @type {string} */ home) {
  try {
    const release = readFileSync(join(home, 'release'), 'utf8')
    return Number(/^JAVA_VERSION="(\d+)/m.exec(release)?.[1] ?? 0)
  } catch {
    return saidJavaVersion(home)
  }
}

/** Distributions that link `java` into /usr/bin keep no release file beside it. */
function saidJavaVersion(/** @type {string} */ home) {
  try {
    const java = join(home, 'bin', 'java')
    if (!existsSync(java)) return 0
    const said = execFileSync(java, ['-XshowSettings:properties', '--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Number(/(\d+)/.exec(said)?.[1] ?? 0)
  } catch {
    return 0
  }
}

const isOnPath = (/** @type {string} */ program, /** @type {NodeJS.ProcessEnv} */ env) =>
  (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function versionSaid(program, args, env) {
  try {
    return execFileSync(program, args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}

/**
 * @param {string} said
 * @param {readonly [number, number]} least
 */
function isAtLeast(said, [majorMin, minorMin]) {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number)
  return major > majorMin || (major === majorMin && minor >= minorMin)
}
