import { plainText } from '#reports/plain-text.ts'
import type { Colors } from '../colors.ts'
import type { TraceSpan } from './trace-spans.ts'

/** What says most about a span, in this order; everything else is in `--json`. */
const telling = [
  'messaging.destination.name',
  'messaging.destination.partition.id',
  'messaging.kafka.offset',
  'gen_ai.request.model',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'db.collection.name',
  'linernotes.draft.fallback',
  'linernotes.outcome',
  'error',
  'error.type',
] as const

/** A trace as a tree: when each span began, how long it took, whose it is, what it was. */
export function* treeLines(spans: readonly TraceSpan[], { dim }: Colors): Generator<string> {
  if (spans.length === 0) return
  const serviceColumns = Math.max(...spans.map((span) => span.service.length))
  yield dim(`${'at'.padStart(9)} ${'took'.padStart(9)}  ${'service'.padEnd(serviceColumns)}  span`)
  for (const { span, branch } of inTreeOrder(spans)) {
    const times = `${duration(span.atMs).padStart(9)} ${duration(span.tookMs).padStart(9)}`
    const service = span.service.padEnd(serviceColumns)
    const links = span.links.map((link) => ` → ${link}`).join('')
    const note = dim(`${attributesOf(span)}${links}`)
    yield `${times}  ${service}  ${dim(branch)}${plainText(span.name)}${note}`
  }
}

interface Row {
  readonly span: TraceSpan
  readonly branch: string
}

function inTreeOrder(spans: readonly TraceSpan[]): readonly Row[] {
  const children = Map.groupBy(spans, (span) => span.parentId)
  const rows: Row[] = []
  const add = (span: TraceSpan, branch: string, below: string) => {
    rows.push({ span, branch })
    const own = children.get(span.spanId) ?? []
    for (const [index, child] of own.entries()) {
      const isLast = index === own.length - 1
      add(child, `${below}${isLast ? '└─ ' : '├─ '}`, `${below}${isLast ? '   ' : '│  '}`)
    }
  }
  for (const root of children.get(null) ?? []) add(root, '', '')
  return rows
}

function attributesOf({ attributes }: TraceSpan): string {
  const shown = telling.flatMap((key) => {
    const value = attributes[key]
    return value === undefined ? [] : `${key.split('.').at(-1)}=${plainText(String(value))}`
  })
  return shown.length > 0 ? `  ${shown.join(' ')}` : ''
}

function duration(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms >= 1_000) return `${(ms / 1000).toFixed(2)} s`
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}
