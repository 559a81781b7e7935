// The parts around the handlers of the operators' API: token, limits, errors, the document.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { contract } from '#operations/api/contract.ts'
import { openOperationsClient } from '#operations/client.ts'
import { openApiDocument } from '#services/operations/openapi-document.ts'
import { grace, openOperationsApi, recordListener } from '#testkit/operations-api.ts'
import { audit } from '#topics/audit.ts'

test('operations/openapi.json is the document that the contract describes (else: npm run openapi)', async () => {
  await using api = await openOperationsApi()
  const document = readFileSync('operations/openapi.json', 'utf8')

  expect(await openApiDocument()).toBe(document)
  expect((await api.ask('/v1/openapi.json')).body).toEqual(JSON.parse(document))
  expect(JSON.parse(document).openapi).toBe('3.1.0')
  const operations = Object.values<Record<string, { operationId: string }>>(
    JSON.parse(document).paths,
  ).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(operations.sort()).toEqual(Object.keys(contract).sort())
})

test('without a token that it knows nothing is answered, whatever is asked', async () => {
  await using api = await openOperationsApi()
  const paths = [
    '/v1/status',
    '/v1/listeners/ada/erase',
    '/v1/openapi.json',
    '/nothing',
    '/v1/listeners/%zz',
    `/v1/listeners/${'a'.repeat(600)}`,
  ]

  for (const authorization of ['', 'Bearer', `Bearer ${grace?.token}0`, `Basic ${grace?.token}`]) {
    for (const path of paths) {
      const { status, body, headers } = await api.ask(path, { headers: { authorization } })
      expect([status, body.error.code]).toEqual([401, 'TOKEN_REFUSED'])
      expect(headers.get('www-authenticate')).toBe('Bearer')
    }
  }
  expect(api.ports.sent).toEqual([])
})

test.each([
  ['a date that is none', '/v1/listeners/ada/days/14-07-2025', undefined, 'params.date: '],
  ['a listener that cannot be', '/v1/listeners/a%20b', undefined, 'params.userId: '],
  ['a page that is too large', '/v1/listeners?limit=1001', undefined, 'query.limit: '],
  ['an address that cannot be decoded', '/v1/listeners/%zz', undefined, '%zz'],
  ['an address that is too long', `/v1/listeners/${'a'.repeat(600)}`, undefined, 'too long'],
  ['a fact that cannot be', '/v1/listeners/ada/days/20250714?fact=..', undefined, 'query.fact: '],
  ['a filter that is misspelled', '/v1/dead-letters?usr=ada', undefined, '"usr"'],
  [
    'a dry run that is misspelled',
    '/v1/listeners/ada/hide',
    '{"isAll":true,"dryRun":1}',
    '"dryRun"',
  ],
  [
    'a dry run in the address',
    '/v1/listeners/ada/hide?isDryRun=true',
    '{"isAll":true}',
    'isDryRun',
  ],
  [
    'a redrive of a misspelled listener',
    '/v1/dead-letters/redrive',
    '{"usr":"ada","limit":9}',
    'usr',
  ],
  ['an empty body', '/v1/listeners/ada/hide', '', '{} is needed'],
  ['a body that is no JSON', '/v1/listeners/ada/hide', '{', ''],
  ['a body with a wrong type', '/v1/listeners/ada/hide', '{"isAll":"yes"}', 'body.isAll: '],
  ['dead letters that nobody names', '/v1/dead-letters/redrive', '{}', 'name dead letters'],
  ['an erasure without its name again', '/v1/listeners/ada/erase', '{"confirm":"bob"}', 'confirm'],
])('%s is refused with what to do, and changes nothing', async (_, path, body, named) => {
  await using api = await openOperationsApi()
  const request = body === undefined ? {} : { method: 'POST', body }

  const answer = await api.ask(path, { ...request, headers: { 'x-request-id': 'r1' } })

  expect([answer.status, answer.body]).toEqual([
    400,
    {
      error: {
        code: 'REQUEST_INVALID',
        message: expect.stringContaining(named),
        remedy: expect.stringContaining('Correct'),
        requestId: 'r1',
      },
    },
  ])
  expect(api.ports.sent.filter(({ topic }) => topic !== audit.name)).toEqual([])
})

test('a body beyond 64 kB is refused before it is read', async () => {
  await using api = await openOperationsApi()
  const artists = Array.from({ length: 100 }, () => 'x'.repeat(700))
  const body = JSON.stringify({ artists })

  const answer = await api.ask('/v1/listeners/ada/hide', { method: 'POST', body })

  expect([answer.status, answer.body.error.code]).toEqual([400, 'REQUEST_INVALID'])
})

test('a body of another type is refused by the type that it must have', async () => {
  await using api = await openOperationsApi()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const headers = { 'content-type': type }
    const request = { method: 'POST', headers, body: '{"isAll":true}' }
    const { status, body } = await api.ask('/v1/listeners/ada/hide', request)
    expect([status, body.error.code]).toEqual([400, 'REQUEST_INVALID'])
    expect(body.error.message).toContain('application/json')
  }
})

test('of many faults the first ten are named', async () => {
  await using api = await openOperationsApi()
  const body = JSON.stringify({ days: Array.from({ length: 300 }, () => 'never') })

  const answer = await api.ask('/v1/listeners/ada/hide', { method: 'POST', body })

  expect(answer.body.error.message).toMatch(/body\.days\.4: .* and 590 more$/)
  expect(answer.body.error.message.length).toBeLessThan(1_000)
})

test.each([
  ['no HTTP', 'hello\r\n\r\n', 'no whole HTTP request'],
  [
    'a token of 20 kB',
    `GET /v1/status HTTP/1.1\r\nauthorization: Bearer ${'x'.repeat(20_000)}\r\n\r\n`,
    'too large',
  ],
])('%s has the shape of every other error for an answer', async (_, text, named) => {
  await using api = await openOperationsApi()
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(text))

  const [head, body] = (await readText(socket)).split('\r\n\r\n')

  expect(head).toMatch(/^HTTP\/1\.1 400 /)
  expect(JSON.parse(body ?? '')).toEqual({
    error: {
      code: 'REQUEST_INVALID',
      message: expect.stringContaining(named),
      remedy: expect.stringContaining('Correct'),
      requestId: expect.any(String),
    },
  })
})

test('what is unknown is 404 and names its code', async () => {
  await using api = await openOperationsApi()
  const codes = await Promise.all(
    [
      '/v1/nothing',
      '/v1/listeners/nobody',
      '/v1/listeners/nobody/archive',
      '/v1/listeners/nobody/hidden',
      '/v1/reports/nobody:20250714',
      '/v1/dead-letters/heuristics:0:9',
    ].map(async (path) => {
      const { status, body } = await api.ask(path)
      return [status, body.error.code]
    }),
  )

  expect(codes).toEqual([
    [404, 'ROUTE_UNKNOWN'],
    [404, 'LISTENER_UNKNOWN'],
    [404, 'ARCHIVE_UNKNOWN'],
    [404, 'LISTENER_UNKNOWN'],
    [404, 'REPORT_UNKNOWN'],
    [404, 'LETTER_UNKNOWN'],
  ])
})

test('a service that does not answer is an error that says where', async () => {
  const client = openOperationsClient({ url: 'http://127.0.0.1:1', token: () => 'x' })

  await expect(client.getStatus({})).rejects.toMatchObject({
    code: 'OPERATIONS_UNREACHABLE',
    message: 'the operations service does not answer at http://127.0.0.1:1',
  })
})

test('an operation that takes too long is aborted, and recorded as failed', async () => {
  await using api = await openOperationsApi()
  const aborted = Promise.withResolvers<unknown>()
  api.ports.inspector.ask = (_, { signal }) => {
    signal.addEventListener('abort', () => aborted.resolve(signal.reason))
    return new Promise(() => {})
  }
  const body = JSON.stringify({})
  const answering = api.ask('/v1/catalogue/apply', { method: 'POST', body })
  await api.until(async () => (await api.audited()).length === 1)

  api.pass(30 * 60_000)

  const { status, body: answer } = await answering
  expect([status, answer.error.code]).toEqual([503, 'OPERATION_TIMED_OUT'])
  expect(await aborted.promise).toMatchObject({ code: 'OPERATION_TIMED_OUT' })
  expect((await api.audited()).at(-1)).toMatchObject({
    outcome: 'failed',
    code: 'OPERATION_TIMED_OUT',
  })
})

test('where the audit does not answer in time, the change does not begin', async () => {
  const recording = Promise.withResolvers<void>()
  await using api = await openOperationsApi(() => recording.promise)
  await recordListener(api.ports)
  const hidden = { params: { userId: 'ada' } }
  const body = JSON.stringify({ isAll: true })
  let isAnswered = false
  const answering = api.ask('/v1/listeners/ada/hide', { method: 'POST', body })
  const answered = answering.then(() => {
    isAnswered = true
  })
  await api.until(async () => {
    api.pass(30_000)
    return isAnswered
  })
  await answered

  const { status, body: answer } = await answering
  recording.resolve()
  await api.until(async () => (await api.audited()).length === 2)

  expect([status, answer.error.code]).toEqual([503, 'OPERATION_TIMED_OUT'])
  expect((await api.audited()).map(({ outcome }) => outcome)).toEqual(['started', 'failed'])
  expect((await api.client.getHidden(hidden)).isHidden).toBe(false)
})

test('what only reads ends when its caller hangs up', async () => {
  await using api = await openOperationsApi()
  const asked = Promise.withResolvers<void>()
  const aborted = Promise.withResolvers<void>()
  api.ports.inspector.ask = (_, { signal }) => {
    signal.addEventListener('abort', () => aborted.resolve())
    asked.resolve()
    return new Promise(() => {})
  }
  const caller = new AbortController()
  const answering = api.ask('/v1/status', { signal: caller.signal })
  answering.catch(() => {})
  await asked.promise

  caller.abort()

  await aborted.promise
})
