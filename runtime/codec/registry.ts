// The registry's own client costs 1.4 s and 80 MB to load: it is loaded when first needed, and only
// asked for schema ids. Encoding and decoding are avsc's.
import type { SchemaRegistryClient } from '@confluentinc/schemaregistry'
import { errors } from '../errors.ts'
import type { AvroSchema, Schema } from '../schema.ts'

export interface SchemaRegistry {
  /**
   * ID under which exactly this schema is registered.
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
      const text = JSON.stringify(schema.avro)
      try {
        return await (await load()).getId(subject, { schemaType: 'AVRO', schema: text })
      } catch (error) {
        if (isNotFound(error)) throw errors.SCHEMA_UNREGISTERED({ subject }, error)
        throw errors.REGISTRY_UNREACHABLE({ url, reason: String(error) }, error)
      }
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
