import { defineTopic } from '#runtime/topic.ts'
import { type ProfileDeclared, profileDeclared } from '#schemas/index.ts'
import { listenerKey } from './listener-key.ts'

/** What listeners declare about themselves. The latest declaration holds. */
export const profiles = defineTopic<ProfileDeclared, 'userId'>({
  name: 'profiles',
  events: [profileDeclared],
  owner: listenerKey,
  key: (event) => event.userId,
  partitions: 96,
  cleanup: 'compact',
  retentionMs: -1,
  compatibility: 'BACKWARD_TRANSITIVE',
})
