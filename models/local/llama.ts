// The small model itself, run by node-llama-cpp. That package is not a dependency of ours: it is
// fetched into the cache for users of the local model only, because it has 85 MB.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ChatMessage } from '../model.ts'
import { llamaFolder, modelFile } from './fetch.ts'

/** What we use of node-llama-cpp. */
interface LlamaPackage {
  getLlama(options: object): Promise<Llama>
  LlamaChatSession: new (options: { contextSequence: Sequence }) => Session
}
interface Llama {
  loadModel(options: { modelPath: string }): Promise<LoadedModel>
  createGrammarForJsonSchema(schema: unknown): Promise<object>
  dispose(): Promise<void>
}
interface LoadedModel {
  createContext(options: object): Promise<{ getSequence(): Sequence }>
  tokenize(text: string): readonly number[]
}
type Sequence = object
interface Session {
  setChatHistory(history: readonly object[]): void
  prompt(text: string, options: object): Promise<string>
}

export interface Talk {
  /** The last one is the user's. */
  readonly messages: readonly ChatMessage[]
  readonly outputTokensMax: number
  readonly temperature: number
  readonly seed: number
  /** JSON schema that the answer must follow; free text without. */
  readonly schema?: unknown
}

export interface LocalLlama extends AsyncDisposable {
  /** One talk at a time: the caller queues. What the last talk began with alike is not read again. */
  say(talk: Talk, signal: AbortSignal): Promise<string>
  tokens(text: string): number
}

const CONTEXT_TOKENS = 4_096
/** More threads than cores spin at each other's barriers; one core is left for everything else. */
const THREADS_MAX = 8

export async function openLlama(folder: string): Promise<LocalLlama> {
  const entry = join(folder, llamaFolder, 'node_modules/node-llama-cpp/dist/index.js')
  const { getLlama, LlamaChatSession } = (await import(pathToFileURL(entry).href)) as LlamaPackage
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    progressLogs: false,
    logLevel: 'error',
  })
  const model = await llama.loadModel({ modelPath: join(folder, modelFile.name) })
  const threads = Math.max(1, Math.min(availableParallelism() - 1, THREADS_MAX))
  const context = await model.createContext({ contextSize: CONTEXT_TOKENS, threads })
  const session = new LlamaChatSession({ contextSequence: context.getSequence() })
  return {
    async say({ messages, outputTokensMax, temperature, seed, schema }, signal) {
      session.setChatHistory(messages.slice(0, -1).map(asHistory))
      const grammar =
        schema === undefined ? undefined : await llama.createGrammarForJsonSchema(schema)
      return session.prompt(messages.at(-1)?.content ?? '', {
        maxTokens: outputTokensMax,
        temperature,
        seed,
        signal,
        ...(grammar && { grammar }),
      })
    },
    tokens: (text) => model.tokenize(text).length,
    async [Symbol.asyncDispose]() {
      await llama.dispose()
    },
  }
}

const asHistory = ({ role, content }: ChatMessage): object =>
  role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content }
