import { join } from 'node:path'
import { project } from '#bootstrap/project.js'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'

test('with nothing set, every server is ours and on this machine', () => {
  const settings = stackSettings({})

  expect(settings).toMatchObject({
    home: join(project, '.linernotes'),
    kafkaBrokers: '127.0.0.1:19092',
    registryUrl: 'http://127.0.0.1:19081/apis/ccompat/v7',
    otlpUrl: 'http://127.0.0.1:19018',
    jaegerUrl: 'http://127.0.0.1:19086',
    topicPartitions: 4,
  })
  expect(settings.named.size).toBe(0)
})

test('one setting moves every port, and no two are the same', () => {
  const { port, kafkaBrokers } = stackSettings({ LINERNOTES_PORT_BASE: '21000' })

  expect(kafkaBrokers).toBe('127.0.0.1:21092')
  expect(Object.values(port).every((each) => each > 21_000 && each < 21_100)).toBe(true)
  expect(new Set(Object.values(port)).size).toBe(Object.values(port).length)
})

test.each([
  ['kafka', { KAFKA_BROKERS: 'a:9092,b:9092' }],
  ['registry', { SCHEMA_REGISTRY_URL: 'http://registry:8081' }],
  ['store', { MONGODB_URL: 'mongodb+srv://cluster/' }],
  ['jaeger', { JAEGER_URL: 'http://jaeger:16686' }],
  ['jaeger', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
])('the user may name their own %s: %o', (name, env) => {
  expect([...stackSettings(env).named]).toEqual([name])
})

test('a collector that the user names is not mixed with a Jaeger of ours', () => {
  const settings = stackSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })

  expect(settings.otlpUrl).toBe('http://collector:4318')
  expect(settings.jaegerUrl).toBeUndefined()
})

test('an empty variable counts as unset', () => {
  expect(stackSettings({ KAFKA_BROKERS: '', LINERNOTES_PORT_BASE: '' })).toEqual(stackSettings({}))
})

test.each(['broker', 'broker:', 'a:9092,b', 'http://a:9092/x', 'a:9092 b:9092'])(
  'a broker that could never be reached, %s, is a fault of the settings',
  (brokers) => {
    expect(() => stackSettings({ KAFKA_BROKERS: brokers })).toThrow(/host:port/)
  },
)

test.each(['a:9092', 'a:9092,b:9092', 'a:9092, b:9092', '[::1]:9092'])(
  'brokers may be named as %s',
  (brokers) => {
    expect(stackSettings({ KAFKA_BROKERS: brokers }).kafkaBrokers).toBe(brokers)
  },
)

test('every fault in the environment is named at once', () => {
  const env = { LINERNOTES_PORT_BASE: 'many', MONGODB_URL: 'localhost' }

  expect(() => stackSettings(env)).toThrow(
    /LINERNOTES_PORT_BASE[\s\S]*MONGODB_URL|MONGODB_URL[\s\S]*LINERNOTES_PORT_BASE/,
  )
})
