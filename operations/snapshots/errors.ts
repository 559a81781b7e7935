import { defineErrors } from '#foundation/service-error.ts'

export const snapshotErrors = defineErrors({
  SNAPSHOT_UNKNOWN: {
    policy: 'stop',
    message: ({ id, known }: { id: string; known: readonly string[] }) =>
      `there is no snapshot ${id}; there are ${known.join(', ') || 'none'}`,
  },
  SNAPSHOT_DAMAGED: {
    policy: 'stop',
    message: ({ id, file, reason }: { id: string; file: string; reason: string }) =>
      `the snapshot ${id} cannot be trusted: ${file} ${reason}`,
  },
})
