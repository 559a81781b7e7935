import fc from 'fast-check'
import { TableScanner } from '#services/ingest/table-scanner.ts'

function scan(content: string | Buffer, chunkBytes = 1 << 16) {
  const rows: unknown[] = []
  const bad: string[] = []
  const scanner = new TableScanner({
    row: (row) => rows.push(row),
    bad: (why) => bad.push(why),
    isHeader: (row) => 'a' in row,
  })
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += chunkBytes)
    scanner.push(bytes.subarray(at, at + chunkBytes))
  scanner.end()
  return { rows, bad }
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

test('every row comes out as it was written, wherever chunks are cut and whatever separates', () => {
  const cell = fc.string({ unit: fc.constantFrom('x', '"', ',', ';', '\t', '\n', ' ', '\u00e9') })
  const record = fc.tuple(cell, cell, cell)
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (records, separator, end, chunkBytes, isEnded) => {
        const lines = records.map((cells) => cells.map(quoted).join(separator))
        const text = ['a', 'b', 'c'].join(separator) + end + lines.join(end)
        const rows = records.map(([a, b, c]) => ({ a, b, c }))

        expect(scan(isEnded ? text + end : text, chunkBytes)).toEqual({ rows, bad: [] })
      },
    ),
  )
})

test('a table without a header names its columns by number', () => {
  expect(scan('x,y\nz,w\n').rows).toEqual([
    { '0': 'x', '1': 'y' },
    { '0': 'z', '1': 'w' },
  ])
})

test('a quote inside of a bare field belongs to the text', () => {
  expect(scan('a,b\n7" single,"x"\nnext,y\n')).toEqual({
    rows: [
      { a: '7" single', b: 'x' },
      { a: 'next', b: 'y' },
    ],
    bad: [],
  })
})

test('a quote that is never closed costs its row, and gives back those that it swallowed', () => {
  const { rows, bad } = scan('a,b\n1,"open\n2,x\n3,"y"\n4,z\n')

  expect(bad).toEqual(['unreadable'])
  expect(rows).toEqual([
    { a: '2', b: 'x' },
    { a: '3', b: 'y' },
    { a: '4', b: 'z' },
  ])
})

test('a table that breaks off counts its last row as unreadable', () => {
  expect(scan('a,b\n1,x\n2')).toEqual({ rows: [{ a: '1', b: 'x' }], bad: ['unreadable'] })
  expect(scan('a,b\n1,x\n2,"y')).toEqual({ rows: [{ a: '1', b: 'x' }], bad: ['unreadable'] })
})

test('a row with fewer fields, or more, is read by the names it has', () => {
  expect(scan('a,b\n1\n2,x,more\n').rows).toEqual([{ a: '1' }, { a: '2', b: 'x' }])
})

test('a row that is not UTF-8 is counted as such', () => {
  expect(scan(Buffer.from('a,b\n1,\u00e9\n2,x\n', 'latin1'))).toEqual({
    rows: [{ a: '2', b: 'x' }],
    bad: ['not-utf8'],
  })
})

test('a quote open for longer than a row can be is given up, and memory with it', () => {
  const line = `2,${'x'.repeat(1_000)}\n`
  const { rows, bad } = scan(`a,b\n1,"open\n${line.repeat(600)}`)

  expect(bad).toEqual(['unreadable'])
  expect(rows).toHaveLength(600)
})

test('a header is found below titles and remarks, each of which is counted, and comments are given', () => {
  const comments: string[] = []
  const rows: unknown[] = []
  const bad: string[] = []
  const scanner = new TableScanner({
    row: (row) => rows.push(row),
    bad: (why) => bad.push(why),
    isHeader: (row) => 'a' in row,
    comment: (line) => comments.push(line),
  })
  scanner.push(Buffer.from('# of ada\nMy plays\n\na;b\n1;x\n'))
  scanner.end()

  expect({ rows, bad, comments }).toEqual({
    rows: [{ a: '1', b: 'x' }],
    bad: ['not-a-row'],
    comments: ['# of ada'],
  })
})
