import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { ImportProgress } from '#services/ingest/import-history.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'
import { exportFolder } from '#testkit/exports.ts'
import { accountRows, extended, run, runFiles } from '#testkit/imports.ts'
import { recordedSpans } from '#testkit/recorded-spans.ts'
import { recordingSender } from '#testkit/recording-sender.ts'

test('a dry run counts the same and opens no connection', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('a.json', accountRows)
  const openSender = async (): Promise<never> => {
    throw new Error('a dry run connects')
  }
  const dry = await run([path], { isDryRun: true }, { openSender })

  expect(dry).toMatchObject({ plays: 3, isDryRun: true, traceId: null })
})

test('a broker that fails half-way leaves nothing visible, and the failure says so', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('a.json', accountRows)
  const sender = recordingSender((count) => {
    if (count === 2) throw new Error('broker went away')
  })

  await expect(run([path], {}, { sender })).rejects.toMatchObject({
    code: 'IMPORT_NOT_SENT',
    message: expect.stringContaining('broker went away'),
  })
  expect([...sender.profiles, ...sender.messages]).toEqual([])
})

test.each(['reading', 'sending'] as const)(
  'stopping it while %s leaves nothing visible and no file behind',
  async (phase) => {
    await using folder = await exportFolder()
    const path = await folder.write('a.json', accountRows)
    const sender = recordingSender()
    const controller = new AbortController()
    const onProgress = (progress: ImportProgress) => {
      if (progress.phase === phase) controller.abort(new Error('stopped'))
    }

    await expect(run([path], {}, { sender, onProgress }, controller.signal)).rejects.toThrow(
      'stopped',
    )
    expect([...sender.profiles, ...sender.messages]).toEqual([])
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('linernotes-import-'))).toEqual(
      [],
    )
  },
)

test('what was recorded is reported before the connection closes, which may never end', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('a.json', accountRows)
  const recording = recordingSender()
  const closing = Promise.withResolvers<void>()
  const openSender = async () => ({
    ...(await recording.opened()),
    [Symbol.asyncDispose]: () => closing.promise,
  })
  const recorded = Promise.withResolvers<ImportSummary>()

  const imported = run([path], {}, { openSender, onRecorded: recorded.resolve })

  expect(await recorded.promise).toMatchObject({ plays: 3 })
  expect(recording.plays()).toHaveLength(3)
  closing.resolve()
  expect(await imported).toBe(await recorded.promise)
})

test('a connection that never comes does not keep an import that was stopped', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('a.json', accountRows)
  const controller = new AbortController()
  const openSender = () => {
    controller.abort(new Error('stopped'))
    return new Promise<never>(() => {})
  }

  await expect(run([path], {}, { openSender }, controller.signal)).rejects.toThrow('stopped')
})

test('progress reaches the whole of the files and of the plays', async () => {
  await using folder = await exportFolder()
  const path = await folder.write('a.json', accountRows)
  const seen: ImportProgress[] = []
  await run([path], {}, { onProgress: (progress) => seen.push(progress) })
  const read = seen.filter(({ phase }) => phase === 'reading').at(-1)

  expect(read).toMatchObject({ file: 'a.json', rows: 3 })
  expect(read?.bytes).toBe(read?.bytesTotal)
  expect(seen.at(-1)).toMatchObject({ phase: 'sending', plays: 3, playsTotal: 3 })
})

test('an import is one trace: its files, and a send that every message continues', async () => {
  const spans = recordedSpans()
  const { sender, summary } = await runFiles({ 'a.json': accountRows, 'b.json': extended })
  const [root] = spans.named('import listening history')
  const [send] = spans.named('send plays')

  expect(root?.spanContext().traceId).toBe(summary.traceId)
  expect(spans.named('read file').map((span) => span.parentSpanContext?.spanId)).toEqual(
    Array(2).fill(root?.spanContext().spanId),
  )
  expect(send?.parentSpanContext?.spanId).toBe(root?.spanContext().spanId)
  const { traceId, spanId } = send?.spanContext() ?? { traceId: '', spanId: '' }
  expect(new Set(sender.traceparents)).toEqual(new Set([`00-${traceId}-${spanId}-01`]))
  expect(JSON.stringify(spans.all().map(({ attributes }) => attributes))).not.toMatch(/ada|One/)
})
