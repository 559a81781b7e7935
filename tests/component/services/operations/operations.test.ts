// What the operators' API does, and what it records of it.
import { aDeadLetter, openOperationsApi, ops, recordListener } from '#testkit/operations-api.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'

test('listeners are listed page by page, each with its years', async () => {
  await using api = await openOperationsApi()
  const store = await api.ports.store()
  for (const userId of ['cleo', 'ada', 'bob']) await store.put(aReport({ userId }))

  const first = await api.client.listListeners({ query: { limit: 2 } })
  const last = await api.client.listListeners({ query: { limit: 2, after: first.next ?? '' } })

  expect(first.listeners).toEqual([
    { userId: 'ada', years: [2025] },
    { userId: 'bob', years: [2025] },
  ])
  expect(last).toEqual({ listeners: [{ userId: 'cleo', years: [2025] }], next: null })
})

test('a day, an archive and a report are read as the client is typed to read them', async () => {
  await using api = await openOperationsApi()
  const { ports, client } = api
  const store = await ports.store()
  await store.put(aReport())
  await store.note('ada', 2025, aNote())
  await store.saveVerdict('ada:20250714', aVerdict())
  const explanation = {
    date: '20250714',
    zone: 'UTC',
    facts: [],
    log: [],
    notes: [],
    candidates: [],
  }
  ports.answers.set('heuristics /v1/explain/ada/20250714', { ok: true, explanation })

  expect(await client.explainDay({ params: { userId: 'ada', date: '20250714' } })).toEqual(
    explanation,
  )
  const archive = await client.getArchive({ params: { userId: 'ada' } })
  expect(archive.reports.map(({ id }) => id)).toEqual(['ada:20250714'])
  const report = await client.getReport({ params: { reportId: 'ada:20250714' } })
  expect(report).toMatchObject({ userId: 'ada', year: 2025, verdict: { outcome: 'pass' } })
  await expect(client.getReport({ params: { reportId: 'bob:20250714' } })).rejects.toMatchObject({
    code: 'REPORT_UNKNOWN',
  })
})

test('a fault of a day comes through as the error that the command knows', async () => {
  await using api = await openOperationsApi()
  const day = { params: { userId: 'ada', date: '20250714' } }
  const fault = { ok: false, fault: 'no-plays', nearest: ['20250713'] }
  api.ports.answers.set('heuristics /v1/explain/ada/20250714', fault)
  await expect(api.client.explainDay(day)).rejects.toMatchObject({
    code: 'DAY_WITHOUT_PLAYS',
    message: expect.stringContaining('2025-07-13'),
  })

  api.ports.away.add('heuristics')
  const { status, headers } = await api.ask('/v1/listeners/ada/days/20250714')
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
})

test('stories are asked for again by date, and only those that there are', async () => {
  await using api = await openOperationsApi()
  const { ports, client } = api
  const store = await ports.store()
  for (const date of ['20250714', '20250808']) await store.put(aReport({ date }))
  const rewrite = (dates: readonly string[]) =>
    client.rewriteReports({ params: { userId: 'ada' }, body: { dates: [...dates], note: 'dull' } })

  const one = await rewrite(['20250808'])
  const all = await rewrite([])

  expect([one.dates, all.dates]).toEqual([['20250808'], ['20250714', '20250808']])
  const asked = ports.sent.filter(({ name }) => name === 'ReportsRequested')
  expect(asked.map(({ event }) => event)).toMatchObject([
    { userId: 'ada', requestId: one.requestId, year: 2025, dates: ['20250808'], note: 'dull' },
    { userId: 'ada', requestId: all.requestId, dates: ['20250714', '20250808'] },
  ])
  const body = JSON.stringify({ dates: ['20250101'] })
  const unknown = await api.ask('/v1/listeners/ada/rewrite', { method: 'POST', body })
  expect(unknown.status).toBe(404)
  await expect(rewrite(['20250101'])).rejects.toMatchObject({
    code: 'REPORTS_UNKNOWN',
    message: expect.stringContaining('2025-01-01 in 2025; there are 2025-07-14, 2025-08-08'),
  })
})

test('hiding is recorded with who, what and when, before it begins and when it ended', async () => {
  await using api = await openOperationsApi()
  await recordListener(api.ports)

  const { status, body } = await api.ask('/v1/listeners/ada/hide', {
    method: 'POST',
    headers: { authorization: `Bearer ${ops?.token}`, 'x-request-id': 'request-7' },
    body: JSON.stringify({ artists: ['the testers'] }),
  })

  expect([status, body]).toEqual([
    200,
    {
      userId: 'ada',
      hiddenCreators: ['The Testers'],
      hiddenDates: [],
      isHidden: false,
      isChanged: true,
      isDryRun: false,
      plays: 1,
      days: 1,
    },
  ])
  const [started, done] = await api.audited()
  expect(started).toMatchObject({
    userId: 'ada',
    requestId: 'request-7',
    operation: 'hide',
    operator: 'ops',
    via: 'api',
    outcome: 'started',
    code: null,
    recordedAt: 1_000,
  })
  expect(JSON.parse(started?.target ?? '')).toMatchObject({ artists: ['the testers'] })
  expect(done).toEqual({ ...started, outcome: 'done' })
  expect(JSON.stringify(api.ports.sent)).not.toContain(ops?.token)
  expect(api.ports.sent.map(({ topic }) => topic).slice(2)).toEqual(['audit', 'profiles', 'audit'])
})

test('a request ID that its caller sends twice hides no record of the first change', async () => {
  await using api = await openOperationsApi()
  await recordListener(api.ports)
  const headers = { 'x-request-id': 'always-the-same' }
  for (const change of ['hide', 'unhide', 'hide']) {
    const body = JSON.stringify({ isAll: true })
    await api.ask(`/v1/listeners/ada/${change}`, { method: 'POST', headers, body })
    api.pass(1)
  }

  const keys = api.ports.sent.filter(({ topic }) => topic === 'audit').map(({ key }) => key)
  expect([keys.length, new Set(keys).size]).toEqual([6, 6])
})

test('a change that is done is not recorded as failed where its end cannot be recorded', async () => {
  let count = 0
  await using api = await openOperationsApi(() => {
    count += 1
    if (count === 2) throw new Error('the topic is away')
  })
  await recordListener(api.ports)

  const body = JSON.stringify({ isAll: true })
  await api.ask('/v1/listeners/ada/hide', { method: 'POST', body })

  expect((await api.client.getHidden({ params: { userId: 'ada' } })).isHidden).toBe(true)
  expect((await api.audited()).map(({ outcome }) => outcome)).toEqual(['started'])
})

test('a failure that cannot be recorded is answered all the same', async () => {
  let count = 0
  await using api = await openOperationsApi(() => {
    count += 1
    if (count === 2) throw new Error('the topic is away')
  })

  const body = JSON.stringify({ isAll: true })
  const answer = await api.ask('/v1/listeners/ada/hide', { method: 'POST', body })

  expect([answer.status, answer.body.error.code]).toEqual([404, 'LISTENER_UNKNOWN'])
})

test('a change that fails is recorded with its code, and a dry run is no change', async () => {
  await using api = await openOperationsApi()
  await recordListener(api.ports)
  const ask = { params: { userId: 'ada' } }

  await expect(api.client.hide({ ...ask, body: { artists: ['Nobody'] } })).rejects.toMatchObject({
    code: 'NAME_UNKNOWN',
  })
  const planned = await api.client.hide({ ...ask, body: { isAll: true, isDryRun: true } })

  expect(planned).toMatchObject({ isChanged: true, isDryRun: true })
  expect((await api.audited()).map(({ outcome, code }) => [outcome, code])).toEqual([
    ['started', null],
    ['failed', 'NAME_UNKNOWN'],
  ])
  expect((await api.client.getHidden(ask)).isHidden).toBe(false)
})

test('where the audit cannot be written, nothing is changed', async () => {
  await using api = await openOperationsApi(() => {
    throw new Error('the topic is away')
  })
  await recordListener(api.ports)

  const body = JSON.stringify({ isAll: true })
  const { status, body: answer } = await api.ask('/v1/listeners/ada/hide', { method: 'POST', body })

  expect([status, answer.error.code]).toEqual([500, 'OPERATION_FAILED'])
  expect(JSON.stringify(answer)).not.toContain('the topic is away')
  expect((await api.client.getHidden({ params: { userId: 'ada' } })).isHidden).toBe(false)
})

test('dead letters are listed, shown, counted and redriven, by ID or by filter', async () => {
  await using api = await openOperationsApi()
  const { client, ports } = api
  ports.letters.push(aDeadLetter(1), aDeadLetter(2, 'bob'), aDeadLetter(3))

  const listed = await client.listDeadLetters({ query: { limit: 2 } })
  expect(listed.letters.map(({ id }) => id)).toEqual(['heuristics:0:1', 'heuristics:0:2'])
  expect(listed.counts).toEqual([{ actor: 'heuristics', code: 'BUG', count: 3 }])
  const shown = await client.getDeadLetter({ params: { id: 'heuristics:0:2' } })
  expect(shown).toMatchObject({ why: { owner: 'bob' }, event: null, headers: { source: 'test' } })

  const planned = await client.redriveDeadLetters({ body: { user: 'ada', isDryRun: true } })
  expect(planned).toMatchObject({ found: 2, done: 0 })
  expect(await client.redriveDeadLetters({ body: { user: 'ada' } })).toMatchObject({ done: 2 })
  const one = await client.discardDeadLetters({ body: { ids: ['heuristics:0:2'] } })
  expect(one).toMatchObject({ found: 1, done: 1 })
  expect(ports.letters).toEqual([])
  expect((await api.audited()).map((each) => [each.operation, each.userId, each.outcome])).toEqual([
    ['redrive-dead-letters', 'ada', 'started'],
    ['redrive-dead-letters', 'ada', 'done'],
    ['discard-dead-letters', '', 'started'],
    ['discard-dead-letters', '', 'done'],
  ])
})

test('an erasure leaves in the audit that the listener was erased, and nothing of before', async () => {
  await using api = await openOperationsApi()
  const { client, ports } = api
  await recordListener(ports)
  await client.hide({ params: { userId: 'ada' }, body: { artists: ['The Testers'] } })
  for (const actor of ports.inspector.actors) {
    const pages = [{ family: 'erasure', part: '', page: { erasedAt: 1_000 } }]
    ports.answers.set(`${actor} /v1/keys/ada`, { actor, pages, timers: {} })
  }

  const erased = await client.eraseListener({
    params: { userId: 'ada' },
    body: { confirm: 'ada', seconds: 0 },
  })

  expect(erased.places.filter(({ left }) => left > 0)).toEqual([])
  expect(erased.left).toBe(0)
  const left = ports.sent.filter(({ key }) => key.startsWith('ada'))
  expect(left.map(({ topic, key }) => `${topic} ${key.replace(/:[^:]*-[^:]*:/, ':ID:')}`)).toEqual([
    'audit ada:erase:ID:started:1000',
    'erasures ada',
    'audit ada:erase:ID:done:1000',
  ])
})

test('the membership of a process ends by its instance, once it is no dry run', async () => {
  await using api = await openOperationsApi()
  const { client, ports } = api
  ports.members.set('linernotes.heuristics', [{ instance: 'host-1', numbers: [0] }])
  const input = { params: { instance: 'host-1' } }

  const planned = await client.endMembership({ ...input, body: { isDryRun: true } })
  expect(planned).toMatchObject({ isDone: false, memberships: [{ actor: 'heuristics' }] })
  expect(await client.endMembership(input)).toMatchObject({ isDone: true })
  await expect(client.endMembership(input)).rejects.toMatchObject({ code: 'INSTANCE_UNKNOWN' })
})

test('the status says who answers and who does not', async () => {
  await using api = await openOperationsApi()
  const report = {
    actor: 'heuristics',
    instance: 'heuristics-0',
    isReady: true,
    partitionCount: 4,
    partitions: [{ parkedCount: 1, watermarks: [{ lag: 3 }, { lag: 2 }] }],
  }
  api.ports.answers.set('heuristics /v1/actor', report)
  api.ports.away.add('judging')

  const { kafka, store, actors } = await api.client.getStatus({})

  expect([kafka, store]).toEqual(['reachable', 'reachable'])
  expect(actors.find(({ actor }) => actor === 'heuristics')).toEqual({
    actor: 'heuristics',
    instances: 1,
    silent: 0,
    isReady: true,
    partitionsOwned: 1,
    partitionCount: 4,
    lag: 5,
    parked: 1,
  })
  expect(actors.find(({ actor }) => actor === 'judging')).toMatchObject({
    silent: 1,
    isReady: false,
    lag: null,
  })

  api.ports.away.add('kafka')
  expect(await api.client.getStatus({})).toMatchObject({ kafka: 'unreachable', store: 'reachable' })
})
