// The commands whose work is traced, with a Jaeger named and nothing that takes spans.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLinernotes } from '#testkit/command.ts'
import { accountRow, exportFolder } from '#testkit/exports.ts'
import { freePort } from '#testkit/free-port.ts'

const home = mkdtempSync(join(tmpdir(), 'linernotes-'))
afterAll(() => rmSync(home, { recursive: true }))
const env = {
  LINERNOTES_HOME: home,
  JAEGER_URL: 'http://127.0.0.1:16686',
  OTEL_EXPORTER_OTLP_ENDPOINT: '',
}

test.each(['up', 'demo'])(
  '%s refuses to start services that nothing traces',
  async (command) => {
    const { code, stderr } = await startLinernotes([command], env).finished

    expect(code).toBe(78)
    expect(stderr).toContain('SETTINGS_INVALID')
    expect(stderr).toContain('OTEL_EXPORTER_OTLP_ENDPOINT: JAEGER_URL is set')
  },
  60_000,
)

test('an import says that it is not traced', async () => {
  await using folder = await exportFolder()
  const rows = [accountRow('2024-01-01 10:00', 'A'), accountRow('2024-01-01 10:10', 'B')]
  const path = await folder.write('StreamingHistory0.json', JSON.stringify(rows))
  const KAFKA_BROKERS = `127.0.0.1:${await freePort()}`
  const options = ['import', path, '--user', 'ann', '--zone', 'Europe/Berlin']

  const { stderr } = await startLinernotes(options, { ...env, KAFKA_BROKERS }).finished

  expect(stderr).toContain('not traced: OTEL_EXPORTER_OTLP_ENDPOINT')
}, 60_000)
