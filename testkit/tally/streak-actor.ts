import { MINUTE_MS } from '#foundation/time.ts'
import { defineActor } from '#runtime/actor.ts'
import { listenerKey, NAMESPACE } from '#topics/listener-key.ts'
import { heard, plays, praised, praises, streak } from './streak-events.ts'

export interface Deps {
  /** Words for a number of days in a row; asked for over the network. */
  readonly write: (days: number, signal: AbortSignal) => Promise<string>
}

/** Counts each listener's days in a row, and tells of a long row once its listener is quiet. */
export const streaks = defineActor<Deps>()({
  namespace: NAMESPACE,
  key: listenerKey,
  name: 'streaks',
  sends: [praises],
  pages: { streak },
})
  .on(plays, heard, ({ day }, { state, nowMs, setTimer }) => {
    const { lastDay, days } = state.get('streak') ?? { lastDay: day - 1, days: 0 }
    if (day <= lastDay) return // Late, or heard before.
    state.set('streak', '', { lastDay: day, days: day === lastDay + 1 ? days + 1 : 1 })
    setTimer('quiet', nowMs + MINUTE_MS)
  })
  .onTimer('quiet', async ({ state, deps, effect, send }) => {
    const { days } = state.get('streak') ?? { days: 0 }
    if (days < 3) return
    const words = await effect('words', (signal) => deps.write(days, signal))
    send(praises, praised, { words })
  })
