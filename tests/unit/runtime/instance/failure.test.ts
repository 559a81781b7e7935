import { type LogFields, openLog } from '#observability/log.ts'
import { Failure } from '#runtime/instance/failure.ts'

const quiet = openLog('test', 'silent')

test('the first failure stops the actor and is logged; later ones follow from it', () => {
  const lines: (LogFields | undefined)[] = []
  const failure = new Failure({ ...quiet, error: (_, fields) => void lines.push(fields) })
  let stops = 0
  failure.listen(() => {
    stops += 1
  })
  expect(failure.first).toBeUndefined()

  failure.note('the disk is full')
  failure.note('the partition is closed')

  expect(failure.first).toEqual({ error: 'the disk is full' })
  expect(stops).toBe(1)
  expect(lines).toEqual([{ event: 'actor.failed', error: 'the disk is full' }])
})

test('who listens after the failure is stopped immediately', () => {
  const failure = new Failure(quiet)
  failure.note(undefined)
  let isStopped = false

  failure.listen(() => {
    isStopped = true
  })

  expect(isStopped).toBe(true)
})
