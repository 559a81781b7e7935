import type { Topic } from '#runtime/topic.ts'
import { generation } from '#services/generation/actor.ts'
import { heuristics } from '#services/heuristics/actor.ts'
import { ingestFlow } from '#services/ingest/flow.ts'
import { judging } from '#services/judging/actor.ts'
import { persistence } from '#services/persistence/actor.ts'

/** Every actor, in the order a play travels. Topics, changelogs and the printed topology follow from it. */
export const actors = [heuristics, generation, persistence, judging] as const

/** What moves outside the actors. */
export interface Flow {
  /** A service, which may be an actor too. */
  readonly name: string
  readonly sends: readonly Topic[]
  /** Things that are no topics: files, stores, people. */
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

export const flows: readonly Flow[] = [
  { ...ingestFlow, reads: ['exports'], writes: [] },
  { name: 'persistence', sends: [], reads: [], writes: ['store'] },
  { name: 'serving', sends: [], reads: ['store'], writes: ['archive page'] },
]
