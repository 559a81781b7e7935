// How this project reads Avro: avsc's types and resolvers, with our options. The codec reads events and pages through
// these two functions, and `topics apply` asks them before it registers a schema.
import avsc from 'avsc'
import type { AvroSchema } from '../schema.ts'

export type AvscType = avsc.Type

/**
 * With new options each time: avsc keeps the names it has seen in them.
 *
 * Throws where avsc cannot build the type.
 */
export const typeFor = (avro: AvroSchema): AvscType =>
  avsc.Type.forSchema(avro as never, { wrapUnions: 'never', omitRecordMethods: true } as never)

/**
 * What `reader` needs to decode what `writer` encoded; undefined where both are the same.
 *
 * Throws where `reader` cannot follow `writer`.
 */
export function resolverFor(reader: AvscType, writer: AvscType): avsc.Resolver | undefined {
  const isSame = JSON.stringify(reader.schema()) === JSON.stringify(writer.schema())
  return isSame ? undefined : reader.createResolver(writer)
}
