import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { modelOption } from '#cli/commands/up.ts'
import { lastStart } from '#deploy/embedded/stack.ts'

const modelAsked = (given: string) =>
  new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addOption(modelOption())
    .parse(['--model', given], { from: 'user' })
    .opts<{ model: string }>().model

test.each([
  ['stand-in', 'fake'],
  ['local', 'local'],
  ['yours', 'yours'],
])('a home that version 0.1 started with the writer %s is read as %s', (writer, current) => {
  const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
  writeFileSync(join(home, 'stack.json'), JSON.stringify({ without: ['jaeger'], writer }))

  expect(lastStart(home)).toEqual({ without: ['jaeger'], writer: current })
  rmSync(home, { recursive: true })
})

test.each([
  ['stand-in', 'fake'],
  ['fake', 'fake'],
  ['local', 'local'],
])('--model %s asks for %s', (given, model) => {
  expect(modelAsked(given)).toBe(model)
})

test('a model that no version knows is refused with the names of today', () => {
  expect(() => modelAsked('other')).toThrow(/fake, local/)
})
