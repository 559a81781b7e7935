import { ask, isPassing } from '#runtime/kafka/ask.ts'
import { BrokerError } from '#runtime/kafka/port.ts'

const coded = (code: number) => Object.assign(new Error('broker'), { code })

test.each([
  ['librdkafka: not leader for partition', coded(6)],
  ['librdkafka: group load in progress', coded(14)],
  ['librdkafka: transport failure', coded(-195)],
  ['kafkajs', Object.assign(new Error('no leader'), { retriable: true })],
  ['@platformatic/kafka', Object.assign(new Error('moved'), { canRetry: true })],
  ['one that wraps it', new AggregateError([new Error('no'), coded(15)], 'failed')],
  ['one that has it as its cause', new Error('failed', { cause: coded(16) })],
  ['one of ours', new BrokerError('describe group', 'retry')],
])('%s may be asked again', (_, error) => {
  expect(isPassing(error)).toBe(true)
})

test.each([
  ['not authorised', coded(29)],
  ['fatal', coded(-150)],
  ['a bug', new TypeError('undefined is not a function')],
  ['one of ours that needs another client', new BrokerError('produce', 'renew')],
  ['nothing', undefined],
])('%s may not', (_, error) => {
  expect(isPassing(error)).toBe(false)
})

test('a question is asked until it has its answer', async () => {
  let asked = 0
  const answer = await ask(
    async () => {
      asked += 1
      if (asked < 3) throw coded(6)
      return 'ends'
    },
    { action: 'find the ends' },
  )

  expect({ answer, asked }).toEqual({ answer: 'ends', asked: 3 })
})

test('a question that stays open ends in an error that says how long it was asked', async () => {
  const never = () => Promise.reject(coded(14))

  await expect(ask(never, { action: 'find offsets', msMax: 100 })).rejects.toMatchObject({
    name: 'BrokerError',
    remedy: 'retry',
    message: expect.stringMatching(/^find offsets: broker \(14\) \(asked \d+ times in 1 s\)$/),
  })
})

test('what can never be answered is not asked again', async () => {
  let asked = 0
  const denied = () => {
    asked += 1
    return Promise.reject(coded(29))
  }

  await expect(ask(denied, { action: 'list' })).rejects.toMatchObject({ remedy: 'renew' })
  expect(asked).toBe(1)
})
