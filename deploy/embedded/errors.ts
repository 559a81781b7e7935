import { defineErrors } from '#foundation/service-error.ts'

export const embeddedErrors = defineErrors({
  SETTINGS_INVALID: {
    policy: 'stop',
    message: ({ faults }: { faults: string }) =>
      `the settings in the environment are wrong:\n${faults}`,
  },
  HOME_UNUSABLE: {
    policy: 'stop',
    message: ({ home, reason }: { home: string; reason: string }) =>
      `${home} cannot be made or written to (${reason})`,
  },
  PORT_IN_USE: {
    policy: 'stop',
    message: ({ name, port }: { name: string; port: number }) =>
      `${name} needs port ${port} on 127.0.0.1, and another program has it; set LINERNOTES_PORT_BASE to move all ports`,
  },
  SERVER_ENDED: {
    policy: 'stop',
    message: ({ name, log, tail }: { name: string; log: string; tail: string }) =>
      `${name} ended before it answered; the end of ${log}:\n${tail}`,
  },
  SERVER_SILENT: {
    policy: 'stop',
    message: ({
      name,
      seconds,
      log,
      tail,
    }: {
      name: string
      seconds: number
      log: string
      tail: string
    }) => `${name} does not answer after ${seconds} s; the end of ${log}:\n${tail}`,
  },
  SERVER_UNREACHABLE: {
    policy: 'stop',
    message: ({ name, address, reason }: { name: string; address: string; reason: string }) =>
      `${name} at ${address}, which your environment names, does not answer: ${reason}`,
  },
  MACHINE_LACKS: {
    policy: 'stop',
    message: ({ missing }: { missing: string }) => missing,
  },
})
