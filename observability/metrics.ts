// Metrics live in one provider a process and leave as Prometheus text on `/metrics`.
import type {
  Attributes,
  BatchObservableCallback,
  Counter,
  Gauge,
  Histogram,
} from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import {
  AggregationTemporality,
  InstrumentType,
  MeterProvider,
  MetricReader,
} from '@opentelemetry/sdk-metrics'

export interface MetricOptions {
  readonly description: string
  /** UCUM: `s`, `ms`, `By`, `{span}`. */
  readonly unit?: string
}

export interface HistogramOptions extends MetricOptions {
  /** Upper bounds of the buckets, ascending, in `unit`. */
  readonly boundaries?: readonly number[]
}

class PullReader extends MetricReader {
  protected override onShutdown = async () => {}
  protected override onForceFlush = async () => {}
}

// What is observed says what is so at this moment: a cumulative gauge would go on showing what no longer is.
const reader = new PullReader({
  aggregationTemporalitySelector: (type) =>
    type === InstrumentType.OBSERVABLE_GAUGE
      ? AggregationTemporality.DELTA
      : AggregationTemporality.CUMULATIVE,
})
const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)

/** For libraries that count by themselves, such as the span queue. */
export const meterProvider = new MeterProvider({ readers: [reader] })
const meter = meterProvider.getMeter('linernotes')

/** A value that only grows: `.add(1, attributes)`. The same name gives the same counter. */
export const counter = (name: string, options: MetricOptions): Counter =>
  meter.createCounter(name, options)

/** A distribution: `.record(value, attributes)`. */
export const histogram = (name: string, { boundaries, ...options }: HistogramOptions): Histogram =>
  meter.createHistogram(name, {
    ...options,
    ...(boundaries && { advice: { explicitBucketBoundaries: [...boundaries] } }),
  })

/** A value that goes up and down: `.record(value, attributes)`. */
export const gauge = (name: string, options: MetricOptions): Gauge =>
  meter.createGauge(name, options)

/** A gauge that is read when metrics are asked for. */
export function observe(name: string, options: MetricOptions, read: () => number): void {
  meter.createObservableGauge(name, options).addCallback((result) => result.observe(read()))
}

/** A counter that is read when metrics are asked for. */
export function observeTotal(name: string, options: MetricOptions, read: () => number): void {
  meter.createObservableCounter(name, options).addCallback((result) => result.observe(read()))
}

/** One value of one of several gauges. */
export interface MetricSample<G extends string> {
  readonly gauge: G
  readonly value: number
  readonly attributes: Attributes
}

/** Gauges that are read together when metrics are scraped. Disposal ends that. */
export function observeTogether<G extends string>(
  gauges: Readonly<Record<G, MetricOptions & { readonly name: string }>>,
  read: () => Promise<readonly MetricSample<G>[]>,
): Disposable {
  const observed = new Map(
    (Object.keys(gauges) as G[]).map((gauge) => {
      const options: MetricOptions & { readonly name: string } = gauges[gauge]
      return [gauge, meter.createObservableGauge(options.name, options)]
    }),
  )
  const observeAll: BatchObservableCallback = async (result) => {
    for (const { gauge, value, attributes } of await read()) {
      const target = observed.get(gauge)
      if (target) result.observe(target, value, attributes)
    }
  }
  const all = [...observed.values()]
  meter.addBatchObservableCallback(observeAll, all)
  return { [Symbol.dispose]: () => meter.removeBatchObservableCallback(observeAll, all) }
}

/** Everything counted so far, in Prometheus' text format. */
export async function metricsText(): Promise<string> {
  const { resourceMetrics } = await reader.collect()
  return serializer.serialize(resourceMetrics)
}
