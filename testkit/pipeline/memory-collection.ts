// A MongoDB collection in memory, as far as the report store relies on it: conditional upserts that collide
// with the `_id` that exists. Every call is one atomic operation of the server.
import { MongoServerError } from 'mongodb'

type Document = { _id: string; [field: string]: unknown }
type Fields = Readonly<Record<string, unknown>>

interface Update {
  readonly $set?: Fields
  readonly $unset?: Fields
  readonly $inc?: Readonly<Record<string, number>>
  readonly $setOnInsert?: Fields
}

const DUPLICATE_KEY = 11_000

export class MemoryCollection {
  readonly documents = new Map<string, Document>()
  readonly #changed: () => void

  /** @param changed Called after each operation that has changed something. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  replaceOne(filter: Fields, document: Document, { upsert = false } = {}): void {
    if (this.#matching(filter).length > 0) this.#write(document)
    else if (upsert) this.#insert(document)
  }

  updateOne(filter: Fields, update: Update, { upsert = false } = {}): { matchedCount: number } {
    const [known] = this.#matching(filter)
    if (known) this.#write(changedBy(known, update))
    else if (upsert) {
      const added = changedBy({ _id: String(filter._id) }, { $set: update.$setOnInsert ?? {} })
      this.#insert(changedBy(added, update))
    }
    return { matchedCount: known ? 1 : 0 }
  }

  findOne(filter: Fields): Document | null {
    return this.find(filter)[0] ?? null
  }

  find(filter: Fields): Document[] {
    return this.#matching(filter).map((document) => structuredClone(document))
  }

  deleteMany(filter: Fields): { deletedCount: number } {
    const gone = this.#matching(filter)
    for (const { _id } of gone) this.documents.delete(_id)
    if (gone.length > 0) this.#changed()
    return { deletedCount: gone.length }
  }

  #matching(filter: Fields): Document[] {
    return [...this.documents.values()].filter((document) =>
      Object.entries(filter).every(([path, wanted]) => isMatch(valueAt(document, path), wanted)),
    )
  }

  #insert(document: Document): void {
    if (this.documents.has(document._id)) {
      throw new MongoServerError({ message: 'duplicate key', code: DUPLICATE_KEY })
    }
    this.#write(document)
  }

  #write(document: Document): void {
    this.documents.set(document._id, structuredClone(document))
    this.#changed()
  }
}

export const valueAt = (document: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Fields | undefined)?.[name], document)

type Scalar = string | number

const conditions: Readonly<Record<string, (value: unknown, wanted: never) => boolean>> = {
  $lt: (value, wanted: Scalar) => value !== undefined && (value as Scalar) < wanted,
  $gt: (value, wanted: Scalar) => value !== undefined && (value as Scalar) > wanted,
  $gte: (value, wanted: Scalar) => value !== undefined && (value as Scalar) >= wanted,
  $in: (value, wanted: readonly unknown[]) => wanted.includes(value),
  $exists: (value, wanted: boolean) => (value !== undefined) === wanted,
  $not: (value, wanted: Fields) => !isMatch(value, wanted),
}

function isMatch(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  return Object.entries(wanted).every(([name, each]) => {
    const condition = conditions[name]
    if (!condition) throw new TypeError(`the memory collection knows no ${name}`)
    return condition(value, each as never)
  })
}

function changedBy(document: Document, { $set = {}, $unset = {}, $inc = {} }: Update): Document {
  const changed = structuredClone(document)
  for (const [path, more] of Object.entries($inc)) {
    setAt(changed, path, Number(valueAt(changed, path) ?? 0) + more)
  }
  for (const [path, value] of Object.entries($set)) setAt(changed, path, value)
  for (const path of Object.keys($unset)) setAt(changed, path, undefined)
  return changed
}

function setAt(document: Document, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop() as string
  let place = document as Record<string, unknown>
  for (const name of names) {
    place[name] ??= {}
    place = place[name] as Record<string, unknown>
  }
  if (value === undefined) delete place[last]
  else place[last] = structuredClone(value)
}
