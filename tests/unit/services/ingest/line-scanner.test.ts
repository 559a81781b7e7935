import fc from 'fast-check'
import { LineScanner } from '#services/ingest/line-scanner.ts'

function scan(content: string | Buffer, chunkBytes = 1 << 16) {
  const rows: unknown[] = []
  const bad: string[] = []
  const scanner = new LineScanner({ row: (row) => rows.push(row), bad: (why) => bad.push(why) })
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += chunkBytes)
    scanner.push(bytes.subarray(at, at + chunkBytes))
  scanner.end()
  return { rows, bad }
}

test('every object of a line comes out, wherever chunks are cut', () => {
  const rows = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 40 }), fc.boolean(), (list, bytes, isEnded) => {
      const text = list.map((row) => JSON.stringify(row)).join('\r\n') + (isEnded ? '\n' : '')

      expect(scan(text, bytes)).toEqual({ rows: JSON.parse(JSON.stringify(list)), bad: [] })
    }),
  )
})

test('a bad line costs no other, and is counted by what is wrong with it', () => {
  const text = Buffer.concat([
    Buffer.from('{"a":1}\n{"a":oops}\n[1]\n\n7\n'),
    Buffer.from('{"a":"\u00e9"}\n', 'latin1'),
    Buffer.from(`{"a":"${'x'.repeat(600_000)}"}\n{"a":2}\n{"a":`),
  ])

  expect(scan(text)).toEqual({
    rows: [{ a: 1 }, { a: 2 }],
    bad: ['unreadable', 'not-a-row', 'not-a-row', 'not-utf8', 'oversize', 'unreadable'],
  })
})
