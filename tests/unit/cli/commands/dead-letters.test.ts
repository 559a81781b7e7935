import { plainColors } from '#cli/colors.ts'
import { parseTime } from '#cli/commands/dead-letters-filter.ts'
import { hexLines, letterLines, wholeLines } from '#cli/commands/dead-letters-lines.ts'
import { chooseDeadLetters, countDeadLetters } from '#operations/dead-letters.ts'
import type { DeadLetter } from '#runtime/dead-letters/dead-letter.ts'
import type { QueuedDeadLetter } from '#runtime/dead-letters/dead-letter-queue.ts'

const letter = (
  fields: Partial<QueuedDeadLetter & DeadLetter> & { offset: number },
): QueuedDeadLetter => {
  const { actor = 'heuristics', partition = 0, offset, bytes = 1, ...why } = fields
  return {
    id: `${actor}:${partition}:${offset}`,
    actor,
    partition,
    offset,
    bytes,
    why: {
      actor,
      owner: 'ada',
      source: { topic: 'plays', partition, offset: 991, timestampMs: 0 },
      code: 'BUG',
      message: 'a mistake',
      stack: 'Error: a mistake\n    at here',
      attempts: 3,
      failedAtMs: 1_000 * offset,
      ...why,
    },
  }
}

const nowMs = Date.parse('2025-07-14T12:00:00Z')

test.each([
  ['90m', '2025-07-14T10:30:00Z'],
  ['2d', '2025-07-12T12:00:00Z'],
  ['45s', '2025-07-14T11:59:15Z'],
  ['2025-07-14', '2025-07-14T00:00:00Z'],
  ['2025-07-14T09:00', '2025-07-14T09:00:00Z'],
  ['2025-07-14T09:00:30+02:00', '2025-07-14T07:00:30Z'],
])('the time %s is %s', (text, iso) => {
  expect(parseTime(text, nowMs)).toBe(Date.parse(iso))
})

test.each(['yesterday', '5', '5w', '2025-13-01', '2025-07-14 09:00', ''])(
  'the time "%s" is refused',
  (text) => {
    expect(() => parseTime(text, nowMs)).toThrow('It is a time such as')
  },
)

test('every filter leaves what it names, and all of them together', () => {
  const timer = letter({ offset: 9, timer: { name: 'select', dueMs: 0, topic: 'profiles' } })
  const letters = [
    letter({ offset: 1 }),
    letter({ offset: 2, owner: 'bob' }),
    letter({ offset: 3, code: 'STORE_REFUSED' }),
    letter({ offset: 4, actor: 'judging' }),
    { ...timer, why: { ...timer.why, source: undefined } as never },
  ]
  const ids = (filter: Parameters<typeof chooseDeadLetters>[1]) =>
    chooseDeadLetters(letters, filter).map(({ offset }) => offset)

  expect(ids({})).toEqual([1, 2, 3, 4, 9])
  expect(ids({ user: 'bob' })).toEqual([2])
  expect(ids({ code: 'STORE_REFUSED' })).toEqual([3])
  expect(ids({ actor: 'judging' })).toEqual([4])
  expect(ids({ topic: 'profiles' })).toEqual([9])
  expect(ids({ since: 2_000, until: 4_000 })).toEqual([2, 3])
  expect(ids({ actor: 'heuristics', code: 'BUG', limit: 2 })).toEqual([1, 2])
})

test('a limit takes the oldest, and never a later letter of a partition before an earlier one', () => {
  const letters = [
    letter({ offset: 1, failedAtMs: 9_000 }),
    letter({ offset: 2, failedAtMs: 3_000 }), // Its process had another clock.
    letter({ offset: 1, partition: 1, failedAtMs: 5_000 }),
  ]

  expect(chooseDeadLetters(letters, { limit: 2 }).map(({ id }) => id)).toEqual([
    'heuristics:1:1',
    'heuristics:0:1',
  ])
})

test('letters are counted by actor and code, the most first', () => {
  const letters = [
    letter({ offset: 1, code: 'STORE_REFUSED' }),
    letter({ offset: 2 }),
    letter({ offset: 3 }),
    letter({ offset: 1, actor: 'judging' }),
  ]

  expect(countDeadLetters(letters)).toEqual([
    { actor: 'heuristics', code: 'BUG', count: 2 },
    { actor: 'heuristics', code: 'STORE_REFUSED', count: 1 },
    { actor: 'judging', code: 'BUG', count: 1 },
  ])
})

test('a list moves nobody’s cursor, and stays a line a letter', () => {
  const hostile = letter({ offset: 1, owner: 'a\u001b[2Jda', message: 'one\ntwo\u001b[31m' })

  const lines = letterLines([hostile], plainColors)

  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^heuristics:0:1 +1970-01-01T00:00:01Z +BUG +a\[2Jda +plays\/0 at 991 /)
  expect(lines.join('')).not.toContain('\u001b')
})

test('a letter is shown with its reason, its headers and its event', () => {
  const shown = letter({ offset: 17 })
  const at = { topic: 'heuristics-dead-letters', partition: 0, offset: 17, timestampMs: 0 }
  const headers = { from: 'someone', 'linernotes-dead-letter': '{}' }
  const record = { ...at, key: Buffer.from('ada'), value: Buffer.from([1, 2]), headers }
  const lines = (decoded: Parameters<typeof wholeLines>[1]['decoded']) =>
    [...wholeLines(shown, { record, decoded, trace: 'the-trace' }, plainColors)].join('\n')

  const decoded = lines({ ok: true, name: 'PlaysRecorded', event: { userId: 'ada' } })
  expect(decoded).toContain('heuristics:0:17: BUG\na mistake')
  expect(decoded).toContain('after 3 attempts')
  expect(decoded).toContain('Trace      the-trace')
  expect(decoded).toContain('Header     from: someone')
  expect(decoded).not.toContain('linernotes-dead-letter')
  expect(decoded).toContain('    at here')
  expect(decoded).toContain('PlaysRecorded\n{\n  "userId": "ada"\n}')
  const raw = lines({ ok: false, reason: 'it is not in the wire format' })
  expect(raw).toContain('no event: it is not in the wire format\n00000000  01 02')
})

test('bytes are dumped as offset, hex and text, up to a bound', () => {
  const lines = [...hexLines(Buffer.concat([Buffer.from('nonsense é'), Buffer.alloc(5_000)]))]

  expect(lines[0]).toBe(
    '00000000  6e 6f 6e 73 65 6e 73 65 20 c3 a9 00 00 00 00 00  nonsense .......',
  )
  expect(lines).toHaveLength(257)
  expect(lines.at(-1)).toBe('and 915 bytes more')
  expect([...hexLines(null)]).toEqual(['No bytes.'])
})
