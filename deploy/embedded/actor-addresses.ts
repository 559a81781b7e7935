import type { ActorAddress } from '#operations/inspector.ts'
import { actorServices, portOf } from '../services.ts'
import type { StackSettings } from './stack-settings.ts'

/** Where the processes that host the actors of a stack are inspected. */
export const actorAddresses = ({
  portBase,
}: Pick<StackSettings, 'portBase'>): readonly ActorAddress[] =>
  actorServices.map((record) => ({
    name: record.name,
    url: `http://127.0.0.1:${portOf(record, 'INSPECTION_PORT', portBase)}`,
  }))
