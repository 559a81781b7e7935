import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findJava, whatIsMissing } from '#bootstrap/machine.js'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterAll(() => rmSync(folder, { recursive: true }))

function program(name: string, says: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\necho '${says}'\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

function javaHome(version: string): string {
  const home = join(folder, `java-${version}`)
  mkdirSync(join(home, 'bin'), { recursive: true })
  writeFileSync(join(home, 'bin', 'java'), '')
  writeFileSync(join(home, 'release'), `IMPLEMENTOR="Nobody"\nJAVA_VERSION="${version}"\n`)
  return home
}

const env = { PATH: join(folder, 'bin') }

test('JAVA_HOME goes first, where it is new enough', () => {
  const JAVA_HOME = javaHome('99.0.2')

  expect(findJava(21, { ...env, JAVA_HOME })).toBe(join(JAVA_HOME, 'bin', 'java'))
})

test('a JAVA_HOME that is too old is passed over', () => {
  const JAVA_HOME = javaHome('11.0.1')

  expect(findJava(17, { ...env, JAVA_HOME })).not.toBe(join(JAVA_HOME, 'bin', 'java'))
})

test('what is missing is named with what to do about it, and nothing else is', () => {
  program('mvn', 'Apache Maven 3.9')
  program('go', 'go1.24.2')
  program('python3', 'Python 3.12.1')

  const missing = whatIsMissing(['maven', 'python', 'go'], env)

  expect(missing).toMatch(/Go 1\.25 or newer.*--without jaeger/)
  expect(missing).not.toMatch(/Maven|Python/)
})

test('a machine that has everything lacks nothing', () => {
  program('go', 'go1.26.8')

  expect(whatIsMissing(['go'], env)).toBeUndefined()
})
