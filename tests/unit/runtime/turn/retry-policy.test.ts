import { defineErrors } from '#foundation/service-error.ts'
import type { Work } from '#runtime/partition/owned-partition.ts'
import { decide, retryDelayMs } from '#runtime/turn/retry-policy.ts'

const message = (_: object) => 'away'
const errors = defineErrors({
  RETRIED: { policy: 'retry', message },
  BLOCKED: { policy: 'block', message },
  REFUSED: { policy: 'dead-letter', message },
  ENDED: { policy: 'stop', message },
})
const failures = {
  bug: new TypeError('x is not a function'),
  retry: errors.RETRIED({}),
  block: errors.BLOCKED({}),
  'dead-letter': errors.REFUSED({}),
  stop: errors.ENDED({}),
}
const settings = {
  MAILBOX_MAX: 100,
  WATERMARK_SPAN_MAX: 1_000,
  TURN_ATTEMPTS_MAX: 5,
  TURN_RETRY_MS_MAX: 60_000,
}

interface Situation {
  readonly attempt?: number
  readonly elapsedMs?: number
  /** Events of the key that wait behind this one. */
  readonly waiting?: number
  /** Messages above the watermark, and how far this one is above it. */
  readonly open?: number
  readonly above?: number
  readonly isTimer?: boolean
  readonly isStopping?: boolean
}

function decisionOf(failure: keyof typeof failures, situation: Situation = {}) {
  const { attempt = 1, elapsedMs = 0, waiting = 0, open = 1, above = 0 } = situation
  const partition = {
    mailboxes: new Map([['ann', { length: waiting }]]),
    opened: { offsets: new Map([['plays', { value: 7, openCount: open }]]) },
  }
  const record = { topic: 'plays', offset: 7 + above }
  const kind = situation.isTimer ? 'timer' : 'message'
  const work = { kind, key: 'ann', partition, record } as unknown as Work
  const services = { settings, stopping: { isOver: situation.isStopping === true } }
  return decide(services as never, work, failures[failure], { attempt, elapsedMs })
}

test.each([
  ['a bug', 'bug', { attempt: 1 }, 'retry'],
  ['a bug, once more', 'bug', { attempt: 2 }, 'retry'],
  ['a bug, the third time', 'bug', { attempt: 3 }, 'dead-letter'],
  ['a retriable error', 'retry', { attempt: 4 }, 'retry'],
  ['a retriable error at its last attempt', 'retry', { attempt: 5 }, 'dead-letter'],
  ['a retriable error before its time is over', 'retry', { elapsedMs: 59_999 }, 'retry'],
  ['a retriable error after its time', 'retry', { elapsedMs: 60_000 }, 'dead-letter'],
  ['a blocking error, however often', 'block', { attempt: 9_999, elapsedMs: 9e9 }, 'retry'],
  ['an error of the message', 'dead-letter', {}, 'dead-letter'],
  ['an error of the process', 'stop', {}, 'stop'],
] as const)('%s leads to the decision of its policy (I10)', (_, failure, situation, decision) => {
  expect(decisionOf(failure, situation)).toBe(decision)
})

test.each([
  ['half of the mailbox', { waiting: 50 }, 'retry'],
  ['more than half of the mailbox', { waiting: 51 }, 'dead-letter'],
  ['as many messages as may be above the watermark', { open: 1_000 }, 'retry'],
  ['more messages above the watermark', { open: 1_001 }, 'dead-letter'],
  ['more messages, but another one holds the watermark', { open: 1_001, above: 1 }, 'retry'],
  ['more messages, but a timer holds no watermark', { open: 1_001, isTimer: true }, 'retry'],
] as const)(
  'a key that blocks with %s behind it is decided by its room (I9, I10)',
  (_, situation, decision) => {
    expect(decisionOf('block', situation)).toBe(decision)
  },
)

test('while the actor stops, what may be retried is left to the next owner, and nothing else is', () => {
  const crowded = { isStopping: true, waiting: 99, attempt: 99 }

  expect(decisionOf('retry', crowded)).toBe('retry')
  expect(decisionOf('block', crowded)).toBe('retry')
  expect(decisionOf('dead-letter', crowded)).toBe('dead-letter')
  expect(decisionOf('stop', crowded)).toBe('stop')
})

test('the wait doubles to its bound, and a random half of it spreads those who failed together', () => {
  const at = (share: number) => (attempt: number) => retryDelayMs({ next: () => share }, attempt)

  expect([1, 2, 3, 8, 9, 1_000].map(at(0))).toEqual([25, 50, 100, 3_200, 5_000, 5_000])
  expect([1, 2, 3, 8, 9, 1_000].map(at(1))).toEqual([50, 100, 200, 6_400, 10_000, 10_000])
})
