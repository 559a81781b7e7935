// One record a service. The embedded stack, its ports, what is passed on and what a change restarts, the printed
// topology and the lists of actors are made from it. It loads nothing heavy: every command reads all of them.
import type { z } from 'zod'
import type { AnyActor } from './actor.ts'

export interface ServiceRecord<Settings extends z.ZodObject = z.ZodObject> {
  /** Of its process, and of its folder and its actor where it has them. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** The file that runs it, from the project's root. Left out where another program runs it within itself. */
  readonly program?: string
  /** All that the environment says to it. A change of one of them restarts it. */
  readonly settings: Settings
  /** Settings that name a port it listens on. The first is its address. */
  readonly ports: readonly PortSetting<Settings>[]
  /** The port on which `/livez`, `/readyz`, `/startupz` and `/metrics` answer. */
  readonly probes?: PortSetting<Settings>
  /** Loads the actor that it hosts. What that receives and sends follows from the actor itself. */
  readonly actor?: () => Promise<AnyActor>
  /** Topics that it reads and writes by other clients than its actor. */
  readonly topics?: Ways
  /** What it reads and writes that is no topic: files, a store, a model, people. */
  readonly outside?: Ways
  /** Of its JavaScript heap. */
  readonly heapMegabytesMax?: number
}

type PortSetting<Settings extends z.ZodObject> = keyof z.infer<Settings> & `${string}PORT`

export interface Ways {
  readonly reads?: readonly string[]
  readonly writes?: readonly string[]
}

/** Checks a record, and keeps its name and settings as they are written. */
export const defineService = <const Name extends string, Settings extends z.ZodObject>(
  record: ServiceRecord<Settings> & { readonly name: Name },
) => record
