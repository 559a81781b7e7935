import type { StoreSeen } from '#testkit/ledger/check-state.ts'
import { check, type Evidence } from '#testkit/ledger/checker.ts'

const NOTHING = { dueMs: 0, firedMs: 0, covers: 0, answer: '' }
const change = (offset: number, key: string, value: string | null) => ({ offset, key, value })
const store = (instance: string, changelogOffset: number, entries: object): StoreSeen => ({
  instance,
  partition: 0,
  changelogOffset,
  entries: new Map(Object.entries(entries)),
})

/** Ann pays Bob 5, keeps a slip and drops another, asks outside and sets a timer; Bob is refused once. */
const sound: Evidence = {
  inputs: [
    { source: 'o/0/0', userId: 'ann', command: 'pay:bob:5', amount: 0 },
    { source: 'o/0/1', userId: 'ann', command: 'keep:1', amount: 0 },
    { source: 'o/0/2', userId: 'ann', command: 'keep:2', amount: 0 },
    { source: 'o/0/3', userId: 'ann', command: 'drop:2', amount: 0 },
    { source: 'o/0/4', userId: 'ann', command: 'call:9', amount: 0 },
    { source: 'o/0/5', userId: 'ann', command: 'later:9', amount: 0 },
    { source: 'o/0/6', userId: 'bob', command: 'refuse', amount: 0 },
    { source: 't/0/0', userId: 'bob', command: '', amount: 5 },
  ],
  receipts: [
    ...[0, 1, 2, 3, 4, 5].map((at) => ({
      ...NOTHING,
      userId: 'ann',
      source: `o/0/${at}`,
      sequence: at + 1,
      balance: -5,
    })),
    {
      ...NOTHING,
      userId: 'ann',
      source: 'timer',
      sequence: 7,
      balance: -5,
      dueMs: 50,
      firedMs: 51,
      covers: 1,
    },
    { ...NOTHING, userId: 'bob', source: 't/0/0', sequence: 1, balance: 5 },
  ],
  payments: [{ userId: 'ann', id: 'o/0/0', payee: 'bob', amount: 5 }],
  transfers: [{ userId: 'bob', id: 'o/0/0', amount: 5 }],
  letters: ['o/0/6'],
  pages: {
    changelog: new Map([[0, [change(0, 'k', '01'), change(1, 'l', '02'), change(2, 'l', null)]]]),
    stores: [store('a', 3, { k: '01' }), store('b', 2, { k: '01', l: '02' })],
    accounts: new Map([
      ['ann', { sequence: 7, balance: -5 }],
      ['bob', { sequence: 1, balance: 5 }],
    ]),
    slips: new Map([['ann/1', 'o/0/1']]),
  },
  calls: [
    { place: 'o/0/4', step: 'first', startMs: 10 },
    { place: 'o/0/4', step: 'first', startMs: 30 },
    { place: 'o/0/4', step: 'second', startMs: 40 },
  ],
  disruptions: [{ fromMs: 20, toMs: 21 }],
}

const [, ...allButFirst] = sound.receipts

test('finds nothing wrong where nothing is, and counts what was repeated at a disruption', () => {
  expect(check(sound)).toEqual({
    events: 8,
    turns: 8,
    deadLetters: 1,
    timers: 1,
    payments: 1,
    calls: 3,
    missing: 0,
    twice: 0,
    outOfOrder: 0,
    wrong: 0,
    early: 0,
    journaledRepeated: 0,
    repeated: 1,
    unexplained: 0,
    faults: [],
  })
})

const receipt = (at: number) => sound.receipts[at] as Evidence['receipts'][number]
const swapped = [receipt(1), receipt(0), ...sound.receipts.slice(2)]
const withPages = (more: Partial<Evidence['pages']>) => ({ pages: { ...sound.pages, ...more } })
const withCall = (step: string, startMs: number) => ({
  calls: [...sound.calls, { place: 'o/0/4', step, startMs }],
})
const timerWith = (more: object) => ({
  receipts: sound.receipts.map((each) => (each.source === 'timer' ? { ...each, ...more } : each)),
})

test.each([
  ['an event without a receipt', 'missing', { receipts: allButFirst }],
  ['a refused event without a dead letter', 'missing', { letters: [] }],
  ['a payment that was not sent', 'missing', { payments: [] }],
  ['a payment that never arrived', 'missing', { transfers: [] }],
  [
    'a timer that never fired',
    'missing',
    { receipts: sound.receipts.filter((r) => r.source !== 'timer') },
  ],
  ['an event done twice', 'twice', { receipts: [...sound.receipts, receipt(0)] }],
  ['an event both done and dead', 'twice', { letters: ['o/0/6', 'o/0/1'] }],
  ['a payment sent twice', 'twice', { payments: [...sound.payments, ...sound.payments] }],
  ['a timer that fired for nothing', 'twice', timerWith({ covers: 0 })],
  ['a timer that fired for too many', 'twice', timerWith({ covers: 2 })],
  ['events of one key the wrong way round', 'outOfOrder', { receipts: swapped }],
  [
    'a turn that saw old state',
    'wrong',
    { receipts: sound.receipts.map((r) => ({ ...r, sequence: 1 })) },
  ],
  [
    'a balance that does not follow',
    'wrong',
    { receipts: sound.receipts.map((r) => ({ ...r, balance: 1 })) },
  ],
  ['a receipt that nobody asked for', 'wrong', { inputs: sound.inputs.slice(1) }],
  ['a dead letter of a sound event', 'wrong', { letters: ['o/0/6', 'o/0/1'] }],
  ['an account that lags behind', 'wrong', withPages({ accounts: new Map() })],
  ['a slip that is lost', 'wrong', withPages({ slips: new Map() })],
  [
    'a slip that came back',
    'wrong',
    withPages({ slips: new Map([...sound.pages.slips, ['ann/2', 'o/0/2']]) }),
  ],
  ['a store that lacks a page', 'wrong', withPages({ stores: [store('a', 3, {})] })],
  [
    'a store that kept a deleted page',
    'wrong',
    withPages({ stores: [store('a', 3, { k: '01', l: '02' })] }),
  ],
  [
    'a store that ran ahead',
    'wrong',
    withPages({ stores: [...sound.pages.stores, store('c', 1, { k: '09' })] }),
  ],
  [
    'a journaled call that was left behind',
    'wrong',
    withPages({
      changelog: new Map([[0, [change(0, 'ann:effects:o', '01')]]]),
      stores: [store('a', 1, { 'ann:effects:o': '01' })],
    }),
  ],
  ['a timer before its time', 'early', timerWith({ firedMs: 49 })],
  ['a call made again after its journal entry', 'journaledRepeated', withCall('first', 50)],
  ['a call made again without a disruption', 'unexplained', withCall('second', 60)],
] as const)('finds %s', (_, kind, doctored) => {
  const verdict = check({ ...sound, ...doctored })

  expect(verdict[kind]).toBeGreaterThan(0)
  expect(verdict.faults.length).toBeGreaterThan(0)
})

test('finds a call that asks before it repeats, and was repeated', () => {
  const once = { place: 'o/0/4', step: 'once', startMs: 10 }

  const verdict = check({ ...sound, calls: [...sound.calls, once, { ...once, startMs: 30 }] })

  expect(verdict.journaledRepeated).toBe(1)
})
