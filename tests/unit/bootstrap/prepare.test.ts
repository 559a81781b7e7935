import { wantedServers } from '#bootstrap/prepare.js'
import { serverNames, stackSettings } from '#deploy/embedded/stack-settings.ts'

const up = ['cli/main.ts', 'up']

test.each([
  {},
  { KAFKA_BROKERS: 'broker:9092' },
  { SCHEMA_REGISTRY_URL: 'http://registry:8081' },
  { MONGODB_URL: 'mongodb://store/' },
  { JAEGER_URL: 'http://jaeger:16686' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', KAFKA_BROKERS: '' },
])('what is fetched ahead is what will be started: %o', (env) => {
  const { named } = stackSettings(env)

  expect(wantedServers(up, env)).toEqual(serverNames.filter((name) => !named.has(name)))
})

test.each([
  [['--without', 'jaeger']],
  [['--without=jaeger']],
  [['--without', 'services', '--without', 'jaeger']],
])('nothing builds a Jaeger that is left out: %o', (options) => {
  expect(wantedServers([...up, ...options], {})).toEqual(['kafka', 'registry', 'store'])
})

test('a call for help fetches nothing', () => {
  expect(wantedServers([...up, '--help'], {})).toEqual([])
})
