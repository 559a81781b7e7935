import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Command } from 'commander'
import { addExplain, explanationLines, parseDate } from '#cli/commands/explain.ts'
import type { Terminal } from '#cli/terminal.ts'
import type { ExplainOutcome, Explanation } from '#services/heuristics/explain.ts'
import { newTokenFile } from '#testkit/token-file.ts'

const INSPECTION_PORT_ABOVE_BASE = 61
const { file: tokenFile, token } = await newTokenFile()

const explanation: Explanation = {
  date: '20250714',
  zone: 'Europe/Berlin',
  facts: [
    {
      id: 'minutes',
      kind: 'minutes',
      value: 412,
      unit: 'minutes',
      subject: null,
      rank: 1,
      usual: 62,
      coverage: null,
    },
  ],
  log: [
    {
      startedAt: '08:00',
      endedAt: '09:00',
      kind: 'track',
      title: 'Song',
      creator: 'Band',
      plays: 3,
      minutes: 9.5,
      nth: 4,
      isNewArtist: false,
      isNewTrack: false,
    },
  ],
  notes: ['21 of its minutes were heard before midnight: a play counts on the day it ended'],
  candidates: [
    { category: 'biggest-music-day', strength: 0.8, chosen: true, reason: '412 minutes of music' },
    { category: 'birthday', strength: 0, chosen: false, reason: 'it is not your birthday' },
  ],
}

/** Runs the command against a service that answers `explained` to everything. */
async function run(args: readonly string[], explained: ExplainOutcome) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) response.statusCode = 401
    asked.push(request.url ?? '')
    response.end(JSON.stringify(explained))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return { asked, ...(await runOn(portOf(server), args)) }
  } finally {
    server.close()
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

async function runOn(port: number, args: readonly string[]) {
  const printed: string[] = []
  const json: unknown[] = []
  const terminal = {
    env: {
      LINERNOTES_PORT_BASE: String(port - INSPECTION_PORT_ABOVE_BASE),
      INSPECTION_TOKEN_FILE: tokenFile,
    },
    signal: new AbortController().signal,
    print: (text: string) => void printed.push(text),
    printJson: (value: unknown) => void json.push(value),
  } as unknown as Terminal
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  addExplain(program, terminal)
  for (const command of program.commands) {
    command.exitOverride().configureOutput({ writeErr: () => {} })
  }
  await program.parseAsync(['explain', ...args], { from: 'user' })
  return { printed, json }
}

test('a day is asked for by either way of writing its date', async () => {
  for (const date of ['2025-07-14', '20250714']) {
    const { asked } = await run(['ann@home', date], { ok: true, explanation })
    expect(asked).toEqual(['/v1/explain/ann%40home/20250714'])
  }
})

test('with --json the explanation is printed as it came', async () => {
  const { json, printed } = await run(['ann', '20250714', '--json'], { ok: true, explanation })
  expect(json).toEqual([explanation])
  expect(printed).toEqual([])
})

const song = {
  playId: 'p1',
  endedAt: 0,
  playedMs: 185_000,
  kind: 'track' as const,
  title: 'Song',
  creator: 'Band',
  collection: null,
  uri: null,
  country: null,
  isLengthAssumed: false,
}

test('with --fact the plays that it came from are listed, with their times', async () => {
  const [fact] = explanation.facts
  if (!fact) throw new Error('there is no fact')
  const from = { fact, plays: [{ at: '08:05', play: song }] }
  const { asked, printed } = await run(['ann', '20250714', '--fact', 'minutes'], {
    ok: true,
    explanation: { ...explanation, from },
  })

  expect(asked).toEqual(['/v1/explain/ann/20250714/minutes'])
  expect(printed).toContain('08:05    3:05  Song - Band')
  expect(printed.at(-1)).toBe('1 play, 3 minutes')
})

test('a person reads why, the facts and the log', () => {
  const text = explanationLines(explanation).join('\n')

  expect(text).toContain('2025-07-14 (Europe/Berlin): chosen as biggest-music-day')
  expect(text).toContain('* biggest-music-day        0.80  412 minutes of music')
  expect(text).toContain('412 minutes  #1  usually 62')
  expect(text).toContain('Song - Band (3 times, plays 4 to 6 that day)')
})

test.each([
  [{ what: 'day' }, '2025-07-14 is hidden', 'unhide ann --day 2025-07-14`'],
  [{ what: 'all' }, 'the whole archive is hidden', 'unhide ann --all`'],
  [
    { what: 'creators', artists: ["Guns N' Roses"], shows: ['Noise'] },
    "by Guns N' Roses, Noise, hidden",
    "unhide ann --artist 'Guns N'\\'' Roses' --show Noise`",
  ],
] as const)('of a hidden day it says %j, and what brings it back', async (hidden, what, back) => {
  const answer = run(['ann', '20250714'], { ok: false, fault: 'hidden', hidden })

  await expect(answer).rejects.toMatchObject({
    code: 'DAY_HIDDEN',
    message: expect.stringContaining(what),
  })
  await expect(answer).rejects.toThrow(`\`linernotes ${back} brings it back`)
})

test('lengths that are assumed are not shown', async () => {
  const [fact] = explanation.facts
  if (!fact) throw new Error('there is no fact')
  const play = { ...song, playedMs: 180_000, isLengthAssumed: true }
  const from = { fact, plays: [{ at: '08:05', play }] }
  const { printed } = await run(['ann', '20250714', '--fact', 'tracks'], {
    ok: true,
    explanation: { ...explanation, from },
  })

  expect(printed).toContain('08:05       -  Song - Band')
  expect(printed.at(-1)).toBe('1 play')
})

test.each([
  ['LISTENER_UNKNOWN', { ok: false, fault: 'no-listener' }],
  ['PROFILE_MISSING', { ok: false, fault: 'no-profile' }],
  ['LISTENER_ELSEWHERE', { ok: false, fault: 'elsewhere' }],
  ['FACT_UNKNOWN', { ok: false, fault: 'no-fact', facts: ['minutes'] }],
  ['DAY_WITHOUT_PLAYS', { ok: false, fault: 'no-plays', nearest: ['20250713'] }],
] as const)('%s is an error of its own', async (code, explained) => {
  await expect(run(['ann', '20250714'], explained)).rejects.toMatchObject({ code })
})

test('a service that does not run is named with its address', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))

  await expect(runOn(port, ['ann', '20250714'])).rejects.toMatchObject({
    code: 'EXPLAIN_UNREACHABLE',
    message: expect.stringContaining(String(port)),
  })
})

test.each(['2025-02-30', '2025-13-01', '14.7.2025', '2025714', ''])(
  'the date %j is refused',
  (text) => {
    expect(() => parseDate(text)).toThrow('It is a date')
  },
)
