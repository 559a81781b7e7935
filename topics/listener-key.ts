import type { KeyKind } from '#runtime/topic.ts'
import { isUserId, type UserId } from '#schemas/ids.ts'

/** An event of one listener. */
export interface ListenerEvent {
  readonly userId: string
}

/** The user ID identifies a listener (docs/adr/002): no colon, so that it ends where a part begins. */
export const listenerKey: KeyKind<'userId', UserId> = {
  field: 'userId',
  isValid: isUserId,
}

/** What the names of our groups, clients, headers and metrics begin with. */
export const NAMESPACE = 'linernotes'
