import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import type { Log } from './log.ts'
import { counter } from './metrics.ts'

const SPANS_WAITING_MAX = 16_384

const dropped = counter('linernotes.spans.dropped', {
  description: 'Spans that never reached the collector.',
  unit: '{span}',
})

/**
 * Keeps the batches that the collector did not take and sends them again after the next batch that it
 * takes: a collector's restart loses nothing until 16,384 spans wait.
 */
export class PatientExporter implements SpanExporter {
  readonly #collector: SpanExporter
  readonly #log: Log
  readonly #waiting: ReadableSpan[][] = []
  #waitingSpans = 0
  #isDown = false

  constructor(collector: SpanExporter, log: Log) {
    this.#collector = collector
    this.#log = log
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#collector.export(spans, (result) => {
      if (result.code === ExportResultCode.SUCCESS) this.#sent()
      else this.#keep(spans, result.error)
      done({ code: ExportResultCode.SUCCESS })
    })
  }

  async forceFlush(): Promise<void> {
    await this.#collector.forceFlush?.()
  }

  async shutdown(): Promise<void> {
    if (this.#waiting.length > 0) await this.#resend()
    if (this.#waitingSpans > 0) dropped.add(this.#waitingSpans, { reason: 'stopped' })
    await this.#collector.shutdown()
  }

  #sent(): void {
    if (this.#isDown)
      this.#log.info('collector answers again', { spansWaiting: this.#waitingSpans })
    this.#isDown = false
    if (this.#waiting.length > 0) void this.#resend()
  }

  #keep(spans: ReadableSpan[], error: unknown): void {
    if (!this.#isDown) this.#log.warn('collector does not take spans', { error })
    this.#isDown = true
    if (this.#waitingSpans + spans.length > SPANS_WAITING_MAX) {
      dropped.add(spans.length, { reason: 'collector down' })
      return
    }
    this.#waiting.push(spans)
    this.#waitingSpans += spans.length
  }

  #resend(): Promise<void> {
    const spans = this.#waiting.splice(0).flat()
    this.#waitingSpans = 0
    return new Promise((resolve) =>
      this.#collector.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) this.#keep(spans, result.error)
        resolve()
      }),
    )
  }
}
