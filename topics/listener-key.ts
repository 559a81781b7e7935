import type { KeyKind } from '#runtime/topic.ts'

/** An event of one listener. */
export interface ListenerEvent {
  readonly userId: string
}

/** Listeners are told apart by their user ID (docs/adr/002): no colon, so that it ends where a part begins. */
export const listenerKey: KeyKind<'userId'> = {
  field: 'userId',
  isValid: (text): text is string => /^[A-Za-z0-9._@-]{1,128}$/.test(text),
}

/** What the names of our groups, clients, headers and metrics begin with. */
export const NAMESPACE = 'linernotes'
