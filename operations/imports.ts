// Imports of a listener, and taking one back.

import { type PlaysRecorded, playsRecorded, playsTakenBack } from '#schemas/index.ts'
import { errors as importErrors } from '#services/ingest/errors.ts'
import { importsOf, type RecordedImport, readRecorded } from '#services/ingest/recorded.ts'
import { undoImport } from '#services/ingest/undo.ts'
import type { ListenerLog } from '#topics/listener-log.ts'
import { plays } from '#topics/plays.ts'
import { changeListener } from './change-listener.ts'
import type { OperationPorts } from './ports.ts'

export interface UndoRequest {
  /** The import's ID, or enough of its first characters. */
  readonly importId: string
  /** Looked for in every partition where it is left out. */
  readonly userId?: string | undefined
  readonly isDryRun: boolean
}

export interface UndoneImport {
  readonly userId: string
  readonly undone: RecordedImport
  /** Plays that go, and those that another import brought too. */
  readonly gone: number
  readonly kept: number
  /** ms since 1970 UTC. */
  readonly takenBackAt: number
}

/** Imports whose plays still count. */
export const listImports = async (
  { log }: Pick<OperationPorts, 'log'>,
  userId: string,
): Promise<readonly RecordedImport[]> => importsOf(await readRecorded(await log(), userId))

type Ports = Pick<OperationPorts, 'log' | 'openSender' | 'clock'>

/** Takes back the plays that only this import brought. @throws IMPORT_UNKNOWN, LISTENER_BUSY */
export async function takeImportBack(
  ports: Ports,
  { importId, isDryRun, ...given }: UndoRequest,
): Promise<UndoneImport> {
  const userId = given.userId ?? (await listenerOf(await ports.log(), importId))
  const planned = await planUndo(ports, userId, importId)
  if (isDryRun) return planned.outcome
  return await changeListener(ports, userId, async (sender) => {
    const { outcome, events } = await planUndo(ports, userId, importId)
    await sender.transaction(async (send) => {
      for (const event of events) {
        if ('plays' in event) await send(plays, playsRecorded, event)
        else await send(plays, playsTakenBack, event)
      }
    })
    return outcome
  })
}

async function planUndo(ports: Ports, userId: string, id: string) {
  const log = await ports.log()
  const recorded = await readRecorded(log, userId)
  const found = importsOf(recorded).filter(({ importId }) => importId.startsWith(id))
  const [undone] = found
  if (!undone || found.length > 1) {
    throw importErrors.IMPORT_UNKNOWN({ importId: id, known: found.length })
  }
  const { importId } = undone
  const takenBackAt = ports.clock.now()
  const { events, gone, kept } = undoImport(recorded, { userId, importId }, takenBackAt)
  return { outcome: { userId, undone, gone, kept, takenBackAt }, events }
}

/** Who an import is of, where nobody says: every partition is read for it. @throws IMPORT_UNKNOWN */
async function listenerOf(log: ListenerLog, id: string): Promise<string> {
  const owners = new Set<string>()
  for await (const { name, event } of log.everybody(plays)) {
    if (name !== playsRecorded.name) continue
    const { importId, userId } = event as PlaysRecorded
    if (importId.startsWith(id)) owners.add(userId)
  }
  const [owner] = owners
  if (owner === undefined || owners.size > 1) {
    throw importErrors.IMPORT_UNKNOWN({ importId: id, known: owners.size })
  }
  return owner
}
