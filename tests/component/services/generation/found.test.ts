// What a reconciliation found of a report and asks for again.
import {
  daysSelected,
  listenerErased,
  reportDrafted,
  reportsRequested,
  reportWithdrawn,
  type StoredRevision,
} from '#schemas/index.ts'
import { selection } from '#testkit/selected-days.ts'
import { openWriting } from '#testkit/writing.ts'
import { days } from '#topics/days.ts'
import { drafts } from '#topics/drafts.ts'
import { erasures } from '#topics/erasures.ts'
import { requests } from '#topics/requests.ts'

let writing: Awaited<ReturnType<typeof openWriting>>
beforeAll(async () => {
  writing = await openWriting()
})
afterAll(async () => {
  await writing[Symbol.asyncDispose]()
})

const chosen = { ...selection(5), days: selection(5).days.slice(0, 1) }
const date = chosen.days[0]?.date as string
const category = 'biggest-music-day'
const asking = (found: readonly StoredRevision[]) => ({
  requestId: `reconcile-${found.map((each) => `${each.date}.${each.revision}`).join('-')}`,
  year: 2025,
  dates: found.map((each) => each.date),
  cause: 'remediation',
  note: '',
  campaign: null,
  found,
  requestedAt: chosen.selectedAt + 60_000,
})

test('a chosen day is written above every revision that was found of it', async () => {
  const actor = writing.start('ann')
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asking([{ date, category, revision: 7 }]))

  expect(actor.sent(drafts, reportDrafted).map(({ revision }) => revision)).toEqual([1, 8])
})

test('a day that waits for its campaign is not missing, and one that was stored is', async () => {
  const actor = writing.start('dee', { campaignYears: new Set([2025]) })
  await actor.receive(days, daysSelected, chosen)
  await actor.receive(requests, reportsRequested, asking([{ date, category, revision: 0 }]))
  expect(actor.sent(drafts, reportDrafted)).toEqual([])

  await actor.receive(requests, reportsRequested, asking([{ date, category, revision: 7 }]))
  expect(actor.sent(drafts, reportDrafted).map(({ revision }) => revision)).toEqual([8])
})

test('a day that no selection has is withdrawn above what was found of it, known here or not', async () => {
  const actor = writing.start('ann')
  await actor.receive(days, daysSelected, chosen)
  const stray = { date: '20250102', category, revision: 4 } as const
  await actor.receive(requests, reportsRequested, asking([stray]))

  expect(actor.sent(drafts, reportDrafted)).toHaveLength(1)
  expect(actor.sent(drafts, reportWithdrawn)).toMatchObject([
    { reportId: 'ann:20250102', category, revision: 5 },
  ])
})

test('what was found of a listener without any selection is withdrawn, but for an erased one', async () => {
  const stray = { date: '20250102', category, revision: 4 } as const
  const bob = writing.start('bob')
  await bob.receive(requests, reportsRequested, asking([stray]))
  const cem = writing.start('cem')
  await cem.receive(erasures, listenerErased, { requestedBy: 'listener', erasedAt: 5 })
  await cem.receive(requests, reportsRequested, asking([stray]))

  expect(bob.sent(drafts, reportWithdrawn)).toMatchObject([{ revision: 5 }])
  expect(cem.messages).toEqual([])
})
