import { tracingFault } from '#deploy/embedded/external-servers.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'

const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318'
const JAEGER_URL = 'http://jaeger:16686'

test('a Jaeger that is named without a collector is a fault, which says what to set', () => {
  expect(tracingFault(stackSettings({ JAEGER_URL }))).toMatch(
    /^OTEL_EXPORTER_OTLP_ENDPOINT: .*set this/,
  )
})

test.each([{}, { OTEL_EXPORTER_OTLP_ENDPOINT }, { OTEL_EXPORTER_OTLP_ENDPOINT, JAEGER_URL }])(
  'spans have a way with %o',
  (env) => {
    expect(tracingFault(stackSettings(env))).toBeUndefined()
  },
)
