import fc from 'fast-check'
import { RowScanner } from '#services/ingest/row-scanner.ts'

function scan(content: string | Buffer, chunkBytes = 1 << 16) {
  const rows: unknown[] = []
  const bad: string[] = []
  const scanner = new RowScanner({ row: (row) => rows.push(row), bad: (why) => bad.push(why) })
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += chunkBytes)
    scanner.push(bytes.subarray(at, at + chunkBytes))
  scanner.end()
  return { rows, bad, shape: scanner.shape }
}

test('every object of a list comes out as JSON.parse would read it, wherever chunks are cut', () => {
  const rows = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (list, chunkBytes, isIndented) => {
        const text = JSON.stringify(list, null, isIndented ? 2 : 0)

        expect(scan(text, chunkBytes)).toEqual({ rows: JSON.parse(text), bad: [], shape: 'array' })
      },
    ),
  )
})

test('a file cut anywhere keeps the rows before the cut and counts the cut once', () => {
  const list = [{ a: 1, b: 'x}{"' }, { a: 2 }, { a: 3, c: [{}] }]
  const text = JSON.stringify(list)
  for (let end = 1; end < text.length; end++) {
    const { rows, bad } = scan(text.slice(0, end))

    expect(rows).toEqual(list.slice(0, rows.length))
    expect(bad).toEqual(['unreadable'])
  }
})

test('a broken row costs no other row', () => {
  const { rows, bad } = scan('[{"a":1},{"a":oops},{"a":3}]')

  expect(rows).toEqual([{ a: 1 }, { a: 3 }])
  expect(bad).toEqual(['unreadable'])
})

test('a missing quote costs one row of an indented file', () => {
  const { rows, bad } = scan('[\n{"a":"1},\n{"a":"2"},\n{"a":"3"}\n]')

  expect(rows).toEqual([{ a: '2' }, { a: '3' }])
  expect(bad).toContain('unreadable')
})

test('a missing brace gives back the rows that it swallowed', () => {
  const { rows, bad } = scan('[{"a":1},{"a":2, {"a":3},{"a":4}]')

  expect(rows).toEqual([{ a: 1 }, { a: 3 }, { a: 4 }])
  expect(bad).toEqual(['unreadable'])
})

test('what is no object is counted, element by element', () => {
  const { rows, bad } = scan('[null, 7, {"a":1}, "text", [1, 2]]')

  expect(rows).toEqual([{ a: 1 }])
  expect(bad.every((why) => why === 'not-a-row')).toBe(true)
  expect(bad.length).toBeGreaterThanOrEqual(4)
})

test('a row that is not UTF-8 is counted as such', () => {
  const text = Buffer.from('[{"a":"\u00e9"},{"a":"b"}]', 'latin1')

  expect(scan(text)).toMatchObject({ rows: [{ a: 'b' }], bad: ['not-utf8'] })
})

test('a row larger than a row can be is given up, and memory with it', () => {
  const { rows, bad } = scan(`[{"a":"${'x'.repeat(1_000_000)}"},{"a":2},{"a":3}]`)

  expect(rows).toEqual([{ a: 2 }, { a: 3 }])
  expect(bad).toEqual(['oversize'])
})

test('lists that were put behind each other are read as one', () => {
  expect(scan('[{"a":1}]\n[{"a":2}]')).toMatchObject({ rows: [{ a: 1 }, { a: 2 }], bad: [] })
})

test.each([
  ['{"a":1}', 'object'],
  ['{"a":[{"b":1}]}', 'object'],
  ['<html>', 'other'],
  ['', 'empty'],
  ['  \n', 'empty'],
  ['[]', 'array'],
])('%j is told to be of the shape %s', (text, shape) => {
  expect(scan(text)).toEqual({ rows: [], bad: [], shape })
})

test.each([
  ['[{"track":[{"a":1},{"a":2}],"@attr":{"page":"1"}},{"track":[{"a":3}]}]'],
  ['[{"@attr":{"n":["x]"]},"track" : [ {"a":1},{"a":2} ]},{"track":[]},{"track":[{"a":3}]}]'],
  ['{"recenttracks":{"track":[{"a":1},{"a":2},{"a":3}],"@attr":{"page":"1"}}}'],
])('rows within pages come out of them, wherever chunks are cut: %s', (text) => {
  for (let chunkBytes = 1; chunkBytes < text.length; chunkBytes++)
    expect(scan(text, chunkBytes)).toEqual({
      rows: [{ a: 1 }, { a: 2 }, { a: 3 }],
      bad: [],
      shape: 'array',
    })
})

test('a page larger than a row can be is read', () => {
  const rows = Array.from({ length: 20_000 }, (_, a) => ({ a, url: 'https://example.org/x' }))

  expect(scan(JSON.stringify([{ track: rows }]))).toMatchObject({ rows, bad: [] })
})

test('a broken row of a page costs no other, and a page that breaks off counts once', () => {
  expect(scan('[{"track":[{"a":1},{"a":oops},{"a":2}]},{"track":[{"a":3}]}]')).toMatchObject({
    rows: [{ a: 1 }, { a: 2 }, { a: 3 }],
    bad: ['unreadable'],
  })
  expect(scan('[{"track":[{"a":1},{"a":2')).toMatchObject({ rows: [{ a: 1 }], bad: ['unreadable'] })
})
