import { fromUtf7, isUtf7 } from '#services/ingest/utf7.ts'
import { playsRead, readText } from '#testkit/read-text.ts'

test('a table in UTF-7 is read, its quotes and remarks too', async () => {
  const text =
    '+ACM- Libre.fm\nTime,Artist,Track,Album\n1736098200,+ACI-Oda, Ida+ACI-,Caf+AOk-,\n1736098500,Bj+APY-rk,One +- Two,\n'

  expect(playsRead(await readText(text))).toEqual([
    'Oda, Ida / Café / 2025-01-05T17:30',
    'Björk / One + Two / 2025-01-05T17:35',
  ])
})

test.each(['One+Love-Song', 'C+Lov-', 'Florence + The Machine', 'Café +AOk-', '1+1-'])(
  '%s is no UTF-7',
  (text) => {
    expect(isUtf7(Buffer.from(text))).toBe(false)
  },
)

test('a run that chunks cut is whole', () => {
  const text = 'Bj+APY-rk +AOk'
  for (let at = 0; at <= text.length; at++) {
    const decode = fromUtf7()
    const parts = [text.slice(0, at), text.slice(at)].map((part) => decode(Buffer.from(part)))

    expect(Buffer.concat([...parts, decode()]).toString()).toBe('Björk é')
  }
})
