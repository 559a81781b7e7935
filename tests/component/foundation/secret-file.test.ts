import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openSecretFile } from '#foundation/secret-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('processes that start at the same time read one secret, and leave nothing beside it', async () => {
  const file = join(folder, 'deep', 'secret')

  const read = await Promise.all(Array.from({ length: 8 }, () => openSecretFile(file)))

  expect(new Set(read).size).toBe(1)
  expect(read[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(dirname(file))).toEqual(['secret'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a secret that is there is kept, without the line break of an editor', async () => {
  const file = join(folder, 'kept')
  writeFileSync(file, 'of a person\n')

  expect(await openSecretFile(file)).toBe('of a person')
})

test('a secret that cannot be read is not replaced', async () => {
  await expect(openSecretFile(folder)).rejects.toMatchObject({ code: 'EISDIR' })
})
