// Where spans come from. Until `startTelemetry` names a collector, spans are made and go nowhere: code
// and tests need not know the difference.
import type { Tracer } from '@opentelemetry/api'
import {
  ParentBasedSampler,
  RandomIdGenerator,
  TracerProvider,
  type TracerProviderOptions,
} from '@opentelemetry/sdk-trace'
import { rootSampler } from './sampling.ts'

interface Ids {
  readonly traceId: string
  readonly spanId: string
}

const random = new RandomIdGenerator()
let chosen: Ids | undefined

const idGenerator = {
  generateTraceId: () => chosen?.traceId ?? random.generateTraceId(),
  generateSpanId: () => chosen?.spanId ?? random.generateSpanId(),
}

/** Runs `make`, whose one new root span gets `ids`. Synchronous: no other span can slip in between. */
export function withIds<T>(ids: Ids, make: () => T): T {
  chosen = ids
  try {
    return make()
  } finally {
    chosen = undefined
  }
}

export const newProvider = (options: TracerProviderOptions = {}): TracerProvider =>
  new TracerProvider({
    sampler: new ParentBasedSampler({ root: rootSampler }),
    ...options,
    idGenerator,
  })

let current: Tracer = newProvider().getTracer('linernotes')

export const tracer = (): Tracer => current

/** Makes `provider` the source of all spans to come. */
export function useProvider(provider: TracerProvider): void {
  current = provider.getTracer('linernotes')
}
