import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace'
import { newProvider, useProvider } from '#observability/provider.ts'

/** Every span that ends from now on in this process. */
export function recordedSpans(): {
  all(): readonly ReadableSpan[]
  named(name: string): readonly ReadableSpan[]
} {
  const exporter = new InMemorySpanExporter()
  useProvider(newProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
  const all = () => exporter.getFinishedSpans()
  return { all, named: (name) => all().filter((span) => span.name === name) }
}
