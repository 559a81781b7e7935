import { between, isHit } from '#foundation/random-choice.ts'
import type { SchemaRegistry } from '../codec/registry.ts'
import { errors } from '../errors.ts'
import type { AvroSchema, Schema } from '../schema.ts'
import type { FaultProfile } from './fault-profile.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Numbers schemas as they come: whatever is asked for is registered. */
export class MemoryRegistry implements SchemaRegistry {
  readonly schemas = new Map<number, AvroSchema>()
  readonly #ids = new Map<string, number>()

  async idOf(_subject: string, schema: Schema): Promise<number> {
    const id = this.#ids.get(schema.hash) ?? this.#ids.size + 1
    this.#ids.set(schema.hash, id)
    this.schemas.set(id, schema.avro)
    return id
  }

  async schemaOf(id: number): Promise<AvroSchema> {
    const schema = this.schemas.get(id)
    if (!schema) throw errors.SCHEMA_UNKNOWN({ id })
    return schema
  }

  /** What one process sees of it: asking takes time, and may fail. */
  clientOf(
    life: SimulatedProcess,
    timeline: VirtualTime,
    faultProfile: () => FaultProfile,
  ): SchemaRegistry {
    return {
      idOf: (subject, schema) => life.call('schema id', () => this.idOf(subject, schema)),
      schemaOf: (id) =>
        life.call('schema', async () => {
          const { registryDelayProbability, delayMsMax } = faultProfile()
          if (isHit(timeline.random, registryDelayProbability)) {
            await new Promise<void>((resolve) => {
              timeline.after(
                between(timeline.random, 0, delayMsMax),
                'the registry is slow',
                resolve,
              )
            })
            if (isHit(timeline.random, 0.5)) {
              throw errors.REGISTRY_UNREACHABLE({ url: 'memory:', reason: 'it is down' })
            }
          }
          return await this.schemaOf(id)
        }),
    }
  }
}
