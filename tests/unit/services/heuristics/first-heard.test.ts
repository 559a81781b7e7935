import fc from 'fast-check'
import {
  artistKeyOf,
  changeFirstHeard,
  firstDayOf,
  newArtistsByDay,
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
      const counted = [...newArtistsByDay(packed).values()].reduce((a, b) => a + b, 0)
      expect(counted).toBe(map.size)
    }),
  )
})
