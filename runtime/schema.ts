import { createHash } from 'node:crypto'

/** An Avro schema as parsed JSON, self-contained: named types are inlined at their first use. */
export type AvroSchema = {
  readonly type: 'record'
  readonly name: string
  readonly [key: string]: unknown
}

/** An Avro record and, at compile time only, the TypeScript type of its values. */
export interface Schema<T = unknown> {
  /** Record name, such as `PlaysRecorded`: unique among all events and pages. */
  readonly name: string
  /** Full name with namespace, such as `linernotes.PlaysRecorded`. */
  readonly fullName: string
  readonly avro: AvroSchema
  /** SHA-256 in hex of the schema's JSON: equal text, equal hash. */
  readonly hash: string
  /** Says which word of an event is not known here, for fields whose words are a closed list that Avro cannot state. */
  readonly unknownWord?: ((value: unknown) => string | undefined) | undefined
  /** Never set: carries `T` for inference. */
  readonly valueType?: T
}

/** Declares a schema. Outside tests, the generated `schemas/index.ts` does, and who reads what any schema wrote. */
export function defineSchema<T>(
  avro: AvroSchema,
  wordCheckOf?: (avro: AvroSchema) => Schema['unknownWord'],
): Schema<T> {
  const hash = createHash('sha256').update(JSON.stringify(avro)).digest('hex')
  const unknownWord = wordCheckOf?.(avro)
  return Object.freeze({ name: avro.name, fullName: fullNameOf(avro), avro, hash, unknownWord })
}

/** Name of a record with its namespace, where it has one. */
export const fullNameOf = ({ name, namespace }: AvroSchema): string =>
  typeof namespace === 'string' ? `${namespace}.${name}` : name
