import {
  counter,
  gauge,
  histogram,
  metricsText,
  observe,
  observeTogether,
} from '#observability/metrics.ts'

const lineOf = async (start: string) =>
  (await metricsText()).split('\n').filter((line) => line.startsWith(start))

test('what is counted can be read as Prometheus text', async () => {
  const turns = counter('test.turns', { description: 'Turns.', unit: '{turn}' })
  turns.add(2, { actor: 'heuristics' })
  turns.add(1, { actor: 'heuristics' })

  expect(await lineOf('test_turns_total{')).toEqual(['test_turns_total{actor="heuristics"} 3'])
  expect(await metricsText()).toContain('# HELP test_turns_total Turns.')
})

test('a distribution has the buckets that were asked for', async () => {
  histogram('test.turn.duration', { description: 'Time.', unit: 's', boundaries: [0.1, 1] }).record(
    0.5,
  )

  expect(await lineOf('test_turn_duration_bucket')).toEqual([
    'test_turn_duration_bucket{le="0.1"} 0',
    'test_turn_duration_bucket{le="1"} 1',
    'test_turn_duration_bucket{le="+Inf"} 1',
  ])
})

test('a gauge says the last value, an observed one the present', async () => {
  let waiting = 1
  gauge('test.mailbox', { description: 'Waiting.' }).record(9)
  observe('test.queue', { description: 'Waiting.' }, () => waiting)
  waiting = 5

  expect(await lineOf('test_mailbox ')).toEqual(['test_mailbox 9'])
  expect(await lineOf('test_queue ')).toEqual(['test_queue 5'])
})

test('what is observed no more, such as a partition that moved away, leaves the text', async () => {
  let partitions = [0, 1]
  const lag = { name: 'test.partition.lag', description: 'a test' }
  using _lag = observeTogether({ lag }, async () =>
    partitions.map((partition) => ({ gauge: 'lag' as const, value: 5, attributes: { partition } })),
  )
  const shown = async () =>
    [...(await metricsText()).matchAll(/^test_partition_lag\{partition="(\d)"/gm)].map(
      ([, at]) => at,
    )
  expect(await shown()).toEqual(['0', '1'])

  partitions = [1]

  expect(await shown()).toEqual(['1'])
})
