import { type SearchedTopic, searchTopic } from '#operations/search-topic.ts'
import type { InRecord } from '#runtime/kafka/port.ts'

const topic: SearchedTopic = {
  name: 'plays',
  isCompacted: true,
  isKept: (key) => key.includes(':erasure:'),
  note: 'swept',
}

/** As Avro and the registry's header begin an event of this user. */
const eventOf = (userId: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 0, 7, userId.length * 2]), Buffer.from(`${userId}rest`)])

const record = (partition: number, key: string | null, value: Buffer | null): InRecord => ({
  topic: 'plays',
  partition,
  offset: 0,
  timestampMs: 0,
  key: key === null ? null : Buffer.from(key),
  value,
  headers: {},
})

const search = (records: readonly InRecord[], more: Partial<SearchedTopic> = {}) =>
  searchTopic({ ...topic, ...more }, 'ada', {
    partitions: 2,
    records: async function* (_, partition) {
      for (const [offset, each] of records.entries()) {
        if (each.partition === partition) yield { ...each, offset }
      }
    },
  })

test('a key whose last record is a deletion is going, any other is left, and others are not ours', async () => {
  const { place, left } = await search([
    record(0, 'ada:1', eventOf('ada')),
    record(0, 'ada:1', null),
    record(0, 'ada:2', null),
    record(0, 'ada:2', eventOf('ada')),
    record(0, 'ada:2', eventOf('ada')),
    record(0, 'adam:1', eventOf('adam')),
    record(0, 'ad', eventOf('ad')),
  ])

  expect(place).toMatchObject({
    place: 'topic plays',
    lookedAt: 7,
    left: 1,
    kept: 0,
    note: 'swept',
  })
  expect(place.going).toBe(2)
  expect(left).toEqual([{ topic: 'plays', partition: 0, key: 'ada:2' }])
})

test('what stands in another partition, or under the key of another, is found too', async () => {
  const { left } = await search([
    record(1, 'ada:9', Buffer.from('any')),
    record(0, 'bob:1', eventOf('ada')),
  ])

  expect(left.map(({ partition, key }) => `${partition} ${key}`)).toEqual(['0 bob:1', '1 ada:9'])
})

test('that the listener was erased is kept on purpose', async () => {
  const { place, left } = await search([record(0, 'ada:pages:erasure:', Buffer.from('when'))])

  expect(place).toMatchObject({ left: 0, going: 0, kept: 1 })
  expect(left).toEqual([])
})

test('where only time removes records, they are going, each of them, and nothing can be deleted', async () => {
  const letters = [record(0, 'ada', eventOf('ada')), record(0, 'ada', eventOf('ada'))]
  const { place, left } = await search(letters, { isCompacted: false, note: 'after 30 days' })

  expect(place).toMatchObject({ left: 0, going: 2, note: 'after 30 days' })
  expect(left).toEqual([])
})

test('where nothing of the listener was found there is nothing to say', async () => {
  const { place } = await search([record(0, 'bob:1', eventOf('bob'))])

  expect(place).toEqual({
    place: 'topic plays',
    lookedAt: 1,
    left: 0,
    going: 0,
    kept: 0,
    note: '',
  })
})
