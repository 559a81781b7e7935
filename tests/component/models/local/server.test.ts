import type { LocalLlama, Talk } from '#models/local/llama.ts'
import { startLocal } from '#models/local/server.ts'
import { openModel } from '#models/openai.ts'
import { ModelConfig } from '#models/settings.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { askForSlots } from '#prompts/report/conversation.ts'
import { parseClaimedDraft } from '#services/generation/claimed-draft.ts'
import { answerSchema } from '#services/generation/draft.ts'
import { askFor, briefOf } from '#testkit/brief-fixture.ts'

/** A llama that repeats a given answer, and remembers what it was asked. */
function fakeLlama(say: (talk: Talk) => string | Promise<string>) {
  const talks: Talk[] = []
  const llama: LocalLlama = {
    say: async (talk) => {
      talks.push(talk)
      return say(talk)
    },
    tokens: (text) => text.length,
    async [Symbol.asyncDispose]() {},
  }
  return { llama, talks }
}

const open = (url: string) =>
  openModel(
    ModelConfig.parse({ OPENAI_BASE_URL: url, OPENAI_MODEL: 'local', MODEL_ROUTE: 'local' }),
  )
const never = new AbortController().signal
const at = { port: 0, host: '127.0.0.1' }

test('a report is composed, and the model only says its story in other words', async () => {
  const { llama, talks } = fakeLlama(() => ' “Told\n differently.” ')
  await using server = await startLocal(llama, at)
  await using model = open(server.url)

  const outcome = await model.chat(askFor(4), never)

  if (!outcome.ok) throw new Error(outcome.detail)
  expect(parseClaimedDraft(outcome.text)).toMatchObject({
    ok: true,
    draft: { story: 'Told differently.', title: expect.stringMatching(/^The day you /) },
  })
  const [talk] = talks
  expect(talk?.messages.map(({ role }) => role)).toEqual([
    'system',
    ...['user', 'assistant', 'user', 'assistant'],
    'user',
  ])
  expect(talk?.messages.at(-1)?.content).toMatch(/(\d+ (minutes|plays|tracks)|hours?) /)
  expect(talk?.messages.at(-1)?.content).not.toContain('<day>')
})

async function answerInSlots(say: (story: string) => string) {
  const { llama, talks } = fakeLlama(({ messages }) => say(messages.at(-1)?.content ?? ''))
  await using server = await startLocal(llama, at)
  await using model = open(server.url)
  const { messages } = askForSlots(loadPrompt('report', 'v4'), briefOf(4))
  const outcome = await model.chat({ ...askFor(4), messages, schema: answerSchema }, never)
  if (!outcome.ok) throw new Error(outcome.detail)
  return {
    story: String(JSON.parse(outcome.text).story),
    asked: talks[0]?.messages.at(-1)?.content,
  }
}

test('where facts are slots, the model writes the words around them and sees no number', async () => {
  const { story, asked } = await answerInSlots((text) => `Well now. ${text}`)

  expect(asked).toMatch(/\{F\d+\}/)
  expect(asked?.replace(/\{F\d+u?\}/g, '')).not.toMatch(/\d/)
  expect(story).toBe(`Well now. ${asked}`)
})

test.each<[string, (text: string) => string]>([
  ['loses', (text) => text.replace(/\{F\d+\}/, 'it')],
  ['adds', (text) => `${text} And {F1}.`],
  ['moves', (text) => text.replace(/(\{F\d+u?\})(.*?)(\{F\d+u?\})/, '$3$2$1')],
])('a model that %s a slot is not followed: the composition stays', async (_how, say) => {
  const { story, asked } = await answerInSlots(say)

  expect(story).toBe(asked)
})

test('any other question the model answers itself, by the schema asked for', async () => {
  const { llama, talks } = fakeLlama(() => '{"isCalm":true}')
  await using server = await startLocal(llama, at)
  await using model = open(server.url)
  const json = { type: 'object', properties: { isCalm: { type: 'boolean' } } }

  const outcome = await model.chat(
    {
      messages: [{ role: 'user', content: 'Is it calm?' }],
      schema: { name: 'judgement', json },
      outputTokensMax: 50,
      temperature: 0,
    },
    never,
  )

  expect(outcome).toMatchObject({ ok: true, text: '{"isCalm":true}' })
  expect(talks).toMatchObject([{ schema: json, outputTokensMax: 50, temperature: 0 }])
})

test('calls wait for each other, and one that fails does not stop those behind it', async () => {
  let running = 0
  let most = 0
  const { llama } = fakeLlama(async ({ seed }) => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (seed % 2 === 0) throw new Error('out of memory')
    return 'Told.'
  })
  await using server = await startLocal(llama, at)
  await using model = open(server.url)

  const outcomes = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((seed) => model.chat(askFor(seed), never)),
  )

  expect(most).toBe(1)
  expect(outcomes).toHaveLength(6)
  expect(outcomes.some(({ ok }) => ok)).toBe(true)
  expect(outcomes.every((each) => each.ok || each.failure === 'unreachable')).toBe(true)
})
