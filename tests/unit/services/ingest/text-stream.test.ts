import { toUtf8 } from '#services/ingest/text-stream.ts'

const text = '[{"trackName":"Caf\u00e9 \ud83c\udfb5"}]'
const utf16 = Buffer.from(text, 'utf16le')

async function read(bytes: Buffer, chunkBytes: number): Promise<string> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const out: Buffer[] = []
  for await (const chunk of toUtf8(chunks())) out.push(chunk)
  return Buffer.concat(out).toString()
}

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  [
    'UTF-16 BE with a mark',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
  ],
  ['UTF-16 LE without a mark', utf16],
  ['UTF-16 BE without a mark', Buffer.from(utf16).swap16()],
])('%s is read, wherever chunks are cut', async (_, bytes) => {
  for (const chunkBytes of [1, 2, 3, 5, 1000]) expect(await read(bytes, chunkBytes)).toBe(text)
})

test('a file shorter than its encoding could be told from is passed on', async () => {
  expect(await read(Buffer.from('[]'), 10)).toBe('[]')
  expect(await read(Buffer.alloc(0), 10)).toBe('')
})
