import { defineActor } from '#runtime/actor.ts'
import { bumped, tallied, tally, type World } from './world.ts'

/** Adds up what a user is sent, and forwards the sum. */
export const tallyActor = ({ actor, bumps, tallies }: World) =>
  defineActor()({ name: actor, sends: [tallies], pages: { tally } }).on(
    bumps,
    bumped,
    ({ number, command }, { state, send }) => {
      const { total } = state.get('tally') ?? { total: 0 }
      state.set('tally', '', { total: total + number, last: number })
      send(tallies, tallied, { number, total: total + number, note: command })
    },
  )
