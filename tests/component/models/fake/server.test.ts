import type { Clock } from '#foundation/clock.ts'
import { mutationKinds } from '#models/fake/mutations.ts'
import { type FakeModel, startFakeModel } from '#models/fake/server.ts'
import { claimedAnswerSchema } from '#services/generation/claimed-draft.ts'
import { answerSchema } from '#services/generation/draft.ts'
import { askFor } from '#testkit/brief-fixture.ts'

let fakeModel: FakeModel
beforeEach(async () => {
  fakeModel = await startFakeModel()
})
afterEach(async () => {
  await fakeModel[Symbol.asyncDispose]()
})

const at = (path: string, server = fakeModel) => server.url.replace('/v1', path)
const get = async (path: string) => (await fetch(at(path))).json()
const post = (path: string, body: unknown, server = fakeModel) =>
  fetch(at(path, server), { method: 'POST', body: JSON.stringify(body) })
const ask = (seed = 1, which = 0, server = fakeModel) =>
  post('/v1/chat/completions', { model: 'fake-1', messages: askFor(seed, which).messages }, server)
const contentOf = async (response: Response) => {
  const { choices } = (await response.json()) as {
    choices: { message: { content: string } }[]
  }
  return choices[0]?.message.content ?? ''
}

const storyOf = (answer: string): string =>
  JSON.parse(answer)
    .sentences.map(({ text }: { text: string }) => text)
    .join(' ')

test('the same day is told the same way every time, another one differently', async () => {
  const [first, again, other] = await Promise.all(
    [ask(1), ask(1), ask(2)].map(async (r) => contentOf(await r)),
  )

  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('it is listed as a model and says that it is ready', async () => {
  expect(await get('/v1/models')).toMatchObject({ data: [{ id: 'fake-1' }] })
  expect((await fetch(at('/readyz'))).status).toBe(200)
  expect((await fetch(at('/v1/embeddings'))).status).toBe(404)
})

test('faults can be set while it runs, are told back, and an empty body ends them', async () => {
  const set = await post('/fake/faults', { errorRate: 1, errorStatus: 503 })
  expect(await set.json()).toMatchObject({ errorRate: 1, errorStatus: 503, latencyMs: 0 })
  expect((await ask()).status).toBe(503)

  await post('/fake/faults', {})
  expect((await ask()).status).toBe(200)
  expect(await get('/fake/calls')).toMatchObject({ total: 2, draft: 1, failed: 1 })
})

test('a fault that does not exist is refused, and what was set stays', async () => {
  await post('/fake/faults', { errorRate: 1 })

  const answer = await post('/fake/faults', { eruptionRate: 1 })

  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    error: { message: expect.stringContaining('eruptionRate') },
  })
  expect(await get('/fake/faults')).toMatchObject({ errorRate: 1 })
})

test.each(mutationKinds.filter((kind) => kind !== 'slot' && kind !== 'comparison'))(
  'the mutation %s changes the text and is recorded with what stood there before',
  async (kind) => {
    const clean = new Map<number, string>()
    for (const seed of [1, 2, 3, 4]) clean.set(seed, await contentOf(await ask(seed)))
    fakeModel.setFaults({ mutationRate: 1, mutationKinds: [kind] })

    const changed = []
    for (const seed of [1, 2, 3, 4]) {
      const text = await contentOf(await ask(seed))
      if (text !== clean.get(seed)) changed.push({ seed, text })
    }

    const mutations = (await get('/fake/mutations')) as {
      kind: string
      before: string
      after: string
    }[]
    expect(changed.length).toBeGreaterThan(0)
    expect(mutations).toHaveLength(changed.length)
    for (const [index, { seed, text }] of changed.entries()) {
      const mutation = mutations[index]
      expect(mutation).toMatchObject({ kind, report: expect.stringMatching(/^[0-9a-f]{8}$/) })
      expect(storyOf(clean.get(seed) ?? '{}')).toContain(mutation?.before)
      expect(storyOf(text)).toContain(mutation?.after)
    }
  },
)

test('equal seeds give equal accidents', async () => {
  const accidents = async () => {
    fakeModel.setFaults({ errorRate: 0.5, seed: 7 })
    const statuses = []
    for (let call = 0; call < 20; call += 1) statuses.push((await ask()).status)
    return statuses
  }

  const first = await accidents()
  expect(await accidents()).toEqual(first)
  expect(new Set(first)).toEqual(new Set([200, 500]))
})

test('a limit is told in headers, answered with 429 when it is reached, and refills with time', async () => {
  let nowMs = 1_000_000
  const clock: Clock = {
    now: () => nowMs,
    after: (_ms, run) => {
      queueMicrotask(run)
      return () => {}
    },
  }
  await using limited = await startFakeModel({ clock, faults: { requestsPerMinute: 2 } })

  const first = await ask(1, 0, limited)
  expect(first.headers.get('x-ratelimit-limit-requests')).toBe('2')
  expect(first.headers.get('x-ratelimit-remaining-requests')).toBe('1')
  expect(first.headers.get('x-ratelimit-reset-requests')).toBe('30.0s')
  await ask(1, 0, limited)
  expect((await ask(1, 0, limited)).status).toBe(429)
  nowMs += 30_000
  expect((await ask(1, 0, limited)).status).toBe(200)
})

test('a body that is no chat is refused with what is wrong, and the server lives on', async () => {
  for (const body of ['{', '[]', '{"messages":[]}', '{"messages":[{"role":"tool","content":1}]}']) {
    const answer = await fetch(at('/v1/chat/completions'), { method: 'POST', body })
    expect(answer.status).toBe(400)
  }
  expect((await ask()).status).toBe(200)
})

const judgement = (title: string, story: string) =>
  post('/v1/chat/completions', {
    messages: [
      { role: 'system', content: 'You check the tone of short texts.' },
      { role: 'user', content: `<report>\n${JSON.stringify({ title, story })}\n</report>` },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'judgement',
        schema: {
          type: 'object',
          properties: {
            reasoning: { type: 'string' },
            ...Object.fromEntries(
              ['speaksToReader', 'isKind', 'isCalm', 'guessesNothing', 'isPlain', 'isWhole'].map(
                (name) => [name, { type: 'boolean' }],
              ),
            ),
          },
        },
      },
    },
  }).then(async (response) => JSON.parse(await contentOf(response)))

test('its judge passes its own stories', async () => {
  for (let which = 0; which < 8; which += 1) {
    const written = await contentOf(await ask(3, which))
    const { title } = JSON.parse(written)
    const { reasoning, ...answers } = await judgement(title.text, storyOf(written))
    expect(reasoning).toBe('Nothing stands out.')
    expect(Object.values(answers)).toEqual([true, true, true, true, true, true])
  }
})

test.each([
  ['isCalm', 'You heard 9 plays! What an amazing day.'],
  ['isKind', 'You heard 9 plays, which is a shame.'],
  ['guessesNothing', 'You were lonely and heard 9 plays.'],
  ['isPlain', 'You heard 9 plays. Visit https://example.org today.'],
  ['isWhole', 'You heard 9 plays and then'],
  ['speaksToReader', 'The listener heard 9 plays.'],
])('its judge denies %s where the text gives cause', async (question, story) => {
  expect(await judgement('The day', story)).toMatchObject({ [question]: false })
})

test("a quoted title's words are not the story's tone", async () => {
  expect(await judgement('The day', 'You heard “Sad! Amazing Party” twice.')).toMatchObject({
    isCalm: true,
    guessesNothing: true,
  })
})

test.each([answerSchema, claimedAnswerSchema])(
  'the schema of an answer is what strict endpoints take',
  ({ json }) => {
    const objects = JSON.stringify(json).match(/"type":"object"/g)?.length
    expect(JSON.stringify(json).match(/"additionalProperties":false/g)).toHaveLength(objects ?? 0)
    expect(json.required).toEqual(Object.keys(json.properties))
  },
)

test('it makes claims where the prompt asks for them, and none for a prompt that does not', async () => {
  const { messages } = askFor(1)
  const [, user] = messages
  const plain = [{ role: 'system', content: 'Write liner notes.' }, user]

  const claimed = await contentOf(await ask(1))
  const whole = await contentOf(
    await post('/v1/chat/completions', { model: 'fake-1', messages: plain }),
  )

  expect(JSON.parse(whole)).toEqual({
    ...JSON.parse(whole),
    title: JSON.parse(claimed).title.text,
    story: storyOf(claimed),
  })
  expect(claimed).toContain('"relation":"is"')
  expect(whole).not.toContain('claims')
})
