// One suite on the fake actor and on the runtime in a simulated world: what one refuses, the other refuses,
// with the same code, and what one lets pass leaves the same.

import { ServiceError } from '#foundation/service-error.ts'
import { type Context, defineActor, type Pages } from '#runtime/actor.ts'
import {
  type DeadLetter,
  deadLetterHeaders,
  deadLetterTopic,
} from '#runtime/dead-letters/dead-letter.ts'
import { openSimulation } from '#runtime/simulation/world.ts'
import { type AnyTopic, defineTopic } from '#runtime/topic.ts'
import { fakeActor } from '#testkit/fake-actor.ts'
import { number, recordOf, text, topicOf } from '#testkit/test-schemas.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'

interface Asked {
  readonly userId: string
  readonly deed: string
}
interface Noted {
  readonly userId: string
  readonly size: number
}

const asked = recordOf<Asked>('Asked', [text('userId'), text('deed')])
const noted = recordOf<Noted>('Noted', [text('userId'), number('size')])
const unknown = recordOf<Noted>('Unknown', [text('userId'), number('size')])
const kept = recordOf<{ readonly size: number }>('Kept', [number('size')])
const asks = topicOf('asks', asked)
const notes = topicOf('notes', noted)
const others = topicOf('others', noted)
const misaddressed = defineTopic({
  ...topicOf('misaddressed', noted),
  key: () => 'somebody else',
})

interface Deps {
  /** Keeps the context for after the turn. */
  readonly keep: (context: AnyContext) => void
  readonly called: (step: string) => void
}

const pages = { kept }
type Declared = Context<typeof notes | typeof misaddressed, typeof pages, Deps>
/** As code sees it that went around the compiler. */
type AnyContext = Context<AnyTopic, Pages, Deps>

const BIG = 'x'.repeat(1_000_000)

const deeds: Readonly<Record<string, (context: AnyContext) => void | Promise<void>>> = {
  'send to a topic that is not declared': ({ send }) => send(others, noted, { size: 1 }),
  'send an event that the topic does not carry': ({ send }) => send(notes, unknown, { size: 1 }),
  'send an invalid event': ({ send }) => send(notes, noted, { size: 'much' as never }),
  'send under another key': ({ send }) => send(misaddressed, noted, { size: 1 }),
  'set an invalid page': ({ state }) => state.set('kept', '', { size: 'much' as never }),
  'set a page of no family': ({ state }) => state.set('lost', '', { size: 1 }),
  'set a page of too long a name': ({ state }) => state.set('kept', 'x'.repeat(2_000), { size: 1 }),
  'set a timer that is not declared': ({ setTimer }) => setTimer('never', 1),
  'clear a timer that is not declared': ({ clearTimer }) => clearTimer('never'),
  'repeat the step of an effect': async ({ effect }) => {
    await effect('call', async () => 1)
    await effect('call', async () => 2)
  },
  'journal too large a result': async ({ effect }) => void (await effect('call', async () => BIG)),
  'throw a mistake': () => {
    throw new Error('a mistake')
  },
}

const codes: Readonly<Record<string, string>> = {
  'send to a topic that is not declared': 'SEND_UNDECLARED',
  'send an event that the topic does not carry': 'SEND_UNDECLARED',
  'send an invalid event': 'VALUE_INVALID',
  'send under another key': 'EVENT_MISADDRESSED',
  'set an invalid page': 'VALUE_INVALID',
  'set a page of no family': 'BUG',
  'set a page of too long a name': 'KEY_TOO_LONG',
  'set a timer that is not declared': 'TIMER_UNDECLARED',
  'clear a timer that is not declared': 'TIMER_UNDECLARED',
  'repeat the step of an effect': 'EFFECT_REPEATED',
  'journal too large a result': 'RECORD_TOO_LARGE',
  'throw a mistake': 'BUG',
}

async function count({ state, send, effect, setTimer, nowMs, deps }: Declared): Promise<void> {
  const size = (state.get('kept')?.size ?? 0) + 1
  const answer = await effect('call', async () => {
    deps.called('call')
    return { at: new Date(0), size }
  })
  state.set('kept', '', { size })
  state.set('kept', `part ${size}`, { size: answer.size })
  setTimer('later', nowMs + 1_000)
  send(notes, noted, { size })
}

const probe = defineActor<Deps>()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: 'probe',
  sends: [notes, misaddressed],
  pages,
})
  .on(asks, asked, async ({ deed }, context) => {
    context.deps.keep(context)
    if (deed === 'count') await count(context)
    else if (deed === 'clear') context.state.clear()
    else {
      context.send(notes, noted, { size: 99 })
      context.state.set('kept', '', { size: 99 })
      await deeds[deed]?.(context)
    }
  })
  .onTimer('later', ({ state, send }) => {
    send(notes, noted, { size: 100 + state.parts('kept').length })
  })

interface Runner {
  /** Lets the actor do it, and returns the code it is refused with. */
  ask(deed: string): Promise<string | undefined>
  fire(): Promise<void>
  pages(): Readonly<Record<string, unknown>>
  timers(): readonly string[]
  sizes(): Promise<readonly number[]>
  readonly contexts: readonly AnyContext[]
  readonly calls: readonly string[]
}

function newDeps() {
  const contexts: AnyContext[] = []
  const calls: string[] = []
  const deps: Deps = {
    keep: (context) => contexts.push(context),
    called: (step) => calls.push(step),
  }
  return { deps, contexts, calls }
}

async function onFake(): Promise<Runner> {
  const { deps, ...seen } = newDeps()
  const user = fakeActor(probe, 'ann', deps)
  const codeOf = (error: unknown) => (error instanceof ServiceError ? error.code : 'BUG')
  return {
    ...seen,
    ask: (deed) => user.receive(asks, asked, { deed }).then(() => undefined, codeOf),
    fire: () => user.fireTimer('later'),
    pages: () => Object.fromEntries(user.pages),
    timers: () => [...user.timers.keys()],
    sizes: async () => user.sent(notes, noted).map(({ size }) => size),
  }
}

async function onRuntime(): Promise<Runner> {
  const { deps, ...seen } = newDeps()
  const world = openSimulation(probe, { partitions: 1, deps: () => deps })
  const instance = world.start()
  await world.until('a start', () => instance.actor !== undefined)
  const letters = () =>
    world.broker
      .visible(deadLetterTopic(probe.name))
      .map(
        ({ headers }) =>
          JSON.parse(headers[deadLetterHeaders(NAMESPACE).reason] ?? '{}') as DeadLetter,
      )
  return {
    ...seen,
    async ask(deed) {
      const before = letters().length
      await world.send(asks, asked, { userId: 'ann', deed })
      await world.until('the turn', () => world.isDone && world.broker.isShown)
      return letters().slice(before)[0]?.code
    },
    fire: () => world.pass(2_000),
    pages: () =>
      Object.fromEntries(
        world.inspect('ann')?.pages.map(({ family, part, page }) => [`${family}/${part}`, page]) ??
          [],
      ),
    timers: () => Object.keys(world.inspect('ann')?.timers ?? {}),
    sizes: async () => (await world.sent(notes, noted)).map(({ size }) => size),
  }
}

describe.each([
  ['the fake actor', onFake],
  ['the runtime', onRuntime],
])('%s', (_, open) => {
  test.each(Object.entries(codes))('refuses to %s: %s', async (deed, code) => {
    const runner = await open()

    expect(await runner.ask(deed)).toBe(code)
    expect(await runner.sizes()).toEqual([])
    expect(runner.pages()).toEqual({})
  })

  test('refuses every call of a turn that is over: TURN_OVER', async () => {
    const runner = await open()
    await runner.ask('count')
    const late = runner.contexts.at(-1) as AnyContext
    const over = expect.objectContaining({ code: 'TURN_OVER' })

    expect(() => late.send(notes, noted, { size: 1 })).toThrow(over)
    expect(() => late.setTimer('later', 1)).toThrow(over)
    expect(() => late.clearTimer('later')).toThrow(over)
    await expect(late.effect('late', async () => 1)).rejects.toThrow(over)
    expect(await runner.sizes()).toEqual([1])
  })

  test('lets what is declared pass, and the next turn sees it', async () => {
    const runner = await open()

    expect([await runner.ask('count'), await runner.ask('count')]).toEqual([undefined, undefined])
    expect(await runner.sizes()).toEqual([1, 2])
    expect(runner.pages()).toMatchObject({
      'kept/': { size: 2 },
      'kept/part 1': { size: 1 },
      'kept/part 2': { size: 2 },
    })
    expect(runner.timers()).toEqual(['later'])
    expect(runner.calls).toEqual(['call', 'call'])
  })

  test('fires a timer once', async () => {
    const runner = await open()
    await runner.ask('count')

    await runner.fire()

    expect(await runner.sizes()).toEqual([1, 102])
    expect(runner.timers()).toEqual([])
  })

  test('clears pages and timers together', async () => {
    const runner = await open()
    await runner.ask('count')

    await runner.ask('clear')

    expect([runner.pages(), runner.timers()]).toEqual([{}, []])
  })
})

test('the fake actor refuses an event that could not be in its topic', async () => {
  const { deps } = newDeps()
  const event = { deed: 7 } as unknown as Asked

  await expect(fakeActor(probe, 'ann', deps).receive(asks, asked, event)).rejects.toMatchObject({
    code: 'VALUE_INVALID',
  })
})

test('the fake actor hands a result over as the journal does: as JSON', async () => {
  let answer: unknown
  const actor = defineActor()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: 'json',
    sends: [],
    pages: {},
  }).on(asks, asked, async (_, { effect }) => {
    answer = await effect('call', async () => ({ at: new Date(0), nothing: undefined }))
  })

  await fakeActor(actor, 'ann', {}).receive(asks, asked, { deed: '' })

  expect(answer).toEqual({ at: '1970-01-01T00:00:00.000Z' })
})
