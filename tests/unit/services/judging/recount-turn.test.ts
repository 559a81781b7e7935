import type { Model } from '#models/model.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { type Check, type ReportJudged, reportPublished } from '#schemas/index.ts'
import { judging } from '#services/judging/actor.ts'
import { recountCheck } from '#services/judging/recount/compare.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { selection } from '#testkit/selected-days.ts'
import { publishedReportOf } from '#testkit/selected-days-fixture.ts'
import { reports } from '#topics/reports.ts'
import { verdicts } from '#topics/verdicts.ts'

const told = { userId: 'ada', ...selection(1) }
const prompt = loadPrompt('judge', 'v2')
const readerPrompt = loadPrompt('reader', 'v1')
const model: Model = { route: 'none', chat: () => Promise.reject(new Error('nobody is asked')) }

/** The verdict on a report whose recount says this, and how often it was asked. */
async function judged(says: Check | null, share = 1) {
  let asked = 0
  const check = async () => {
    asked += 1
    return says
  }
  const user = fakeActor(judging, 'ada', {
    model,
    prompt,
    readerPrompt,
    share: 0,
    recount: { share, check },
  })
  const [day] = told.days
  if (!day) throw new Error('no day was told')
  await user.receive(reports, reportPublished, publishedReportOf(told, day))
  const [verdict] = user.sent<ReportJudged>(verdicts)
  return {
    asked,
    effects: user.effects,
    check: verdict?.checks.find(({ name }) => name === 'recount'),
    verdict,
  }
}

test('a disagreement of the second path fails the report, and both values stand in the verdict', async () => {
  const detail = 'tracks: the report says 41, the plays say 40'
  const { verdict, check } = await judged(recountCheck('fail', detail))

  expect(verdict?.outcome).toBe('fail')
  expect(check).toEqual({ name: 'recount', kind: 'CODE', outcome: 'fail', detail })
})

test('a recount is journaled, so that a replayed turn does not count again (I7)', async () => {
  const { asked, effects, check } = await judged(recountCheck('pass', ''))

  expect({ asked, effects }).toEqual({
    asked: 1,
    effects: [`recount ${told.days[0]?.date} ${told.revision}`],
  })
  expect(check?.outcome).toBe('pass')
})

test('what is outside the sample, or cannot be counted again, has no such check', async () => {
  expect(await judged(recountCheck('fail', 'unseen'), 0)).toMatchObject({
    asked: 0,
    check: undefined,
  })
  expect(await judged(null)).toMatchObject({ asked: 1, check: undefined })
})
