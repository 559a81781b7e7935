// What a command says and asks, and how it ends: results on stdout, everything else on stderr.
import { openProgress, type Progress } from '#bootstrap/progress.js'
import { systemClock } from '#foundation/clock.ts'
import { remedyOf } from '#operations/remedy.ts'
import { type Colors, colorsFor } from './colors.ts'
import { cliErrors } from './errors.ts'
import { liveLines } from './live-lines.ts'

/** 0 done, 1 failed, 2 usage, 78 configuration (sysexits.h), 130 interrupted. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  configuration: 78,
  interrupted: 130,
} as const

/** Codes that the user's settings or machine explain, and not a fault of the run. */
const configurationCodes = new Set([
  'SETTINGS_INVALID',
  'HOME_UNUSABLE',
  'MACHINE_LACKS',
  'PORT_IN_USE',
])

/** How long an interrupted command may take to end what it started. */
const cleanUpMsMax = 60_000

export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  /** Whether a person can be asked. */
  readonly isInteractive: boolean
  readonly progress: Progress
  /** For the result's lines. */
  readonly paint: Colors
  /** Aborts on Ctrl-C. A command that ignores it ends immediately. */
  readonly signal: AbortSignal
  /** Writes a line of the result. */
  readonly print: (text: string) => void
  /** Writes lines of the result in place of those before; undefined where nobody watches. */
  readonly live: ((lines: readonly string[]) => void) | undefined
  /** Writes the result as JSON. */
  readonly printJson: (value: unknown) => void
  /** @throws ANSWER_MISSING off a terminal, naming the option that answers */
  readonly confirm: (question: Question) => Promise<boolean>
  /** @throws ANSWER_MISSING off a terminal, naming the option that answers */
  readonly ask: (question: Question & { readonly placeholder?: string }) => Promise<string>
  /** Says what went wrong and what to do. Returns the exit code. */
  readonly fail: (error: unknown) => number
}

export interface Question {
  readonly message: string
  /** Answers in its place where nobody can be asked, such as `--zone`. */
  readonly option: string
}

export function openTerminal(process: NodeJS.Process): Terminal {
  const { env, stdin, stdout, stderr } = process
  const interrupt = listenForInterrupt(process)
  const isInteractive = stdin.isTTY === true && stderr.isTTY === true
  // The reader of a pipe may have seen enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const print = (text: string) => void stdout.write(`${text}\n`)
  const prompts = async ({ option }: Question) => {
    if (!isInteractive) throw cliErrors.ANSWER_MISSING({ option })
    return await import('@clack/prompts')
  }
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (typeof answer === 'symbol') throw cliErrors.INTERRUPTED({})
    return answer as Exclude<T, symbol>
  }
  return {
    env,
    isInteractive,
    progress: openProgress(stderr, env),
    paint: colorsFor(stdout, env),
    get signal() {
      return interrupt.signal()
    },
    print,
    live: liveLines(stdout, env),
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    async confirm(question) {
      const { confirm } = await prompts(question)
      return answered(await confirm({ message: question.message, output: stderr }))
    },
    async ask(question) {
      const { text } = await prompts(question)
      return answered(await text({ ...question, output: stderr }))
    },
    fail: (error) => {
      stderr.write(wordsOf(error))
      return exitCodeOf(error)
    },
  }
}

/** A repeated Ctrl-C changes nothing: the clean-up that is under way has its own limits. */
function listenForInterrupt(process: NodeJS.Process): { signal(): AbortSignal } {
  const controller = new AbortController()
  let isHeard = false
  const onSignal = () => {
    if (!isHeard) return process.exit(exitCodes.interrupted)
    controller.abort(cliErrors.INTERRUPTED({}))
    systemClock.after(cleanUpMsMax, () => process.exit(exitCodes.interrupted))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  return {
    signal() {
      isHeard = true
      return controller.signal
    },
  }
}

function exitCodeOf(error: unknown): number {
  const code = codeOf(error)
  if (code === 'INTERRUPTED') return exitCodes.interrupted
  if (code === 'ANSWER_MISSING' || code === 'USER_MISSING') return exitCodes.usage
  return configurationCodes.has(code) ? exitCodes.configuration : exitCodes.failed
}

function wordsOf(error: unknown): string {
  const code = codeOf(error)
  if (code === 'INTERRUPTED')
    return 'interrupted; nothing that this command started is left running\n'
  if (!(error instanceof Error)) return `${String(error)}\n`
  const remedy = remedyOf(code)
  // Without a code it is a fault of ours: where it happened is what a report of it needs.
  if (!remedy) return `${error.stack ?? error.message}\n`
  return `${code}: ${error.message.trimEnd()}\n${remedy}\n`
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
