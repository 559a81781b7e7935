import type { Pages, State } from '../actor.ts'
import type { Work } from '../partition/owned-partition.ts'
import type { PageWrite } from '../state/page-cache.ts'
import { assertKeyFits } from '../state/state-store.ts'
import type { TurnServices } from './turn-services.ts'

const FEW = 8

/** The last write of each page, in the order of the first ones. Most turns write a page or two. */
class Writes {
  list: readonly PageWrite[] = []
  #places: Map<string, number> | undefined

  get(name: string): PageWrite | undefined {
    return this.list.length === 0 ? undefined : this.list[this.#placeOf(name)]
  }

  put(write: PageWrite): void {
    const list = this.list as PageWrite[]
    const place = this.#placeOf(write.name)
    if (place >= 0) list[place] = write
    else if (list.length === 0) this.list = [write]
    else {
      list.push(write)
      this.#places?.set(write.name, list.length - 1)
    }
  }

  #placeOf(name: string): number {
    if (this.list.length <= FEW) {
      for (let place = 0; place < this.list.length; place += 1) {
        if (this.list[place]?.name === name) return place
      }
      return -1
    }
    this.#places ??= new Map(this.list.map((each, place) => [each.name, place]))
    return this.#places.get(name) ?? -1
  }
}

const singles = new Map<string, string>()

/** Names of families with a single page are made once. */
function pageName(family: string, part: string): string {
  if (part !== '') return `${family}:${part}`
  const known = singles.get(family)
  if (known === undefined) singles.set(family, `${family}:`)
  return known ?? `${family}:`
}

/** One user's pages during one turn: its own writes over everything earlier. */
export class TurnState implements State<Pages> {
  readonly #services: TurnServices
  readonly #work: Work
  readonly #timers: { clearTimers(): void }
  readonly writes = new Writes()

  constructor(services: TurnServices, work: Work, timers: { clearTimers(): void }) {
    this.#services = services
    this.#work = work
    this.#timers = timers
  }

  get(family: string, part = ''): never {
    const name = pageName(family, part)
    const own = this.writes.get(name)
    if (own) return own.page as never
    const { partition, key } = this.#work
    return partition.opened.pages.get(this.#schemaOf(family), key, name) as never
  }

  set(family: string, part: string, page: unknown): void {
    const value = this.#services.codec.encode(
      this.#services.changelog,
      this.#schemaOf(family),
      page,
    )
    this.#write(pageName(family, part), page, value)
  }

  delete(family: string, part = ''): void {
    this.#write(pageName(family, part), undefined, null)
  }

  parts(family: string): readonly string[] {
    const prefix = `${family}:`
    return this.#names(prefix)
      .map((name) => name.slice(prefix.length))
      .sort()
  }

  clear(): void {
    for (const name of this.#names('')) this.#write(name, undefined, null)
    this.#timers.clearTimers()
  }

  #names(prefix: string): string[] {
    const { partition, key } = this.#work
    const names = partition.opened.pages.names(key, prefix)
    for (const { name, page } of this.writes.list) {
      if (!name.startsWith(prefix)) continue
      if (page === undefined) names.delete(name)
      else names.add(name)
    }
    return [...names]
  }

  #write(name: string, page: unknown, value: Buffer | null) {
    const { key } = this.#work
    assertKeyFits(key, name)
    this.writes.put({ name, page, change: { table: 'pages', key, name, value } })
  }

  #schemaOf(family: string) {
    const schema = this.#services.actor.pages[family]
    if (!schema) throw new TypeError(`${this.#services.actor.name} has no pages ${family}`)
    return schema
  }
}
