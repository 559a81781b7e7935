import { defineErrors } from '#foundation/service-error.ts'

export const cliErrors = defineErrors({
  ANSWER_MISSING: {
    policy: 'stop',
    message: ({ option }: { option: string }) => `${option} is required where nobody can be asked`,
  },
  USER_MISSING: {
    policy: 'stop',
    message: (_: object) => 'whose history it is must be said: --user NAME',
  },
  TEXTS_UNREADABLE: {
    policy: 'stop',
    message: ({ file }: { file: string }) => `${file} cannot be read`,
  },
  LINES_UNREADABLE: {
    policy: 'stop',
    message: ({ count }: { count: number }) =>
      `${count} ${count === 1 ? 'line is' : 'lines are'} no text to check; the answers say why`,
  },
  IMPORT_REPORT_UNKNOWN: {
    policy: 'stop',
    message: ({ id, known }: { id: string; known: number }) =>
      known > 1
        ? `${known} reports of imports begin with ${id}`
        : `no report of import ${id} is kept on this machine`,
  },
  INTERRUPTED: {
    policy: 'stop',
    message: (_: object) => 'interrupted',
  },
})
