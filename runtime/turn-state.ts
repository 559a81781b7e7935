import type { Pages, State } from './actor.ts'
import { faults } from './faults.ts'
import type { Host } from './host.ts'
import type { Work } from './partition.ts'
import { type Change, isKeyTooLong } from './store.ts'

/** One user's pages during one turn: its own writes over everything earlier. */
export class TurnState implements State<Pages> {
  readonly #host: Host
  readonly #work: Work
  readonly #clearTimers: () => void
  /** Decoded, by name; undefined where deleted. */
  readonly pages = new Map<string, unknown>()
  /** Encoded, by name. */
  readonly changes = new Map<string, Change>()

  constructor(host: Host, work: Work, clearTimers: () => void) {
    this.#host = host
    this.#work = work
    this.#clearTimers = clearTimers
  }

  get(family: string, part = ''): never {
    const name = `${family}:${part}`
    if (this.pages.has(name)) return this.pages.get(name) as never
    const { partition, userId } = this.#work
    return partition.opened.pages.get(this.#schemaOf(family), userId, name) as never
  }

  set(family: string, part: string, page: unknown): void {
    const value = this.#host.codec.encode(this.#host.changelog, this.#schemaOf(family), page)
    this.#write(`${family}:${part}`, page, value)
  }

  delete(family: string, part = ''): void {
    this.#write(`${family}:${part}`, undefined, null)
  }

  parts(family: string): readonly string[] {
    const prefix = `${family}:`
    return this.#names(prefix)
      .map((name) => name.slice(prefix.length))
      .sort()
  }

  clear(): void {
    for (const name of this.#names('')) this.#write(name, undefined, null)
    this.#clearTimers()
  }

  #names(prefix: string): string[] {
    const { partition, userId } = this.#work
    const names = partition.opened.pages.names(userId, prefix)
    for (const [name, page] of this.pages) {
      if (!name.startsWith(prefix)) continue
      if (page === undefined) names.delete(name)
      else names.add(name)
    }
    return [...names]
  }

  #write(name: string, page: unknown, value: Buffer | null) {
    const { userId } = this.#work
    if (isKeyTooLong(userId, name)) throw faults.KEY_TOO_LONG({ name: name.slice(0, 200) })
    this.pages.set(name, page)
    this.changes.set(name, { table: 'pages', userId, name, value })
  }

  #schemaOf(family: string) {
    const schema = this.#host.actor.pages[family]
    if (!schema) throw new TypeError(`${this.#host.actor.name} has no pages ${family}`)
    return schema
  }
}
