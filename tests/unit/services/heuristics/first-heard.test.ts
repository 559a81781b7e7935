import fc from 'fast-check'
import {
  artistKeyOf,
  changeFirstHeard,
  digitOf,
  firstDayOf,
} from '#services/heuristics/first-heard.ts'

const changes = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }).map((n) => artistKeyOf(`artist ${n}`)),
    fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined }),
  ),
)

test('the packed table answers as a map does, after any changes', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 8 }), (rounds) => {
      let packed: Buffer = Buffer.alloc(0)
      const map = new Map<number, number>()
      for (const round of rounds) {
        packed = changeFirstHeard(packed, new Map(round))
        for (const [artist, day] of new Map(round)) {
          if (day === undefined) map.delete(artist)
          else map.set(artist, day)
        }
      }

      expect(packed).toHaveLength(map.size * 8)
      for (let n = 0; n <= 41; n += 1) {
        const artist = artistKeyOf(`artist ${n}`)
        expect(firstDayOf(packed, artist)).toBe(map.get(artist))
      }
    }),
  )
})

test('artists spread over sixteen pages, each found by the first digit of its key', () => {
  const digits = Array.from({ length: 1_000 }, (_, n) => digitOf(artistKeyOf(`artist ${n}`)))
  expect(new Set(digits)).toEqual(new Set('0123456789abcdef'))
  expect(digitOf(2 ** 48 - 1)).toBe('f')
  expect(digitOf(0)).toBe('0')
})
