import { profileDeclared } from '#schemas/index.ts'
import type { ListenerEvent } from '#topics/listener-key.ts'
import type { ListenerLog, LoggedEvent, LogRange } from '#topics/listener-log.ts'

interface Sent {
  readonly schema: string
  readonly event: ListenerEvent
}

/** What a log answers that holds what was sent of one listener, each at the offset of its place among all. */
export function listenerLogOf(sent: readonly Sent[]): ListenerLog {
  const logged = sent.map(
    ({ schema: name, event }, offset): LoggedEvent => ({ offset, name, event }),
  )
  const isProfile = ({ name }: LoggedEvent) => name === profileDeclared.name
  const log: Pick<ListenerLog, 'events' | 'latest'> = {
    async *events(_topic, _userId, { from = 0, to = Number.POSITIVE_INFINITY }: LogRange = {}) {
      for (const each of logged) {
        if (!isProfile(each) && each.offset >= from && each.offset <= to) yield each as never
      }
    },
    latest: async () => logged.findLast(isProfile) as never,
  }
  return log as ListenerLog
}
