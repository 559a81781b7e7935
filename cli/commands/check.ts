import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import type { SentenceOutcome } from '#fact-check/fault.ts'
import { checkLine } from '#operations/check-line.ts'
import { cliErrors } from '../errors.ts'
import type { Terminal } from '../terminal.ts'

export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('check texts against the facts of their days, sentence by sentence')
    .argument('[file]', 'JSON lines; standard input where it is left out or -')
    .addHelpText(
      'after',
      `
Each line is {"day": a day as DaysSelected holds it, with facts and log, "title": "...", "story": "..."}.
Each line of the answer is {"outcome": "supported", "contradicted" or "not-stated", "sentences": [...], "form": [...]},
or {"error": "..."} for a line that cannot be read. No server is needed.

The exit code is 1 where a line cannot be read; what the texts say does not change it.

Examples:
  linernotes check texts.jsonl
  generate-texts | linernotes check | jq -c 'select(.outcome == "contradicted")'`,
    )
    .action((file: string | undefined) => check(file, terminal))
}

type Counts = Record<SentenceOutcome | 'error', number>

async function check(file: string | undefined, { print, progress, signal }: Terminal) {
  const counts: Counts = { supported: 0, contradicted: 0, 'not-stated': 0, error: 0 }
  await progress.step('Check texts', async (say) => {
    for await (const line of linesOf(file, signal)) {
      if (line.trim() === '') continue
      const answer = checkLine(line)
      print(JSON.stringify(answer))
      counts['error' in answer ? 'error' : answer.outcome] += 1
      say(summaryOf(counts))
    }
  })
  signal.throwIfAborted()
  if (counts.error > 0) throw cliErrors.LINES_UNREADABLE({ count: counts.error })
}

/** @throws TEXTS_UNREADABLE */
async function* linesOf(file: string | undefined, signal: AbortSignal): AsyncGenerator<string> {
  const isPiped = file === undefined || file === '-'
  try {
    const input = isPiped ? process.stdin : (await open(file)).createReadStream()
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, signal })
  } catch (error) {
    throw cliErrors.TEXTS_UNREADABLE({ file: isPiped ? 'standard input' : file }, error)
  }
}

const summaryOf = ({ supported, contradicted, error, ...rest }: Counts): string =>
  [
    `${supported} supported`,
    `${contradicted} contradicted`,
    `${rest['not-stated']} not stated`,
    ...(error > 0 ? [`${error} unreadable`] : []),
  ].join(', ')
