import { EventEmitter } from 'node:events'
import { cliErrors } from '#cli/errors.ts'
import { openTerminal } from '#cli/terminal.ts'
import { embeddedErrors } from '#deploy/embedded/errors.ts'

function fakeProcess() {
  const written = { stdout: '', stderr: '', exits: [] as number[] }
  const stream = (name: 'stdout' | 'stderr') =>
    Object.assign(new EventEmitter(), {
      write: (text: string) => {
        written[name] += text
        return true
      },
    })
  const process = Object.assign(new EventEmitter(), {
    env: {},
    stdin: {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    exit: (code: number) => void written.exits.push(code),
  })
  return { process: process as unknown as NodeJS.Process, written }
}

test('a failure is told with its code, its words and what to do', () => {
  const { process, written } = fakeProcess()

  openTerminal(process).fail(embeddedErrors.PORT_IN_USE({ name: 'kafka', port: 19_092 }))

  expect(written.stderr).toMatch(/^PORT_IN_USE: kafka needs port 19092/)
  expect(written.stderr).toMatch(/Stop that program, or set `LINERNOTES_PORT_BASE`/)
  expect(written.stdout).toBe('')
})

test.each([
  ['the settings', embeddedErrors.SETTINGS_INVALID({ faults: '' }), 78],
  ['the machine', embeddedErrors.MACHINE_LACKS({ missing: '' }), 78],
  ['an answer that nobody can give', cliErrors.ANSWER_MISSING({ option: '--zone' }), 2],
  ['a server', embeddedErrors.SERVER_ENDED({ name: '', log: '', tail: '' }), 1],
  ['an interruption', cliErrors.INTERRUPTED({}), 130],
  ['a fault of ours', new TypeError('undefined is not a function'), 1],
])('the exit code tells whether it was %s', (_, error, code) => {
  expect(openTerminal(fakeProcess().process).fail(error)).toBe(code)
})

test('a fault of ours is told with where it happened', () => {
  const { process, written } = fakeProcess()

  openTerminal(process).fail(new TypeError('undefined is not a function'))

  expect(written.stderr).toContain('terminal.test.ts')
})

test('Ctrl-C ends a command that has nothing to clean up', () => {
  const { process, written } = fakeProcess()
  openTerminal(process)

  process.emit('SIGINT', 'SIGINT')

  expect(written.exits).toEqual([130])
})

test('off a terminal a question is refused, and the option that answers it is named', async () => {
  const terminal = openTerminal(fakeProcess().process)
  const answer = terminal.ask({ message: 'Which time zone?', option: '--zone' })

  await expect(answer).rejects.toMatchObject({
    code: 'ANSWER_MISSING',
    message: expect.stringContaining('--zone'),
  })
})

test('the reader of a pipe may leave early', () => {
  const { process, written } = fakeProcess()
  openTerminal(process)

  process.stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))

  expect(written.exits).toEqual([0])
})
