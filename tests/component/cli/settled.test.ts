import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { selectionAfter } from '#cli/settled.ts'
import type { SelectionProgress } from '#services/heuristics/progress.ts'

const selections = [{ year: 2025, revision: 3, factsHash: 'hash' }]
const counted: SelectionProgress = {
  userId: 'ada',
  declaredAt: 7,
  countedAt: 7,
  catalogueVersion: '',
  isQuietAwaited: false,
  selections,
}

/** A heuristics service that gives these answers in turn, and the last one from then on. */
async function answering(answers: readonly SelectionProgress[]) {
  let asked = 0
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers[Math.min(asked++, answers.length - 1)]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    wait: (msMax: number) => ({
      heuristicsUrl: `http://127.0.0.1:${port}`,
      msMax,
      signal: new AbortController().signal,
    }),
    asked: () => asked,
    [Symbol.dispose]: () => void server.close(),
  }
}

test('an import is settled once its plays are counted, its profile declared, and days selected', async () => {
  using heuristics = await answering([
    { ...counted, countedAt: 6 },
    { ...counted, declaredAt: 6 },
    { ...counted, isQuietAwaited: true },
    counted,
  ])

  const revisions = await selectionAfter(
    { userId: 'ada', declaredAt: 7, countedAt: 7 },
    heuristics.wait(10_000),
  )

  expect(revisions.get(2025)).toBe(3)
  expect(heuristics.asked()).toBe(4)
})

test('an import that is never counted ends in an error that says so', async () => {
  using heuristics = await answering([{ ...counted, countedAt: 6 }])

  await expect(
    selectionAfter({ userId: 'ada', declaredAt: 7, countedAt: 7 }, heuristics.wait(250)),
  ).rejects.toMatchObject({ code: 'IMPORT_UNSETTLED' })
})
