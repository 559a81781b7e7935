import { topics } from '#topics/index.ts'
import { actors } from '../actors.ts'
import {
  type ApplyReport,
  applyDeclared,
  type CheckReport,
  checkDeclared,
  type Report,
  type TopicSettings,
} from './apply.ts'

const declared = { topics, actors }

/**
 * Makes Kafka's topics and the registry's schemas what the declarations say: those of `topics/`, and
 * each actor's changelog and dead letters. Everything is checked before a topic or schema is made or
 * changed; running it again changes nothing. Topics that are not declared are left alone.
 *
 * @throws TOPIC_PARTITIONS_DIFFER, TOPIC_SCHEMA_INCOMPATIBLE, TOPIC_BROKER_FAILED,
 * TOPIC_REGISTRY_FAILED
 */
export const applyTopics = (settings: TopicSettings, report?: Report): Promise<ApplyReport> =>
  applyDeclared(settings, declared, report)

/**
 * Says what `applyTopics` would change or refuse, and changes nothing.
 *
 * @throws TOPIC_BROKER_FAILED, TOPIC_REGISTRY_FAILED
 */
export const checkTopics = (settings: TopicSettings): Promise<CheckReport> =>
  checkDeclared(settings, declared)
