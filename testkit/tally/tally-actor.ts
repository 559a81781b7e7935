import { randomUUID } from 'node:crypto'
import { defineErrors } from '#foundation/service-error.ts'
import { type Context, defineActor } from '#runtime/actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { type Bumped, bumped, type TallyTopics, tallied, tallySchema } from './tally-topics.ts'

export interface TallyDeps {
  /** The world outside: sees each call of an effect and each attempt at a turn. */
  readonly note: (what: string) => void
  /** Waits in `slow` turns. */
  readonly wait: (ms: number) => Promise<void>
  readonly attempts: Map<string, number>
  /** Whether this process was started after another one was killed. */
  readonly isSecondLife: () => boolean
  /** What the world outside knows of a payment. */
  readonly receipt: (place: string) => { readonly result: string } | undefined
}

export const newDeps = (note: (what: string) => void = () => {}): TallyDeps => ({
  note,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  attempts: new Map(),
  isSecondLife: () => false,
  receipt: () => undefined,
})

const errors = defineErrors({
  OUTSIDE_AWAY: { policy: 'block', message: (d: { what: string }) => `${d.what} is away` },
  OUTSIDE_BUSY: { policy: 'retry', message: (d: { what: string }) => `${d.what} is busy` },
  BUMP_REFUSED: { policy: 'dead-letter', message: (d: { what: string }) => `${d.what}: né` },
  WORLD_ENDED: { policy: 'stop', message: (d: { what: string }) => `${d.what} ended` },
})

type TallyContext = Context<TallyTopics['tallies'], { tally: typeof tallySchema }, TallyDeps>

/**
 * Adds up what a user is sent, and forwards the sum. An event's `command` says what else happens:
 * `slow:<ms>`, `call`, `call-then-hang`, `ask:<ms>`, `pay:<onInDoubt>`, `later:<ms>`, `away`, `bug`, `flaky:<times>`,
 * `refuse`, `stop`, `big`, `clear`, `forget`, `hang`.
 */
export const tallyActor = ({ actor, bumps, tallies }: TallyTopics) =>
  defineActor<TallyDeps>()({
    namespace: NAMESPACE,
    key: listenerKey,
    name: actor,
    sends: [tallies],
    pages: { tally: tallySchema },
  })
    .on(bumps, bumped, async ({ number, command }, context) => {
      if (command === 'forget') {
        context.state.clear()
        context.send(tallies, tallied, { number, total: 0, note: command })
        return
      }
      const note = command === '' ? '' : await obey(command, number, context)
      const { total } = context.state.get('tally') ?? { total: 0 }
      context.state.set('tally', '', { total: total + number, last: number })
      context.send(tallies, tallied, { number, total: total + number, note })
    })
    .onTimer('echo', ({ state, send, deps, key: userId }) => {
      deps.note(`echo ${userId}`)
      send(tallies, tallied, { number: -1, total: state.get('tally')?.total ?? 0, note: 'echo' })
    })

async function obey(command: string, number: Bumped['number'], context: TallyContext) {
  const { deps, key: userId } = context
  const [name, amount = '0'] = command.split(':')
  const place = `${userId}/${number}`
  const attempt = (deps.attempts.get(place) ?? 0) + 1
  deps.attempts.set(place, attempt)
  deps.note(`${name} ${place}`)
  if (name === 'slow') await deps.wait(Number(amount))
  if (name === 'hang') await new Promise(() => {})
  if (name === 'call') {
    return await context.effect('call', async () => {
      deps.note(`called ${place}`)
      await deps.wait(Number(amount))
      return `answer ${place}`
    })
  }
  if (name === 'call-then-hang') {
    const answer = await context.effect('call', async () => {
      deps.note(`called ${place}`)
      return `answer ${place}`
    })
    deps.note(`answered ${place}`)
    if (!deps.isSecondLife()) await new Promise(() => {})
    return answer
  }
  if (name === 'ask') {
    return await context.effect('ask', async () => {
      const answer = `${place}#${randomUUID()}` // No two calls have the same.
      deps.note(`asked ${answer}`)
      await deps.wait(Number(amount))
      return answer
    })
  }
  if (name === 'pay') return await pay(amount as 'repeat' | 'dead-letter' | 'ask', place, context)
  if (name === 'away' && !deps.isSecondLife()) throw errors.OUTSIDE_AWAY({ what: place })
  if (name === 'later') context.setTimer('echo', context.nowMs + Number(amount))
  if (name === 'bug') throw new Error('a mistake: né')
  if (name === 'flaky' && attempt <= Number(amount)) throw errors.OUTSIDE_BUSY({ what: place })
  if (name === 'refuse') throw errors.BUMP_REFUSED({ what: place })
  if (name === 'stop') throw errors.WORLD_ENDED({ what: place })
  if (name === 'clear') context.state.clear()
  return name === 'big' ? 'x'.repeat(2_000_000) : command
}

/** A call that never ends in a process's first life. */
const pay = (
  onInDoubt: 'repeat' | 'dead-letter' | 'ask',
  place: string,
  { deps, effect }: TallyContext,
): Promise<string> =>
  effect(
    'pay',
    async () => {
      deps.note(`paid ${place}`)
      if (!deps.isSecondLife()) await new Promise(() => {})
      return `receipt ${place}`
    },
    { onInDoubt: onInDoubt === 'ask' ? async () => deps.receipt(place) : onInDoubt },
  )
