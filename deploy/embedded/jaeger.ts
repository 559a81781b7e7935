// Jaeger 2 as one process: takes spans over OTLP, keeps them in a folder, answers for traces.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askHttp } from './health.ts'
import type { StackPart } from './part.ts'
import type { StackSettings } from './stack-settings.ts'

export const jaeger = (settings: StackSettings, folder: string): StackPart => ({
  name: 'jaeger',
  title: 'Jaeger',
  address: settings.jaegerUrl ?? '',
  ports: [
    settings.port.otlpGrpc,
    settings.port.otlpHttp,
    settings.port.jaegerQuery,
    settings.port.jaegerQueryGrpc,
    settings.port.jaegerHealth,
  ],
  startMsMax: 60_000,
  after: [],
  ask: () => askHttp(`http://127.0.0.1:${settings.port.jaegerHealth}/status`),
  async plan() {
    for (const each of ['keys', 'values']) {
      mkdirSync(join(settings.home, 'data', 'jaeger', each), { recursive: true })
    }
    const file = join(settings.home, 'run', 'jaeger.yaml')
    mkdirSync(join(settings.home, 'run'), { recursive: true })
    writeFileSync(file, configOf(settings))
    return {
      program: join(folder, 'jaeger'),
      args: ['--config', file],
      env: { GOMEMLIMIT: '256MiB' },
    }
  },
})

/** Names every listener, so that a second stack has others, and none is on more than this machine. */
function configOf({ home, port }: StackSettings): string {
  const data = join(home, 'data', 'jaeger')
  return `service:
  extensions: [jaeger_storage, jaeger_query, healthcheckv2]
  pipelines:
    traces:
      receivers: [otlp]
      processors: [batch]
      exporters: [jaeger_storage_exporter]
  telemetry:
    metrics:
      level: none
    logs:
      level: warn
extensions:
  healthcheckv2:
    use_v2: true
    http:
      endpoint: 127.0.0.1:${port.jaegerHealth}
  jaeger_query:
    enable_tracing: false
    storage:
      traces: kept
    http:
      endpoint: 127.0.0.1:${port.jaegerQuery}
    grpc:
      endpoint: 127.0.0.1:${port.jaegerQueryGrpc}
  jaeger_storage:
    backends:
      kept:
        badger:
          directories:
            keys: ${JSON.stringify(join(data, 'keys'))}
            values: ${JSON.stringify(join(data, 'values'))}
          ephemeral: false
          ttl:
            spans: 720h
receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 127.0.0.1:${port.otlpGrpc}
      http:
        endpoint: 127.0.0.1:${port.otlpHttp}
processors:
  batch:
    timeout: 200ms
exporters:
  jaeger_storage_exporter:
    trace_storage: kept
`
}
