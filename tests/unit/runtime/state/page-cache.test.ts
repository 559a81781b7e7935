import { Codec } from '#runtime/codec/codec.ts'
import { MemoryRegistry } from '#runtime/simulation/memory-registry.ts'
import { PageCache, type PageWrite, type PageWrites } from '#runtime/state/page-cache.ts'
import type { StateStore } from '#runtime/state/state-store.ts'
import { tallySchema } from '#testkit/tally/tally-topics.ts'

const NAME = 'tally:'

/** Pages over a store that counts how often it is asked. */
async function openPages() {
  const codec = new Codec(new MemoryRegistry(), 1_000_000)
  await codec.declare('changelog', tallySchema)
  const stored = new Map<string, Buffer>()
  const asked: string[] = []
  const store = {
    get: (_table: string, userId: string) => {
      asked.push(userId)
      return stored.get(userId)
    },
    entriesOf: (_table: string, userId: string) =>
      stored.has(userId) ? [{ key: userId, name: NAME, value: stored.get(userId) }] : [],
  } as unknown as StateStore
  const pages = new PageCache(store, codec)
  const encode = (total: number) => codec.encode('changelog', tallySchema, { total, last: 0 })
  /** One turn's write of `bytes`, or its deletion. */
  const write = (userId: string, total: number | undefined, bytes?: number) => {
    const value = total === undefined ? null : bytes ? Buffer.alloc(bytes) : encode(total)
    const page = total === undefined ? undefined : { total, last: 0 }
    const change = { table: 'pages', key: userId, name: NAME, value } as const
    return [{ name: NAME, page, change }]
  }
  const settle = (put: PageWrites, writes: readonly PageWrite[]) =>
    pages.settle(
      put,
      writes.map(({ change }) => change),
    )
  return { pages, stored, asked, encode, write, settle }
}

test('a page is seen as last written, whatever the store has', async () => {
  const { pages, stored, encode, write } = await openPages()
  stored.set('ada', encode(1))
  expect(pages.get(tallySchema, 'ada', NAME)).toEqual({ total: 1, last: 0 })

  pages.put('ada', write('ada', 2))
  expect(pages.get(tallySchema, 'ada', NAME)).toEqual({ total: 2, last: 0 })
  pages.put('ada', write('ada', undefined))
  expect(pages.get(tallySchema, 'ada', NAME)).toBeUndefined()
  expect([...pages.names('ada', 'tally')]).toEqual([])
})

test('a page that the store has is read from it again once it was deleted there', async () => {
  const { pages, stored, asked, encode, write, settle } = await openPages()
  const first = write('ada', undefined)
  settle(pages.put('ada', first), first)
  stored.set('ada', encode(7))

  expect(pages.get(tallySchema, 'ada', NAME)).toEqual({ total: 7, last: 0 })
  expect(asked).toEqual(['ada'])
})

test('pages of users that nobody asks for are forgotten, and never one that the store lacks', async () => {
  const { pages, stored, asked, encode, write, settle } = await openPages()
  const settled = write('old', 1)
  settle(pages.put('old', settled), settled)
  stored.set('old', encode(1))
  pages.put('pending', write('pending', 5))

  for (let count = 0; count < 200; count += 1) {
    const large = write(`other-${count}`, count, 500_000)
    settle(pages.put(`other-${count}`, large), large)
  }

  expect(pages.get(tallySchema, 'pending', NAME)).toEqual({ total: 5, last: 0 })
  expect(asked).toEqual([])
  expect(pages.get(tallySchema, 'old', NAME)).toEqual({ total: 1, last: 0 })
  expect(asked).toEqual(['old'])
})

test('a write that settles late does not hide a later one', async () => {
  const { pages, write, settle } = await openPages()
  const first = write('ada', 1)
  const early = pages.put('ada', first)
  pages.put('ada', write('ada', 2))

  settle(early, first)
  expect(pages.get(tallySchema, 'ada', NAME)).toEqual({ total: 2, last: 0 })
})
