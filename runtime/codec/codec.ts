// Confluent's wire format: byte 0 is 0, then the schema's ID as a big-endian u32, then Avro.
// Hot (bench/stateful.ts): encodes into one reused buffer, keeps one resolver a pair of schemas.
import type avsc from 'avsc'
import { errors } from '../errors.ts'
import { type AvroSchema, fullNameOf, type Schema } from '../schema.ts'
import { type AvscType, resolverFor, typeFor } from './avro-type.ts'
import type { SchemaRegistry } from './registry.ts'

const MAGIC = 0
const HEADER_BYTES = 5
const SLAB_BYTES = 65_536

/** Registry subject of a record in a topic. */
export const subjectOf = (topic: string, schema: Schema): string => `${topic}-${schema.fullName}`

interface Writer {
  readonly name: string
  /** With its namespace. */
  readonly fullName: string
  readonly type: AvscType
  /** By the reader's hash. */
  readonly resolvers: Map<string, avsc.Resolver | undefined>
}

/** Encodes and decodes the events and pages that were declared to it. */
export class Codec {
  readonly #registry: SchemaRegistry
  readonly #bytesMax: number
  readonly #ids = new Map<string, Map<string, number>>() // By topic, then schema hash.
  readonly #types = new Map<string, AvscType>() // By schema hash.
  readonly #writers = new Map<number, Writer>() // By schema ID.
  #slab = Buffer.allocUnsafeSlow(SLAB_BYTES)

  constructor(registry: SchemaRegistry, bytesMax: number) {
    this.#registry = registry
    this.#bytesMax = bytesMax
  }

  /**
   * Looks the schema's ID up, so that it can be written to `topic`.
   * @throws SCHEMA_UNREGISTERED
   */
  async declare(topic: string, schema: Schema): Promise<void> {
    const id = await this.#registry.idOf(subjectOf(topic, schema), schema)
    const ofTopic = this.#ids.get(topic) ?? new Map<string, number>()
    this.#ids.set(topic, ofTopic.set(schema.hash, id))
    this.#writers.set(id, writerOf(schema.avro))
  }

  isDeclared(topic: string, schema: Schema): boolean {
    return this.#idOf(topic, schema) !== undefined
  }

  /** @throws RECORD_TOO_LARGE, VALUE_INVALID */
  encode(topic: string, schema: Schema, value: unknown): Buffer {
    const id = this.#idOf(topic, schema)
    if (id === undefined) throw errors.SEND_UNDECLARED({ topic, schema: schema.name })
    const end = this.#write(topic, schema, value)
    if (end > this.#bytesMax) {
      const what = whatIs(topic, schema)
      throw errors.RECORD_TOO_LARGE({ what, bytes: end, bytesMax: this.#bytesMax })
    }
    this.#slab[0] = MAGIC
    this.#slab.writeUInt32BE(id, 1)
    const bytes = Buffer.allocUnsafe(end)
    this.#slab.copy(bytes, 0, 0, end)
    return bytes
  }

  /**
   * The name of the record in `bytes`, once its schema is known.
   * @throws EVENT_UNDECODABLE, SCHEMA_UNKNOWN, REGISTRY_UNREACHABLE
   */
  nameOf(bytes: Buffer): string | Promise<string> {
    const id = idOf(bytes)
    return this.#writers.get(id)?.name ?? this.learn(id)
  }

  /**
   * The same with its namespace.
   * @throws SCHEMA_UNSEEN where `nameOf` must come first
   */
  fullNameOf(bytes: Buffer): string {
    const id = idOf(bytes)
    const writer = this.#writers.get(id)
    if (!writer) throw errors.SCHEMA_UNSEEN({ id })
    return writer.fullName
  }

  /** Fetches the schema that `id` names, and returns its record's name. */
  async learn(id: number): Promise<string> {
    const writer = writerOf(await this.#registry.schemaOf(id))
    this.#writers.set(id, writer)
    return writer.name
  }

  /**
   * Reads `bytes` as `schema`, whichever version wrote them.
   * @throws EVENT_UNDECODABLE, SCHEMA_UNSEEN where `nameOf` or `learn` must come first.
   */
  decode<T>(schema: Schema<T>, bytes: Buffer): T {
    const id = idOf(bytes)
    const writer = this.#writers.get(id)
    if (!writer) throw errors.SCHEMA_UNSEEN({ id })
    try {
      const resolver = this.#resolverOf(writer, schema)
      const { value, offset } = this.#typeOf(schema).decode(bytes, HEADER_BYTES, resolver)
      if (offset === bytes.length) return value as T
    } catch (error) {
      throw errors.EVENT_UNDECODABLE({ reason: (error as Error).message }, error)
    }
    throw errors.EVENT_UNDECODABLE({ reason: 'it is longer or shorter than its schema says' })
  }

  /**
   * Reads an event that an actor is to handle: one with a word that is not known here is refused, since a handler
   * relies on its types.
   * @throws EVENT_UNDECODABLE, SCHEMA_UNSEEN, EVENT_WORD_UNKNOWN
   */
  decodeEvent<T>(schema: Schema<T>, bytes: Buffer): T {
    const event = this.decode(schema, bytes)
    const word = schema.unknownWord?.(event)
    if (word !== undefined) throw errors.EVENT_WORD_UNKNOWN({ schema: schema.name, word })
    return event
  }

  #resolverOf(writer: Writer, schema: Schema): avsc.Resolver | undefined {
    const known = writer.resolvers.get(schema.hash)
    if (!known && !writer.resolvers.has(schema.hash)) {
      writer.resolvers.set(schema.hash, resolverFor(this.#typeOf(schema), writer.type))
    }
    return known ?? writer.resolvers.get(schema.hash)
  }

  #typeOf(schema: Schema): AvscType {
    const known = this.#types.get(schema.hash)
    if (known) return known
    const type = typeFor(schema.avro)
    this.#types.set(schema.hash, type)
    return type
  }

  #idOf(topic: string, schema: Schema): number | undefined {
    return this.#ids.get(topic)?.get(schema.hash)
  }

  /** Returns where the encoded value ends. The slab grows until it fits, but never far past the limit. */
  #write(topic: string, schema: Schema, value: unknown): number {
    const type = this.#typeOf(schema)
    try {
      let end = type.encode(value, this.#slab, HEADER_BYTES)
      if (end >= 0) return end
      const missing = -end // How many bytes are lacking.
      if (this.#slab.length + missing > this.#bytesMax) return this.#slab.length + missing
      this.#slab = Buffer.allocUnsafeSlow(2 * (this.#slab.length + missing))
      end = type.encode(value, this.#slab, HEADER_BYTES)
      if (end >= 0) return end
    } catch (error) {
      const reason = (error as Error).message
      throw errors.VALUE_INVALID({ what: whatIs(topic, schema), reason }, error)
    }
    const reason = 'its length changed while it was encoded'
    throw errors.VALUE_INVALID({ what: whatIs(topic, schema), reason })
  }
}

const whatIs = (topic: string, schema: Schema): string => `${schema.name} for ${topic}`

const writerOf = (avro: AvroSchema): Writer => ({
  name: avro.name,
  fullName: fullNameOf(avro),
  type: typeFor(avro),
  resolvers: new Map(),
})

/**
 * ID of the schema that `bytes` were written with.
 * @throws EVENT_UNDECODABLE
 */
export function idOf(bytes: Buffer): number {
  if (bytes.length < HEADER_BYTES || bytes[0] !== MAGIC) {
    throw errors.EVENT_UNDECODABLE({ reason: 'it is not in the wire format' })
  }
  return bytes.readUInt32BE(1)
}
