import type { UserEvent } from '#runtime/topic.ts'
import type { ListenerLog } from '#topics/listener-log.ts'

/** What a log answers that holds these events of one listener, in any topic. */
export function logOf(sent: readonly { readonly schema: string; readonly event: UserEvent }[]) {
  const log: Pick<ListenerLog, 'events'> = {
    async *events() {
      for (const [offset, { schema: name, event }] of sent.entries()) {
        yield { offset, name, event: event as never }
      }
    },
  }
  return log as ListenerLog
}
