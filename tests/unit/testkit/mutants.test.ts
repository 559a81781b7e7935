// Each mutant is an edit of a source text: one that finds nothing there would prove nothing.
import { readFileSync } from 'node:fs'
import { pipelineMutants } from '#testkit/pipeline/pipeline-mutants.ts'
import { mutants } from '#testkit/simulation/mutants.ts'

test('every edit of a mutant finds its text in its file exactly once', () => {
  const edits = [...mutants, ...pipelineMutants].flatMap(({ edits: each }) => each)
  const wrong = edits.filter(
    ({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2,
  )

  expect(wrong).toEqual([])
  expect(edits.length).toBeGreaterThan(40)
})
