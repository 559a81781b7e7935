import type { Play, PlaysRecorded, PlaysTakenBack, ProfileDeclared } from '#schemas/index.ts'
import type { PlaySender } from '#services/ingest/import-history.ts'

export interface RecordingSender {
  readonly opened: () => Promise<PlaySender>
  /** What committed transactions made visible, in order. */
  readonly messages: readonly PlaysRecorded[]
  readonly profiles: readonly ProfileDeclared[]
  /** Messages, and what takes plays back, in order. */
  readonly events: readonly (PlaysRecorded | PlaysTakenBack)[]
  readonly plays: () => Play[]
  readonly traceparents: readonly (string | undefined)[]
}

/** Keeps what an import sends; `onMessage` may throw, as a broker does. */
export function recordingSender(onMessage: (count: number) => void = () => {}): RecordingSender {
  const messages: PlaysRecorded[] = []
  const profiles: ProfileDeclared[] = []
  const events: (PlaysRecorded | PlaysTakenBack)[] = []
  const traceparents: (string | undefined)[] = []
  const opened = async (): Promise<PlaySender> => ({
    async transaction(run) {
      const sent: { topic: string; event: unknown; traceparent: string | undefined }[] = []
      const result = await run(async (topic, _schema, event, options) => {
        sent.push({ topic: topic.name, event, traceparent: options?.traceparent })
        onMessage(sent.length)
      })
      for (const { topic, event, traceparent } of sent) {
        traceparents.push(traceparent)
        if (topic === 'profiles') profiles.push(event as ProfileDeclared)
        else events.push(event as PlaysRecorded | PlaysTakenBack)
        if (topic === 'plays' && 'plays' in (event as object)) messages.push(event as PlaysRecorded)
      }
      return result
    },
    async [Symbol.asyncDispose]() {},
  })
  return {
    opened,
    messages,
    profiles,
    events,
    traceparents,
    plays: () => messages.flatMap(({ plays }) => plays),
  }
}
