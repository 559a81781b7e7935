import { defineErrors } from '#foundation/service-error.ts'

export const errors = defineErrors({
  ZONE_UNKNOWN: {
    policy: 'dead-letter',
    message: (d: { zone: string }) =>
      `no time zone is called ${JSON.stringify(d.zone)}; the profile stays as it was`,
  },
  PLAY_TIME_IMPOSSIBLE: {
    policy: 'dead-letter',
    message: (d: { playId: string; endedAt: number }) =>
      `play ${d.playId} ended at ${d.endedAt}, outside 1970 to 2100; none of its message is kept`,
  },
  IMPORTS_TOO_MANY: {
    policy: 'dead-letter',
    message: (d: { importId: string; importsMax: number }) =>
      `import ${d.importId} is one more than the ${d.importsMax} that a listener may have; take one back`,
  },
})
