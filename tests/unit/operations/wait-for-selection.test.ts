import { waitForSelection } from '#operations/wait-for-selection.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'

const selections = [{ year: 2025, revision: 3, factsHash: 'hash' }]
const counted: SelectionProgress = {
  userId: 'ada',
  declaredAt: 7,
  countedAt: 7,
  catalogueVersion: '',
  isCutAsNow: true,
  isQuietAwaited: false,
  selections,
}

/** Gives these answers in turn, and the last one from then on. */
function answering(answers: readonly SelectionProgress[]) {
  let asked = 0
  return {
    wait: (msMax: number) => ({
      progressOf: async () => answers[Math.min(asked++, answers.length - 1)],
      msMax,
      signal: new AbortController().signal,
    }),
    asked: () => asked,
  }
}

test('an import is settled once its plays are counted, its profile declared, and days selected', async () => {
  const heuristics = answering([
    { ...counted, countedAt: 6 },
    { ...counted, declaredAt: 6 },
    { ...counted, isQuietAwaited: true },
    counted,
  ])

  const revisions = await waitForSelection(
    { userId: 'ada', declaredAt: 7, countedAt: 7 },
    heuristics.wait(10_000),
  )

  expect(revisions.get(2025)).toBe(3)
  expect(heuristics.asked()).toBe(4)
})

test('an import that is never counted ends in an error that says so', async () => {
  const heuristics = answering([{ ...counted, countedAt: 6 }])

  await expect(
    waitForSelection({ userId: 'ada', declaredAt: 7, countedAt: 7 }, heuristics.wait(250)),
  ).rejects.toMatchObject({ code: 'IMPORT_UNSETTLED' })
})
