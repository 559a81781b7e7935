// The registry's own client costs 1.4 s and 80 MB to load: it is loaded when first needed, and only
// asked for schema ids. Encoding and decoding are avsc's.
import type { SchemaRegistryClient } from '@confluentinc/schemaregistry'
import { errors } from '../errors.ts'
import type { AvroSchema, Schema } from '../schema.ts'
import { textDifferences } from './schema-text.ts'

export interface SchemaRegistry {
  /**
   * ID under which exactly this schema is registered, its docs and aliases included.
   * @throws SCHEMA_UNREGISTERED
   */
  idOf(subject: string, schema: Schema): Promise<number>
  /**
   * The schema that `id` names. Ids never change their meaning: keep the answer.
   * @throws SCHEMA_UNKNOWN
   */
  schemaOf(id: number): Promise<AvroSchema>
}

const ANY_SUBJECT = '' // An ID means the same under every subject.
const NOT_FOUND = 404
const UNKNOWN_SUBJECT_OR_SCHEMA = [40401, 40402, 40403]

export function openSchemaRegistry(url: string): SchemaRegistry {
  let client: Promise<SchemaRegistryClient> | undefined
  const load = () => {
    client ??= import('@confluentinc/schemaregistry').then(
      (library) => new library.SchemaRegistryClient({ baseURLs: [url], maxRetries: 2 }),
    )
    return client
  }
  return {
    async idOf(subject, schema) {
      const info = { schemaType: 'AVRO', schema: JSON.stringify(schema.avro) }
      let found: { readonly id?: number; readonly schema: string }
      try {
        found = await (await load()).getIdFullResponse(subject, info)
      } catch (error) {
        if (isNotFound(error)) throw errors.SCHEMA_UNREGISTERED({ subject }, error)
        throw errors.REGISTRY_UNREACHABLE({ url, reason: String(error) }, error)
      }
      // A registry may answer with a version whose docs, aliases or enum defaults are others.
      const isOurs = textDifferences(JSON.parse(found.schema), schema.avro).length === 0
      if (isOurs && found.id !== undefined) return found.id
      throw errors.SCHEMA_UNREGISTERED({ subject })
    },
    async schemaOf(id) {
      try {
        const { schema } = await (await load()).getBySubjectAndId(ANY_SUBJECT, id)
        return JSON.parse(schema) as AvroSchema
      } catch (error) {
        if (isNotFound(error)) throw errors.SCHEMA_UNKNOWN({ id }, error)
        throw errors.REGISTRY_UNREACHABLE({ url, reason: String(error) }, error)
      }
    },
  }
}

function isNotFound(error: unknown): boolean {
  const { status, errorCode } = error as { status?: number; errorCode?: number }
  return (
    status === NOT_FOUND ||
    (errorCode !== undefined && UNKNOWN_SUBJECT_OR_SCHEMA.includes(errorCode))
  )
}
