import type { AnyActor } from '#runtime/actor.ts'
import { serviceRecords } from './services.ts'

/** Every actor, in the order a play travels. Topics, changelogs and the printed topology follow from it. */
export const actors: readonly AnyActor[] = await Promise.all(
  serviceRecords.flatMap(({ actor }) => actor?.() ?? []),
)
